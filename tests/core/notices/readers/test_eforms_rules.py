"""Rules of the contract page that a reader misses most easily."""

from eforms_fixtures import read

WITHHELD_VALUE = (
    "<efac:FieldsPrivacy><efbc:FieldIdentifierCode listName='non-publication-identifier'>win-ten-val</efbc:FieldIdentifierCode>"
    '</efac:FieldsPrivacy><cbc:ID schemeName="tender">TEN-0001</cbc:ID><cac:LegalMonetaryTotal>'
)


def test_deadline_of_the_notice_is_the_earliest_moment_over_zones():
    """11:30+01:00 is later than 12:00+03:00, whatever the letters say."""
    assert read("call.xml").deadline == "2025-04-10T12:00:00+03:00"


def test_result_has_no_deadline():
    assert read("call.xml", (">16<", ">29<")).deadline is None


def test_unknown_procedure_is_a_problem():
    notice = read("call.xml", (">open<", ">UNKNOWN<"))
    assert notice.procedure is None
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "UNKNOWN")]


def test_privacy_block_withholds_a_number_that_stands_there():
    notice = read(
        "award.xml", ('<cbc:ID schemeName="tender">TEN-0001</cbc:ID><cac:LegalMonetaryTotal>', WITHHELD_VALUE)
    )
    assert notice.awards[0].value is None
    assert any(path.endswith("/LotTender[1]/LegalMonetaryTotal/PayableAmount") for path in notice.withheld)


def test_withheld_choice_of_the_winner():
    privacy = "<efac:FieldsPrivacy><efbc:FieldIdentifierCode>win-cho</efbc:FieldIdentifierCode></efac:FieldsPrivacy>"
    notice = read(
        "award.xml", ('<cbc:ID schemeName="result">RES-0001</cbc:ID>', f"{privacy}<cbc:ID>RES-0001</cbc:ID>")
    )
    assert (notice.awards[0].outcome, notice.awards[0].winners) == ("withheld", ())


def test_modification_refers_to_the_award():
    block = "<efac:ContractModification><efbc:ChangedNoticeIdentifier>5-2024</efbc:ChangedNoticeIdentifier></efac:ContractModification>"
    notice = read("award.xml", ("<efac:NoticeSubType>", f"{block}<efac:NoticeSubType>"), (">29<", ">38<"))
    assert {(one.relation, one.id) for one in notice.references} == {("award", "629133-2023"), ("award", "5-2024")}


def test_planning_of_a_lot_is_referred_to_as_planning_in_a_result_too():
    reference = "<cac:NoticeDocumentReference><cbc:ID>7-2024</cbc:ID></cac:NoticeDocumentReference>"
    notice = read(
        "call.xml",
        (">16<", ">29<"),
        (
            "    <cac:TenderingProcess>\n      <cac:TenderSubmission",
            f"    <cac:TenderingProcess>{reference}\n      <cac:TenderSubmission",
        ),
    )
    assert {(one.relation, one.id) for one in notice.references} == {("planning", "7-2024")}


def test_inline_elements_and_comments_do_not_break_a_text():
    notice = read("call.xml", ("Cleaning of buildings", "Cleaning <!-- x -->of <b>360</b>m<sup>3</sup> buildings"))
    assert notice.title["en"] == "Cleaning of 360m3 buildings"


def test_framework_ceiling_is_no_total():
    notice = read(
        "award.xml",
        (
            '<cbc:TotalAmount currencyID="EUR">-1</cbc:TotalAmount>',
            '<efbc:OverallMaximumFrameworkContractsAmount currencyID="EUR">9</efbc:OverallMaximumFrameworkContractsAmount>',
        ),
    )
    assert notice.total_value is None


def test_national_refinement_of_a_criterion_type():
    notice = read(
        "call.xml", ('listName="award-criterion-type">price', 'listName="award-criterion-type">quality-nor-env-spec')
    )
    assert notice.lots[0].award_criteria[0].type == "quality"


def test_social_list_of_the_first_versions_and_without_a_name():
    assert read("call.xml", ('listName="social-objective"', 'listName="social-procurement"')).lots[
        0
    ].social_clauses == ("opp", "soc-obj")
    assert read("call.xml", (' listName="social-objective"', "")).lots[0].social_clauses == ("opp", "soc-obj")


def test_long_text_is_collapsed_like_a_short_one():
    long = "Cleaning of buildings and of everything that belongs to them, "
    notice = read("call.xml", ("Cleaning of buildings", f" {long}\u00a0inside  and\toutside, {long}\n"))
    assert notice.title["en"] == f"{long}inside and outside, {long}".strip()
    assert read("call.xml", ("Cleaning of buildings", long + long)).title["en"] == (long + long).strip()

"""Shapes of results: who won what, what is withheld, contracts and tenders that do not fit each other."""

from decimal import Decimal

import pytest
from eforms_fixtures import read

from dragging.core.notices.model import Notice, Winner

FIRST = '<cbc:ID schemeName="result">RES-0001</cbc:ID><cbc:TenderResultCode listName="winner-selection-status">selec-w</cbc:TenderResultCode>'
TENDER_OF_CONTRACT = (
    '<efac:LotTender><cbc:ID schemeName="tender">TEN-0001</cbc:ID></efac:LotTender></efac:SettledContract>'
)
COUNT = '<efbc:StatisticsCode listName="received-submission-type">tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>5</efbc:StatisticsNumeric>'


def _privacy(code: str) -> str:
    return (
        f"<efac:FieldsPrivacy><efbc:FieldIdentifierCode>{code}</efbc:FieldIdentifierCode><efbc:ReasonCode>oth-int</efbc:ReasonCode>"
        "<efbc:PublicationDate>2035-01-01Z</efbc:PublicationDate></efac:FieldsPrivacy>"
    )


def _names(notice: Notice) -> list[list[str]]:
    return [[winner.name for winner in award.winners] for award in notice.awards if award.outcome == "awarded"]


@pytest.mark.parametrize(
    ("code", "change", "path"),
    [
        ("not-val", ('<cbc:TotalAmount currencyID="EUR">-1', '{}<cbc:TotalAmount currencyID="EUR">5'), "NoticeResult/TotalAmount"),
        ("no-awa-rea", ("<efac:DecisionReason>", "<efac:DecisionReason>{}"), "DecisionReason/DecisionReasonCode"),
        ("rec-sub-cou", (f"<efac:ReceivedSubmissionsStatistics>{COUNT}", f"<efac:ReceivedSubmissionsStatistics>{{}}{COUNT}"), "StatisticsNumeric"),
        ("pro-typ", ("<cac:TenderingProcess>", "<cac:TenderingProcess><cbc:ProcedureCode>open</cbc:ProcedureCode>{}"), "TenderingProcess/ProcedureCode"),
    ],
)  # fmt: skip
def test_withheld_field_is_missing_and_named(code: str, change: tuple[str, str], path: str):
    notice = read("award.xml", (change[0], change[1].format(_privacy(code))))
    assert any(one.endswith(path) for one in notice.withheld)
    told = {
        "not-val": notice.total_value,
        "no-awa-rea": notice.awards[2].reason,
        "rec-sub-cou": notice.awards[0].tenders_received,
        "pro-typ": notice.procedure,
    }
    assert told[code] is None


@pytest.mark.parametrize(("code", "field"), [("awa-cri-nam", "name"), ("awa-cri-num", "weight")])
def test_withheld_part_of_a_criterion(code: str, field: str):
    places = {
        "awa-cri-nam": "<cbc:AwardingCriterionTypeCode",
        "awa-cri-num": '<efbc:ParameterCode listName="number-weight"',
    }
    (criterion,) = read("call.xml", (places[code], _privacy(code) + places[code])).lots[0].award_criteria
    assert getattr(criterion, field) is None


def test_withheld_type_leaves_no_criterion():
    place = "<cbc:AwardingCriterionTypeCode"
    assert read("call.xml", (place, _privacy("awa-cri-typ") + place)).lots[0].award_criteria == ()


def test_field_outside_the_record_is_still_named_as_withheld():
    place = '<cbc:ID schemeName="result">RES-0001'
    notice = read("award.xml", (place, _privacy("ten-val-hig") + place))
    assert any(one.endswith("/LotResult[1]/HigherTenderAmount") for one in notice.withheld)


def test_contract_without_tenders_leaves_the_tenders_of_the_result():
    notice = read(
        "award.xml",
        (TENDER_OF_CONTRACT, "</efac:SettledContract>"),
        (
            '<efac:LotTender><cbc:ID schemeName="tender">TEN-0002</cbc:ID></efac:LotTender></efac:SettledContract>',
            "</efac:SettledContract>",
        ),
    )
    assert _names(notice) == [["Eksempel AS", "Andre AS"], ["Andre AS"], ["Eksempel kommune"]]


def test_result_without_tenders_has_those_of_its_contracts():
    listed = "".join(
        f'        <efac:LotTender><cbc:ID schemeName="tender">TEN-000{number}</cbc:ID></efac:LotTender>\n'
        for number in (1, 2, 3)
    )
    assert _names(read("award.xml", (listed, ""))) == [["Eksempel AS", "Andre AS"], ["Andre AS"]]


def test_result_without_contracts_has_all_its_tenders():
    refs = "".join(
        f'        <efac:SettledContract><cbc:ID schemeName="contract">CON-000{number}</cbc:ID></efac:SettledContract>\n'
        for number in (1, 2)
    )
    notice = read("award.xml", (refs, ""))
    assert _names(notice) == [["Eksempel AS", "Andre AS"], ["Andre AS"], ["Eksempel kommune"]]
    assert [award.date for award in notice.awards[:3]] == [None, None, None]


def test_selected_winner_that_nobody_names_stays_awarded():
    """`selec-w` is stated; legacy notices, which state nothing, are called withheld there."""
    notice = read(
        "award.xml",
        (
            '<cbc:ID schemeName="tendering-party">TPA-0001</cbc:ID></efac:TenderingParty>',
            '<cbc:ID schemeName="tendering-party"/></efac:TenderingParty>',
        ),
    )
    assert (notice.awards[0].outcome, notice.awards[0].winners) == ("awarded", ())


def test_group_of_tenderers_with_its_leader_in_their_order():
    leader = '<efac:Tenderer><cbc:ID schemeName="organization">ORG-0003</cbc:ID>'
    notice = read(
        "award.xml",
        (leader, leader.replace("<cbc:ID", "<efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator><cbc:ID")),
    )
    assert _names(notice)[0] == ["Eksempel AS", "Andre AS"]


def test_natural_person_without_a_number():
    notice = read(
        "award.xml",
        (
            "<efac:Company><efbc:CompanySizeCode",
            "<efbc:NaturalPersonIndicator>true</efbc:NaturalPersonIndicator><efac:Company><efbc:CompanySizeCode",
        ),
        ("<cac:PartyLegalEntity><cbc:CompanyID>900000001</cbc:CompanyID></cac:PartyLegalEntity>", ""),
    )
    assert notice.awards[0].winners[0] == Winner("Eksempel AS", "NO", (), "small")


def test_owners_are_no_winners():
    owner = "<efac:UltimateBeneficialOwner><cbc:ID>UBO-0001</cbc:ID><cbc:FamilyName>Nordmann</cbc:FamilyName></efac:UltimateBeneficialOwner></efac:Organizations>"
    assert _names(read("award.xml", ("</efac:Organizations>", owner)))[0] == ["Eksempel AS", "Andre AS"]


def test_member_that_is_no_organisation_has_the_name_of_its_party():
    party = '<cbc:ID schemeName="tendering-party">TPA-0002</cbc:ID><efac:Tenderer><cbc:ID schemeName="organization">ORG-0003'
    notice = read(
        "award.xml",
        (party, party.replace("</cbc:ID>", "</cbc:ID><cbc:Name>Gruppe</cbc:Name>", 1).replace("ORG-0003", "ORG-0099")),
    )
    assert notice.awards[1].winners == (Winner("Gruppe"),)


def test_winner_in_the_language_of_the_notice():
    name = '<cbc:Name languageID="NOB">Eksempel AS</cbc:Name>'
    notice = read("award.xml", (name, '<cbc:Name languageID="ENG">Example Ltd</cbc:Name>' + name))
    assert notice.awards[0].winners[0].name == "Eksempel AS"


def test_tenders_received_for_a_lot_that_was_not_awarded():
    code = '<efbc:StatisticsCode listName="received-submission-type"/>'
    notice = read("award.xml", (code, "<efbc:StatisticsCode>tenders</efbc:StatisticsCode>"))
    assert (notice.awards[3].outcome, notice.awards[3].tenders_received) == ("discontinued", 7)


def test_other_counts_stand_by_their_codes():
    notice = read("award.xml", (">t-sme<", ">part-req<"))
    assert (notice.awards[0].tenders_received, notice.awards[0].received) == (5, {"part-req": 9})


def test_a_count_under_another_code_is_not_that_of_the_tenders():
    notice = read("award.xml", (">tenders<", ">t-esubm<"))
    assert (notice.awards[0].tenders_received, notice.awards[0].received) == (None, {"t-sme": 9, "t-esubm": 5})


def test_withheld_count_is_none():
    notice = read("award.xml", ("<efbc:StatisticsNumeric>5<", "<efbc:StatisticsNumeric>-1<"))
    assert notice.awards[0].tenders_received is None
    assert any(path.endswith("/StatisticsNumeric") for path in notice.withheld)


def test_value_of_zero_is_a_value():
    value = read("award.xml", (">1000.00<", ">0<")).awards[0].value
    assert value is not None
    assert (value.amount, value.currency) == (Decimal(0), "EUR")


def test_unknown_result_code_is_a_problem():
    notice = read("award.xml", (FIRST, FIRST.replace("selec-w", "selec-x")))
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "selec-x")]


def test_day_of_the_decision_where_the_contract_has_none():
    notice = read(
        "award.xml", ("<cbc:IssueDate>2025-02-01+01:00</cbc:IssueDate>", "<cbc:AwardDate>2025-01-20Z</cbc:AwardDate>")
    )
    assert str(notice.awards[0].date) == "2025-01-20"


def test_award_is_known_by_its_contract_s_number_else_by_its_result():
    reference = '<cbc:ID schemeName="contract">CON-0001</cbc:ID><cbc:IssueDate>'
    number = "<efac:ContractReference><cbc:ID>7/2025</cbc:ID></efac:ContractReference><cbc:IssueDate>"
    notice = read("award.xml", (reference, reference.replace("<cbc:IssueDate>", number)))
    assert [award.id for award in notice.awards[:2]] == ["7/2025", "RES-0001"]


def test_programme_of_a_contract_says_that_there_are_eu_funds():
    funding = "<efac:Funding><cbc:FundingProgramCode>ERDF_2021</cbc:FundingProgramCode></efac:Funding>"
    assert read("award.xml", (TENDER_OF_CONTRACT, funding + TENDER_OF_CONTRACT)).eu_funds is True


def test_modification_without_results_has_its_tenders():
    data = read(
        "award.xml", (">29<", ">38<"), ("<efac:LotResult>", "<efac:Other>"), ("</efac:LotResult>", "</efac:Other>")
    )
    assert [(award.id, award.lots, len(award.winners)) for award in data.awards] == [
        ("TEN-0001", ("LOT-0001",), 2),
        ("TEN-0002", ("LOT-0001",), 1),
        ("TEN-0003", ("LOT-0001",), 1),
    ]

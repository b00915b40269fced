"""Variants that the schemas allow and samples hardly hold, one small invented form each."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from dragging.core.notices.model import Award, AwardCriterion, Change, Notice, Problem, Source, Winner
from dragging.core.notices.readers import ted_xml
from dragging.core.units import Value


def _read(form: str, *, notice_data: str = "", codif: str = "") -> Notice:
    text = (
        f'<TED_EXPORT xmlns="ted/R2.0.9/publication" DOC_ID="1-2020"><CODED_DATA_SECTION><NOTICE_DATA>{notice_data}</NOTICE_DATA>'
        f"<CODIF_DATA>{codif}</CODIF_DATA></CODED_DATA_SECTION><FORM_SECTION>{form}</FORM_SECTION></TED_EXPORT>"
    )
    return ted_xml.read(etree.fromstring(text), Source("ted-xml", None, "x.xml", ""))


def _new(name: str, body: str) -> Notice:
    return _read(f'<{name}_2014 CATEGORY="ORIGINAL" FORM="{name}" LG="EN">{body}</{name}_2014>')


def _old(form: str, name: str, body: str) -> Notice:
    return _read(
        f'<{name} CATEGORY="ORIGINAL" FORM="{form}" LG="EN" VERSION="R2.0.8.S05.E01"><FD>{body}</FD></{name}>'
    )


def _sum(name: str, amount: str) -> str:
    return f'<{name} CURRENCY="EUR"><VALUE_COST FMTVAL="{amount}">{amount}</VALUE_COST></{name}>'


def _operator(name: str) -> str:
    return f"<CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME_CHP><ORGANISATION>{name}</ORGANISATION></CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME_CHP>"


def _contractor(name: str) -> str:
    return f"<CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>{name}</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR>"


def test_a_total_that_is_a_range_keeps_both_ends() -> None:
    notice = _new(
        "F06",
        '<OBJECT_CONTRACT><VAL_RANGE_TOTAL CURRENCY="EUR"><LOW>10</LOW><HIGH>20</HIGH></VAL_RANGE_TOTAL></OBJECT_CONTRACT>',
    )
    assert notice.total_value == Value(low=Decimal(10), high=Decimal(20), currency="EUR")


def test_values_not_for_publication_hide_the_total_of_utilities() -> None:
    notice = _new(
        "F06",
        '<OBJECT_CONTRACT><VALUES PUBLICATION="NO"><VAL_TOTAL CURRENCY="EUR">5</VAL_TOTAL></VALUES></OBJECT_CONTRACT>',
    )
    assert notice.total_value is None
    assert notice.withheld == ("/TED_EXPORT/FORM_SECTION/F06_2014/OBJECT_CONTRACT/VALUES",)


def test_withheld_contractors_are_not_told() -> None:
    notice = _new(
        "F06",
        "<AWARD_CONTRACT><AWARDED_CONTRACT>"
        f'<CONTRACTORS PUBLICATION="NO">{_contractor("A")}</CONTRACTORS></AWARDED_CONTRACT></AWARD_CONTRACT>',
    )
    assert [(award.outcome, award.winners) for award in notice.awards] == [("withheld", ())]


@pytest.mark.parametrize("group", ["<AWARDED_TO_GROUP/>", "<NO_AWARDED_TO_GROUP/>", ""])
def test_a_group_is_its_contractors(group: str) -> None:
    notice = _new(
        "F03",
        f"<AWARD_CONTRACT><AWARDED_CONTRACT><CONTRACTORS>{group}{_contractor('A')}{_contractor('B')}</CONTRACTORS>"
        "</AWARDED_CONTRACT></AWARD_CONTRACT>",
    )
    assert notice.awards == (Award(None, ("1",), winners=(Winner("A"), Winner("B"))),)


def test_lots_named_in_a_list_are_told_apart_only_where_all_are_known() -> None:
    lots = "".join(f"<OBJECT_DESCR><LOT_NO>{number}</LOT_NO></OBJECT_DESCR>" for number in (1, 2, 3))
    awards = "".join(
        f"<AWARD_CONTRACT><LOT_NO>{told}</LOT_NO><NO_AWARDED_CONTRACT><PROCUREMENT_DISCONTINUED/></NO_AWARDED_CONTRACT></AWARD_CONTRACT>"
        for told in ("1, 3", "1 à 3")
    )
    notice = _new("F03", f"<OBJECT_CONTRACT>{lots}</OBJECT_CONTRACT>{awards}")
    assert [(award.lots, award.outcome) for award in notice.awards] == [
        (("1", "3"), "discontinued"),
        (("1 à 3",), "discontinued"),
    ]


def test_a_contest_has_its_prize_and_its_winners() -> None:
    notice = _new(
        "F13",
        "<RESULTS><AWARDED_PRIZE><DATE_DECISION_JURY>2020-02-03</DATE_DECISION_JURY><PARTICIPANTS><NB_PARTICIPANTS>7</NB_PARTICIPANTS></PARTICIPANTS>"
        "<WINNERS><WINNER><ADDRESS_WINNER><OFFICIALNAME>Atelier</OFFICIALNAME></ADDRESS_WINNER><SME/></WINNER></WINNERS>"
        '<VAL_PRIZE CURRENCY="EUR">5000</VAL_PRIZE></AWARDED_PRIZE></RESULTS>'
        "<RESULTS><NO_AWARDED_PRIZE><PROCUREMENT_DISCONTINUED/></NO_AWARDED_PRIZE></RESULTS>",
    )
    prize, missed = notice.awards
    assert (prize.date, prize.tenders_received) == (date(2020, 2, 3), 7)
    assert prize.value == Value(Decimal(5000), currency="EUR")
    assert prize.winners == (Winner("Atelier", size="sme"),)
    assert missed.outcome == "discontinued"


@pytest.mark.parametrize(
    ("element", "procedure"),
    [
        ("<DIRECTIVE_2014_24_EU><PT_NEGOTIATED_WITHOUT_PUBLICATION/></DIRECTIVE_2014_24_EU>", "neg-wo-call"),
        (
            "<PT_AWARD_CONTRACT_WITHOUT_CALL><D_ACCORDANCE_ARTICLE><D_OTHER_SERVICES/></D_ACCORDANCE_ARTICLE></PT_AWARD_CONTRACT_WITHOUT_CALL>",
            "neg-wo-call",
        ),
        ("<PT_COMPETITIVE_NEGOTIATION/><ACCELERATED_PROC><P>x</P></ACCELERATED_PROC>", "neg-w-call"),
        ("<PT_INNOVATION_PARTNERSHIP/>", "innovation"),
        ("<PT_DA_INTERNAL_OPERATOR/>", "oth-single"),
    ],
)
def test_procedures_of_awards(element: str, procedure: str) -> None:
    assert _new("F03", f"<PROCEDURE>{element}</PROCEDURE>").procedure == procedure


def test_a_modification_without_an_award_names_the_contractors_after_it() -> None:
    notice = _new(
        "F20",
        "<MODIFICATIONS_CONTRACT><DESCRIPTION_PROCUREMENT><CPV_MAIN><CPV_CODE CODE='45000000'/></CPV_MAIN>"
        f"<CONTRACTORS>{_contractor('A')}</CONTRACTORS></DESCRIPTION_PROCUREMENT><INFO_MODIFICATIONS>"
        "<UNFORESEEN_CIRCUMSTANCE><P>x</P></UNFORESEEN_CIRCUMSTANCE><VALUES PUBLICATION='NO'><VAL_TOTAL_AFTER CURRENCY='EUR'>9</VAL_TOTAL_AFTER>"
        "</VALUES></INFO_MODIFICATIONS></MODIFICATIONS_CONTRACT>",
    )
    assert [(award.outcome, award.winners) for award in notice.awards] == [("awarded", (Winner("A"),))]
    assert (notice.total_value, notice.cpv_main) == (None, "45000000")
    assert notice.changes == (Change(reason="UNFORESEEN_CIRCUMSTANCE"),)


def test_a_correction_of_codes_names_them() -> None:
    notice = _new(
        "F14",
        "<CHANGES><CHANGE><WHERE><SECTION>II.1.2</SECTION></WHERE><OLD_VALUE><CPV_MAIN><CPV_CODE CODE='45000000'/></CPV_MAIN></OLD_VALUE>"
        "<NEW_VALUE><NOTHING/></NEW_VALUE></CHANGE></CHANGES>",
    )
    assert notice.changes == (Change("II.1.2", old="45000000"),)


def test_objects_of_a_prior_notice_become_lots_with_their_own_codes() -> None:
    notice = _new(
        "F01",
        "".join(
            f"<OBJECT_CONTRACT ITEM='{item}'><TITLE><P>{title}</P></TITLE><CPV_MAIN><CPV_CODE CODE='{code}'/></CPV_MAIN><OBJECT_DESCR/></OBJECT_CONTRACT>"
            for item, title, code in ((1, "Bread", "15811000"), (2, "Milk", "15511000"))
        ),
    )
    assert notice.title == {"en": "Bread"}
    assert [(lot.id, lot.title, lot.cpv_main) for lot in notice.lots] == [
        ("1", {"en": "Bread"}, "15811000"),
        ("2", {"en": "Milk"}, "15511000"),
    ]
    assert (notice.cpv_main, notice.cpv_additional) == ("15811000", ("15511000",))


def test_two_original_forms_are_both_original_languages() -> None:
    def form(category: str, language: str, title: str) -> str:
        return (
            f'<F02_2014 CATEGORY="{category}" FORM="F02" LG="{language}"><OBJECT_CONTRACT><TITLE><P>{title}</P></TITLE>'
            "</OBJECT_CONTRACT></F02_2014>"
        )

    notice = _read(form("TRANSLATION", "DE", "C") + form("ORIGINAL", "NL", "A") + form("ORIGINAL", "FR", "B"))
    assert (notice.language, notice.languages) == ("nl", ("nl", "fr", "de"))
    assert notice.title == {"nl": "A", "fr": "B", "de": "C"}


def test_utilities_of_the_old_tree_have_awards_and_their_price_criterion() -> None:
    notice = _old(
        "06",
        "CONTRACT_AWARD_UTILITIES",
        '<PRICE_AWARD_CRITERIA PRICE="LOWEST_PRICE"/>'
        "<AWARD_AND_CONTRACT_VALUE><CONTRACT_NO>7</CONTRACT_NO><DATE_OF_CONTRACT_AWARD><DAY>3</DAY><MONTH>2</MONTH><YEAR>2015</YEAR></DATE_OF_CONTRACT_AWARD>"
        f"{_operator('Grid')}{_sum('COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE', '100.00')}</AWARD_AND_CONTRACT_VALUE>",
    )
    (award,) = notice.awards
    assert (notice.form, notice.kind, award.id, award.date) == ("F06", "award", "7", date(2015, 2, 3))
    assert (award.value, award.winners) == (Value(Decimal("100.00"), currency="EUR"), (Winner("Grid"),))
    assert notice.lots[0].award_criteria == (AwardCriterion("price"),)


def test_the_best_offer_of_utilities_is_no_price_criterion() -> None:
    notice = _old("06", "CONTRACT_AWARD_UTILITIES", '<PRICE_AWARD_CRITERIA PRICE="MOST_ECONOMICALLY_TENDER"/>')
    assert notice.lots[0].award_criteria == ()


def test_a_first_estimate_is_not_the_value_of_an_award() -> None:
    first = (
        f"<INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT>{_sum('COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE', '1.00')}"
        "</INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT>"
    )
    notice = _old("18", "CONTRACT_AWARD_DEFENCE", f"<AWARD_OF_CONTRACT_DEFENCE>{first}</AWARD_OF_CONTRACT_DEFENCE>")
    assert notice.awards[0].value is None


def test_of_two_sums_the_one_without_tax_counts() -> None:
    taxed = _sum("COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE", "120.00")
    taxed = taxed.replace(
        "</COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE>", "<INCLUDING_VAT/></COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE>"
    )
    plain = _sum("COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE", "100.00")
    assert _old("03", "CONTRACT_AWARD", f"<TOTAL_FINAL_VALUE>{taxed}{plain}</TOTAL_FINAL_VALUE>").total_value == Value(
        Decimal("100.00"), currency="EUR"
    )


def test_the_boxes_of_sheltered_work_in_defence_are_told_apart() -> None:
    notice = _old(
        "17",
        "CONTRACT_DEFENCE",
        "<RESERVED_CONTRACTS><RESTRICTED_TO_FRAMEWORK/><RESTRICTED_TO_SHELTERED_WORKSHOPS/></RESERVED_CONTRACTS>",
    )
    assert (notice.reserved, notice.reserved_unclear) == (("art20_execution", "art20_participation"), False)


def test_a_box_ticked_no_is_no_reservation() -> None:
    notice = _old("02", "CONTRACT", "<NO_RESERVED_CONTRACTS/>")
    assert (notice.reserved, notice.reserved_unclear) == ((), False)


def test_a_reserved_profession_of_the_old_tree_is_no_reservation() -> None:
    notice = _old("02", "CONTRACT", "<EXECUTION_SERVICE_RESERVED_PARTICULAR_PROFESSION/>")
    assert (notice.reserved, notice.reserved_unclear) == ((), False)


def test_the_main_code_is_the_objects_own_and_not_that_of_its_first_lot() -> None:
    lot = "<LOT_PRIOR_INFORMATION><LOT_NUMBER>4</LOT_NUMBER><CPV><CPV_MAIN><CPV_CODE CODE='45221250'/></CPV_MAIN></CPV></LOT_PRIOR_INFORMATION>"
    notice = _old(
        "16",
        "PRIOR_INFORMATION_DEFENCE",
        f"<OBJECT_WORKS_SUPPLIES_SERVICES_PRIOR_INFORMATION>{lot}<CPV><CPV_MAIN><CPV_CODE CODE='45000000'/></CPV_MAIN></CPV>"
        "</OBJECT_WORKS_SUPPLIES_SERVICES_PRIOR_INFORMATION>",
    )
    assert (notice.cpv_main, notice.cpv_additional) == ("45000000", ("45221250",))
    assert [(one.id, one.cpv_main) for one in notice.lots] == [("4", "45221250")]


def test_kosovo_has_a_code_of_its_own() -> None:
    notice = _read(
        "<F02_2014><CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><COUNTRY VALUE='1A'/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY></F02_2014>",
        notice_data="<ISO_COUNTRY VALUE='1A'/>",
    )
    assert [buyer.country for buyer in notice.buyers] == ["XK"]
    assert notice.problems == ()


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-INF", "1e9", "about 5"])
def test_what_is_no_number_is_a_problem(amount: str) -> None:
    notice = _new(
        "F02",
        f"<OBJECT_CONTRACT><VAL_ESTIMATED_TOTAL CURRENCY='EUR'>{amount}</VAL_ESTIMATED_TOTAL></OBJECT_CONTRACT>",
    )
    path = "/TED_EXPORT/FORM_SECTION/F02_2014/OBJECT_CONTRACT/VAL_ESTIMATED_TOTAL"
    assert (notice.estimated_value, notice.problems) == (None, (Problem("bad_number", path, amount),))


@pytest.mark.parametrize("day", ["20200231 12:00", "2020", "20201301"])
def test_a_damaged_deadline_is_a_problem_and_no_deadline(day: str) -> None:
    notice = _read("", codif=f"<DT_DATE_FOR_SUBMISSION>{day}</DT_DATE_FOR_SUBMISSION>")
    assert notice.deadline is None
    assert [(one.code, one.value) for one in notice.problems] == [("bad_date", day)]


@pytest.mark.parametrize(
    ("written", "deadline"),
    [("20200229", "2020-02-29"), ("20200229 9:05", "2020-02-29T09:05"), ("20200229 24:00", "2020-02-29T23:59")],
)
def test_coded_deadlines(written: str, deadline: str) -> None:
    assert _read("", codif=f"<DT_DATE_FOR_SUBMISSION>{written}</DT_DATE_FOR_SUBMISSION>").deadline == deadline


def test_empty_elements_say_nothing() -> None:
    notice = _new(
        "F02",
        "<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME/><COUNTRY/><NUTS/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>"
        "<OBJECT_CONTRACT><TITLE/><CPV_MAIN/><VAL_ESTIMATED_TOTAL CURRENCY='EUR'/><OBJECT_DESCR><LOT_NO/><DURATION TYPE='MONTH'/></OBJECT_DESCR>"
        "</OBJECT_CONTRACT><PROCEDURE><DATE_RECEIPT_TENDERS/></PROCEDURE>",
    )
    assert (notice.title, notice.cpv_main, notice.estimated_value, notice.deadline) == ({}, None, None, None)
    assert [(lot.id, lot.duration_months) for lot in notice.lots] == [("1", None)]
    assert notice.problems == ()


@pytest.mark.parametrize("blank", ["\n   ", "\t", "\u00a0", "\u2003", "  "])
def test_white_space_of_any_kind_is_one_blank(blank: str) -> None:
    title = f"{blank}Care{blank}at home{blank}"
    assert _new("F02", f"<OBJECT_CONTRACT><TITLE><P>{title}</P></TITLE></OBJECT_CONTRACT>").title == {
        "en": "Care at home"
    }


def test_a_title_of_the_standard_texts_stands_in_where_the_form_has_none() -> None:
    text = (
        "<TED_EXPORT DOC_ID='1-2020'><CODED_DATA_SECTION><NOTICE_DATA><LG_ORIG>EN</LG_ORIG></NOTICE_DATA></CODED_DATA_SECTION>"
        "<TRANSLATION_SECTION><ML_TITLES><ML_TI_DOC LG='EN'><TI_TOWN>Cork</TI_TOWN><TI_TEXT><P>Bread</P></TI_TEXT></ML_TI_DOC></ML_TITLES>"
        "<ML_AA_NAMES><AA_NAME LG='EN'>Council</AA_NAME></ML_AA_NAMES></TRANSLATION_SECTION></TED_EXPORT>"
    )
    notice = ted_xml.read(etree.fromstring(text), Source("ted-xml", None, "x.xml", ""))
    assert (notice.title, notice.buyers[0].name, notice.buyers[0].town) == ({"en": "Bread"}, {"en": "Council"}, "Cork")

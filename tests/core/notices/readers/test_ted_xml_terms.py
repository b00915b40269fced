"""The terms of bidding, limits of lots and counts of the old forms, one small invented form each."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from dragging.core.notices.model import (
    AwardCriterion,
    Condition,
    Framework,
    LotLimits,
    Notice,
    Opening,
    Problem,
    Renewals,
    SelectionCriterion,
    Source,
    Terms,
)
from dragging.core.notices.readers import ted_xml
from dragging.core.units import Value


def _read(form: str) -> Notice:
    text = (
        '<TED_EXPORT xmlns="ted/R2.0.9/publication" DOC_ID="1-2020"><CODED_DATA_SECTION><NOTICE_DATA/><CODIF_DATA/>'
        f"</CODED_DATA_SECTION><FORM_SECTION>{form}</FORM_SECTION></TED_EXPORT>"
    )
    return ted_xml.read(etree.fromstring(text), Source("ted-xml", None, "x.xml", ""))


def _new(name: str, body: str, translated: str = "") -> Notice:
    more = (
        f'<{name}_2014 CATEGORY="TRANSLATION" FORM="{name}" LG="FR">{translated}</{name}_2014>' if translated else ""
    )
    return _read(f'<{name}_2014 CATEGORY="ORIGINAL" FORM="{name}" LG="EN">{body}</{name}_2014>{more}')


def _old(form: str, name: str, body: str) -> Notice:
    return _read(
        f'<{name} CATEGORY="ORIGINAL" FORM="{form}" LG="EN" VERSION="R2.0.8.S05.E01"><FD>{body}</FD></{name}>'
    )


def _terms(name: str, body: str) -> Terms:
    told = _new(name, body).terms
    assert told is not None
    return told


def _lot(block: str) -> Terms:
    told = _new("F02", f"<OBJECT_CONTRACT><OBJECT_DESCR>{block}</OBJECT_DESCR></OBJECT_CONTRACT>").lots[0].terms
    assert told is not None
    return told


def test_selection_criteria_keep_their_family_and_their_minimum() -> None:
    body = (
        "<LEFTI><SUITABILITY><P>Registered</P></SUITABILITY><ECONOMIC_CRITERIA_DOC/>"
        "<TECHNICAL_PROFESSIONAL_INFO><P>Three works</P></TECHNICAL_PROFESSIONAL_INFO>"
        "<TECHNICAL_PROFESSIONAL_MIN_LEVEL><P>One of 5 000</P></TECHNICAL_PROFESSIONAL_MIN_LEVEL></LEFTI>"
    )
    assert _terms("F02", body).selection_criteria == (
        SelectionCriterion("sui-act", text={"en": "Registered"}),
        SelectionCriterion("ef-stand", in_documents=True),
        SelectionCriterion("tp-abil", text={"en": "Three works"}, minimum={"en": "One of 5 000"}),
    )


def test_rules_and_conditions_of_qualification_are_other_criteria() -> None:
    body = (
        "<LEFTI><RULES_CRITERIA><P>Fair</P></RULES_CRITERIA>"
        "<QUALIFICATION><CONDITIONS><P>A</P></CONDITIONS></QUALIFICATION>"
        "<QUALIFICATION><CONDITIONS><P>B</P></CONDITIONS></QUALIFICATION></LEFTI>"
    )
    assert [(one.type, one.text) for one in _terms("F07", body).selection_criteria] == [
        ("other", {"en": "Fair"}),
        ("other", {"en": "A"}),
        ("other", {"en": "B"}),
    ]


def test_texts_are_kept_in_every_language_of_the_notice() -> None:
    told = _new(
        "F02",
        "<LEFTI><SUITABILITY><P>Registered</P></SUITABILITY></LEFTI>",
        "<LEFTI><SUITABILITY><P>Inscrit</P></SUITABILITY></LEFTI>",
    ).terms
    assert told is not None
    assert told.selection_criteria[0].text == {"en": "Registered", "fr": "Inscrit"}


def test_conditions_of_the_contract_are_words() -> None:
    body = (
        "<LEFTI><DEPOSIT_GUARANTEE_REQUIRED><P>5 %</P></DEPOSIT_GUARANTEE_REQUIRED>"
        "<MAIN_FINANCING_CONDITION><P>30 days</P></MAIN_FINANCING_CONDITION><LEGAL_FORM><P>Joint</P></LEGAL_FORM>"
        "<PERFORMANCE_CONDITIONS><P>Insertion</P></PERFORMANCE_CONDITIONS></LEFTI>"
    )
    told = _terms("F05", body)
    assert (told.guarantee, told.legal_form) == (Condition(None, {"en": "5 %"}), Condition(None, {"en": "Joint"}))
    assert (told.payment_terms, told.performance_terms) == ({"en": "30 days"}, {"en": "Insertion"})


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (
            '<PARTICULAR_PROFESSION CTYPE="SERVICES"/><REFERENCE_TO_LAW><P>Act 1</P></REFERENCE_TO_LAW>',
            Condition(True, {"en": "Act 1"}),
        ),
        ("<PARTICULAR_PROFESSION><P>Architects</P></PARTICULAR_PROFESSION>", Condition(True, {"en": "Architects"})),
        ("<NO_PARTICULAR_PROFESSION/>", Condition(False)),
    ],
)
def test_a_reserved_profession_is_yes_no_or_unsaid(box: str, told: Condition) -> None:
    assert _terms("F12", f"<LEFTI>{box}</LEFTI>").reserved_profession == told


def test_without_any_term_there_are_none() -> None:
    notice = _new("F02", "<OBJECT_CONTRACT><OBJECT_DESCR><LOT_NO>1</LOT_NO></OBJECT_DESCR></OBJECT_CONTRACT>")
    assert (notice.terms, notice.lots[0].terms, notice.lot_limits) == (None, None, None)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<SINGLE_OPERATOR/>", Framework(True, None, 1)),
        ("<SEVERAL_OPERATORS/><NB_PARTICIPANTS>4</NB_PARTICIPANTS>", Framework(True, None, 4)),
        ("", Framework(True)),
    ],
)
def test_a_framework_tells_how_many_take_part(inside: str, told: Framework) -> None:
    assert _terms("F02", f"<PROCEDURE><FRAMEWORK>{inside}</FRAMEWORK></PROCEDURE>").framework == told


def test_languages_validity_and_opening_are_read() -> None:
    body = (
        '<PROCEDURE><DPS/><LANGUAGES><LANGUAGE VALUE="PL"/><LANGUAGE VALUE="EN"/></LANGUAGES>'
        '<DATE_TENDER_VALID>2020-05-01</DATE_TENDER_VALID><DURATION_TENDER_VALID TYPE="MONTH">3</DURATION_TENDER_VALID>'
        "<OPENING_CONDITION><DATE_OPENING_TENDERS>2020-02-01</DATE_OPENING_TENDERS><TIME_OPENING_TENDERS>10:30</TIME_OPENING_TENDERS>"
        "<PLACE><P>Room 1</P></PLACE><INFO_ADD><P>Public</P></INFO_ADD></OPENING_CONDITION></PROCEDURE>"
    )
    told = _terms("F02", body)
    assert told.tender_languages == ("pl", "en")
    assert (told.tender_validity_months, told.tender_validity_until) == (Decimal(3), date(2020, 5, 1))
    assert told.opening == Opening("2020-02-01T10:30", {"en": "Room 1"}, {"en": "Public"})
    assert told.dynamic_purchasing is True


def test_days_of_validity_stay_days() -> None:
    told = _terms("F05", '<PROCEDURE><DURATION_TENDER_VALID TYPE="DAY">90</DURATION_TENDER_VALID></PROCEDURE>')
    assert (told.tender_validity_days, told.tender_validity_months) == (90, None)


def test_a_lot_tells_options_renewals_variants_place_and_more() -> None:
    told = _lot(
        "<MAIN_SITE><P>Cork</P></MAIN_SITE><RENEWAL/><RENEWAL_DESCR><P>Twice</P></RENEWAL_DESCR><NO_ACCEPTED_VARIANTS/>"
        "<OPTIONS/><OPTIONS_DESCR><P>More hours</P></OPTIONS_DESCR><INFO_ADD><P>Ask</P></INFO_ADD>"
    )
    assert told == Terms(
        options=Condition(True, {"en": "More hours"}),
        renewals=Renewals(True, None, {"en": "Twice"}),
        variants="not-allowed",
        place={"en": "Cork"},
        additional_information={"en": "Ask"},
    )


def test_boxes_that_say_no_say_no() -> None:
    told = _lot("<NO_OPTIONS/><NO_RENEWAL/><ACCEPTED_VARIANTS/>")
    assert (told.options, told.renewals, told.variants) == (Condition(False), Renewals(False), "allowed")


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<LOT_ALL/>", None),
        ("<LOT_ONE_ONLY/>", LotLimits(1)),
        (
            (
                "<LOT_MAX_NUMBER>3</LOT_MAX_NUMBER><LOT_MAX_ONE_TENDERER>2</LOT_MAX_ONE_TENDERER>"
                "<LOT_COMBINING_CONTRACT_RIGHT><P>1 and 2</P></LOT_COMBINING_CONTRACT_RIGHT>"
            ),
            LotLimits(3, 2, None, {"en": "1 and 2"}),
        ),
    ],
)
def test_limits_of_lots(inside: str, told: LotLimits | None) -> None:
    notice = _new("F02", f"<OBJECT_CONTRACT><LOT_DIVISION>{inside}</LOT_DIVISION></OBJECT_CONTRACT>")
    assert notice.lot_limits == told


def test_further_information_of_the_notice_is_kept() -> None:
    body = "<COMPLEMENTARY_INFO><INFO_ADD><P>See annex</P></INFO_ADD></COMPLEMENTARY_INFO>"
    assert _terms("F14", body).additional_information == {"en": "See annex"}


def test_counts_of_offers_bear_the_codes_of_eforms() -> None:
    body = (
        "<AWARD_CONTRACT><AWARDED_CONTRACT><TENDERS><NB_TENDERS_RECEIVED>5</NB_TENDERS_RECEIVED>"
        "<NB_TENDERS_RECEIVED_SME>3</NB_TENDERS_RECEIVED_SME><NB_TENDERS_RECEIVED_OTHER_EU>2</NB_TENDERS_RECEIVED_OTHER_EU>"
        "<NB_TENDERS_RECEIVED_NON_EU>0</NB_TENDERS_RECEIVED_NON_EU><NB_TENDERS_RECEIVED_EMEANS>4</NB_TENDERS_RECEIVED_EMEANS>"
        "</TENDERS></AWARDED_CONTRACT></AWARD_CONTRACT>"
    )
    award = _new("F03", body).awards[0]
    assert (award.tenders_received, award.received) == (5, {"t-sme": 3, "t-oth-eea": 2, "t-no-eea": 0, "t-esubm": 4})


def _awards(*values: tuple[str, str]) -> str:
    return "".join(
        f"<AWARD_CONTRACT><LOT_NO>{lot}</LOT_NO><AWARDED_CONTRACT><VALUES>"
        f'<VAL_ESTIMATED_TOTAL CURRENCY="EUR">{value}</VAL_ESTIMATED_TOTAL></VALUES></AWARDED_CONTRACT></AWARD_CONTRACT>'
        for lot, value in values
    )


_TWO_LOTS = (
    "<OBJECT_CONTRACT><OBJECT_DESCR><LOT_NO>1</LOT_NO></OBJECT_DESCR>"
    "<OBJECT_DESCR><LOT_NO>2</LOT_NO></OBJECT_DESCR></OBJECT_CONTRACT>"
)


def test_the_estimate_of_an_award_block_is_that_of_its_lot() -> None:
    notice = _new("F03", _TWO_LOTS + _awards(("2", "20"), ("2", "20.0")))
    assert [lot.estimated_value for lot in notice.lots] == [None, Value(Decimal(20), currency="EUR")]


def test_contracts_of_a_lot_that_disagree_give_it_no_estimate() -> None:
    notice = _new("F03", _TWO_LOTS + _awards(("1", "10"), ("1", "15")))
    assert [lot.estimated_value for lot in notice.lots] == [None, None]


def test_a_hidden_estimate_is_not_told() -> None:
    body = _TWO_LOTS + _awards(("1", "10")).replace("<VALUES>", '<VALUES PUBLICATION="NO">')
    assert _new("F06", body).lots[0].estimated_value is None


def test_the_old_forms_give_the_estimate_of_a_lot_too() -> None:
    body = (
        "<AWARD_OF_CONTRACT><LOT_NUMBER>7</LOT_NUMBER><CONTRACT_VALUE_INFORMATION>"
        '<INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT CURRENCY="EUR"><VALUE_COST FMTVAL="9.00">9</VALUE_COST><EXCLUDING_VAT/>'
        "</INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT></CONTRACT_VALUE_INFORMATION></AWARD_OF_CONTRACT>"
    )
    lot = _old("03", "CONTRACT_AWARD", body).lots[0]
    assert (lot.id, lot.estimated_value) == ("7", Value(Decimal("9.00"), currency="EUR"))


def test_a_sum_stated_with_tax_only_says_so() -> None:
    body = (
        '<TOTAL_FINAL_VALUE><COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE CURRENCY="EUR"><VALUE_COST FMTVAL="120.00">120</VALUE_COST>'
        "<INCLUDING_VAT/></COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE></TOTAL_FINAL_VALUE>"
    )
    notice = _old("03", "CONTRACT_AWARD", body)
    place = "/TED_EXPORT/FORM_SECTION/CONTRACT_AWARD/FD/TOTAL_FINAL_VALUE/COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE"
    assert notice.total_value == Value(Decimal("120.00"), currency="EUR")
    assert notice.problems == (Problem("includes_tax", place, "120.00"),)


def test_criteria_of_the_old_forms_have_no_type() -> None:
    body = (
        "<CRITERIA_DEFINITION><CRITERIA>Cena</CRITERIA><WEIGHTING>60</WEIGHTING></CRITERIA_DEFINITION>"
        "<CRITERIA_DEFINITION><CRITERIA>Method</CRITERIA></CRITERIA_DEFINITION>"
    )
    assert _old("02", "CONTRACT", body).lots[0].award_criteria == (
        AwardCriterion(None, "Cena", "60"),
        AwardCriterion(None, "Method"),
    )


def test_criteria_of_concessions_have_no_type() -> None:
    assert _new(
        "F24",
        "<OBJECT_CONTRACT><OBJECT_DESCR><AC><AC_CRITERION>Cena</AC_CRITERION></AC></OBJECT_DESCR></OBJECT_CONTRACT>",
    ).lots[0].award_criteria == (AwardCriterion(None, "Cena"),)


def test_criteria_of_a_direct_award_stand_below_its_directive() -> None:
    body = (
        "<OBJECT_CONTRACT><OBJECT_DESCR><DIRECTIVE_2014_24_EU><AC><AC_QUALITY><AC_CRITERION>Care</AC_CRITERION>"
        "<AC_WEIGHTING>70</AC_WEIGHTING></AC_QUALITY><AC_PRICE><AC_WEIGHTING>30</AC_WEIGHTING></AC_PRICE></AC>"
        "</DIRECTIVE_2014_24_EU></OBJECT_DESCR></OBJECT_CONTRACT>"
    )
    assert _new("F15", body).lots[0].award_criteria == (
        AwardCriterion("quality", "Care", "70"),
        AwardCriterion("price", None, "30"),
    )


def test_a_correction_before_2014_names_its_buyer_in_the_line_above_the_text() -> None:
    notice = _read(
        '<OTH_NOT CATEGORY="ORIGINAL" LG="DE"><FD_OTH_NOT><TI_DOC><P>D-Ulm: Bau</P></TI_DOC><STI_DOC><P><ADDRESS_NOT_STRUCT>'
        "<ORGANISATION>Verein Ulm</ORGANISATION><BLK_BTX>, </BLK_BTX><TOWN>Ulm</TOWN></ADDRESS_NOT_STRUCT></P></STI_DOC>"
        "<CONTENTS><P>Text</P></CONTENTS></FD_OTH_NOT></OTH_NOT>"
    )
    assert [(buyer.name, buyer.town) for buyer in notice.buyers] == [({"de": "Verein Ulm"}, "Ulm")]


def test_the_old_forms_tell_their_terms_in_running_text() -> None:
    told = _old(
        "02",
        "CONTRACT",
        "<LOCATION><P>Sofia</P></LOCATION><ECONOMIC_OPERATORS_PERSONAL_SITUATION><P>Listed</P></ECONOMIC_OPERATORS_PERSONAL_SITUATION>"
        "<TECHNICAL_CAPACITY_LEFTI><T_CAPACITY_INFORMATION><P>Staff</P></T_CAPACITY_INFORMATION>"
        "<T_CAPACITY_MIN_LEVEL><P>Two</P></T_CAPACITY_MIN_LEVEL></TECHNICAL_CAPACITY_LEFTI>"
        "<DEPOSITS_GUARANTEES_REQUIRED><P>None</P></DEPOSITS_GUARANTEES_REQUIRED>"
        "<ADDITIONAL_INFORMATION><P>More</P></ADDITIONAL_INFORMATION>",
    ).terms
    assert told == Terms(
        selection_criteria=(
            SelectionCriterion("sui-act", text={"en": "Listed"}),
            SelectionCriterion("tp-abil", text={"en": "Staff"}, minimum={"en": "Two"}),
        ),
        guarantee=Condition(None, {"en": "None"}),
        place={"en": "Sofia"},
        additional_information={"en": "More"},
    )

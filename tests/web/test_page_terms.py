"""The terms of bidding as lines of a page, in the words of the reader or of the buyer."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from dragging.core.notices.model import Condition, Framework, LotLimits, Opening, Renewals, SelectionCriterion, Terms
from dragging.web.bank.terms import Reader, lines


def told(terms, limits=None, *, language="en", country="PL", whole=False):
    """Every line as its name and what is said, with the language where it is not the reader's."""
    with translation.override(language):
        found = lines(terms, limits, Reader(language, country, whole)).all()
    return {
        line.label: [said.text if said.language == language else f"{said.language}: {said.text}" for said in line.said]
        for line in found
    }


def test_without_terms_nothing_is_said():
    assert told(Terms()) == {}


def test_selection_criteria_stand_by_family():
    criteria = (
        SelectionCriterion("tp-abil", None, {}, {"pl": "Dwa lata"}),
        SelectionCriterion("ef-stand", "slc-stand-to-avg", {}, {}, {"pl": "50 000 zł"}),
        SelectionCriterion("sui-act"),
        SelectionCriterion(in_documents=True),
    )
    assert told(Terms(selection_criteria=criteria)) == {
        "Right to do this work": ["asked for, without saying more"],
        "Money and insurance of the bidder": ["Average yearly turnover", "At least:", "pl: 50 000 zł"],
        "Experience, people and equipment": ["pl: Dwa lata"],
        "Conditions for taking part": ["as the procurement documents say"],
    }


def test_money_and_form():
    terms = Terms(
        legal_form=Condition(False),
        reserved_profession=Condition(True, {"pl": "art. 5"}),
        guarantee=Condition(True, {"pl": "2 %"}),
        payment_terms={"pl": "30 dni"},
    )
    assert told(terms) == {
        "Legal form": ["no legal form is asked for"],
        "Only for a profession": ["pl: art. 5"],
        "Guarantee for the offer": ["pl: 2 %"],
        "Payment": ["pl: 30 dni"],
    }


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(True), ["asked for; the documents say how much"]),
        (Condition(False), ["none is asked for"]),
        (Condition(None, {"en": "See annex"}), ["See annex"]),
        (Condition(False, {"en": "See annex"}), ["none is asked for", "See annex"]),
        (None, None),
    ],
)
def test_a_guarantee_that_is_not_mentioned_is_not_said_to_be_none(condition, said):
    assert told(Terms(guarantee=condition)).get("Guarantee for the offer") == said


def test_the_offer():
    terms = Terms(
        questions_deadline="2026-03-02T12:00:00+01:00",
        tender_languages=("pl", "en"),
        variants="not-allowed",
        tender_validity_days=1,
        opening=Opening("2026-03-10T10:00", {"pl": "Ratusz"}),
    )
    assert told(terms, LotLimits(offered=2, awarded=1, all_required=True)) == {
        "Questions until": ["Mon 2 March 2026, 12:00"],
        "Language of the offer": ["Polish, English"],
        "Variants": ["not allowed"],
        "The offer binds you": ["for 1 day"],
        "Opening of the offers": ["Tue 10 March 2026, 10:00", "pl: Ratusz"],
        "Lots for one bidder": [
            "you must offer for all lots", "you may offer for 2 lots at most", "you can win 1 lot at most"
        ],
    }  # fmt: skip


def test_a_day_for_questions_has_no_hour():
    assert told(Terms(questions_deadline="2026-03-02"))["Questions until"] == ["Mon 2 March 2026"]


def test_how_long_an_offer_binds_in_months_and_until_a_day():
    terms = Terms(tender_validity_months=Decimal(4), tender_validity_until=date(2026, 9, 30))
    assert told(terms)["The offer binds you"] == ["for 4 months", "until Wed 30 September 2026"]


def test_the_contract():
    terms = Terms(
        place={"pl": "Szkoła"},
        framework=Framework(True, "fa-wo-rc", 3),
        dynamic_purchasing=True,
        options=Condition(False),
        renewals=Renewals(True, 1, {"pl": "o rok"}),
        subcontracting=("shar-subc",),
    )
    assert told(terms) == {
        "Place of work": ["pl: Szkoła"],
        "Framework agreement": ["Framework agreement, without reopening of competition", "with 3 bidders at most"],
        "Dynamic purchasing system": ["yes: one can join at any time while it lasts"],
        "Options": ["none planned"],
        "Renewal": ["1 time at most", "pl: o rok"],
        "Subcontracting": ["The share of the contract that the tenderer intends to subcontract"],
    }


def test_no_framework_is_not_mentioned():
    assert told(Terms(framework=Framework(False), dynamic_purchasing=False)) == {}


def test_plurals_of_the_languages():
    terms = Terms(tender_validity_days=22)
    assert told(terms, language="pl") == {"Oferta was wiąże": ["przez 22 dni"]}
    assert told(terms, language="bg") == {"Офертата ви обвързва": ["за 22 дни"]}
    assert told(terms, language="es") == {"La oferta les vincula": ["durante 22 días"]}


def test_a_long_text_is_cut_until_it_is_asked_for():
    terms = Terms(additional_information={"pl": "słowo " * 400})
    (short,) = told(terms)["More from the buyer"]
    (long,) = told(terms, whole=True)["More from the buyer"]
    assert (len(short), short[-2:], len(long)) == (1205, " …", 2404)

"""What the page of an opportunity says of its terms, lots and results."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from dragging.apps.bank.queries import Whole
from dragging.core.notices import folding
from dragging.core.notices.model import Award, AwardCriterion, Buyer, Condition, Lot, Notice, Source, Terms
from dragging.web.bank import body as bodies
from dragging.web.bank import keeping

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("db")]
NOW = datetime(2026, 3, 1, tzinfo=UTC)
PRICE, CARE = AwardCriterion("price", None, "40"), AwardCriterion("quality", "Care", "60")
_LISTS = (
    "languages", "buyers", "cpv_additional", "nuts", "reserved", "social_clauses", "lots", "awards", "withheld",
    "references", "changes", "problems",
)  # fmt: skip


def notice(**stated):
    fields = dict.fromkeys(Notice.__struct_fields__) | dict.fromkeys(_LISTS, ())
    fields |= {"source": Source("eforms", "1.12", "x", "00"), "id": "1-2026", "kind": "call", "title": {"en": "Care"}}
    fields |= {"description": {}, "reserved_unclear": False, "light_regime": False, "legal_basis": "32014L0025"}
    fields |= {"buyers": (Buyer({"en": "Town"}, "IE"),)}
    return Notice(**(fields | stated))


@pytest.fixture
def page(monkeypatch):
    """The body of a notice as text, each heading, name and line on a line of its own."""

    def shown(one):
        whole = Whole("abcdefghijkl", folding.fold({"ted:1-2026": one}), (), {})
        monkeypatch.setattr(bodies.queries, "whole", lambda _: whole)
        keeping.forget()
        with override("en"):
            html = bodies.body("abcdefghijkl", NOW, "en", every_lot=False, every_word=False).html
        keeping.forget()
        text = re.sub(r"<(?:h\d|dt|dd|li|p|tr|td|th)\b[^>]*>", "\n", html)
        return [line for part in re.sub(r"<[^>]+>", " ", text).splitlines() if (line := " ".join(part.split()))]

    return shown


def test_terms_stand_in_the_order_of_the_design(page):
    terms = Terms(
        guarantee=Condition(True, {"en": "500"}),
        legal_form=Condition(True),
        tender_languages=("en",),
        place={"en": "At home"},
        additional_information={"en": "Ask early"},
    )
    said = page(notice(lots=(Lot("1", award_criteria=(PRICE,), terms=terms),)))
    wanted = [
        "Not divided into lots", "What to show", "Legal form", "a certain legal form is asked for", "Money", "500",
        "How they choose", "Price (weight 40)", "The offer", "Language of the offer", "English", "The contract",
        "At home", "More from the buyer", "Ask early", "What happened, and when",
    ]  # fmt: skip
    assert [line for line in said if line in wanted] == wanted


def test_a_notice_without_terms_has_none_of_these_headings(page):
    said = page(notice(lots=(Lot("1"),)))
    assert {"What to show", "Money", "How they choose", "The offer", "The contract"} & set(said) == set()


def test_what_holds_for_every_lot_is_said_once(page):
    terms = Terms(guarantee=Condition(True, {"en": "500"}))
    lots = tuple(Lot(name, reserved=("art77",), award_criteria=(PRICE, CARE), terms=terms) for name in "12")
    said = page(notice(lots=lots, reserved=("art77",)))
    reservation = "Reserved: organisations with a social mission (Art. 94, Directive 2014/25/EU)"
    assert sum(reservation in line for line in said) == 1
    assert [said.count(line) for line in ("500", "Quality: Care (weight 60)")] == [1, 1]


def test_what_differs_stands_in_its_lot(page):
    first = Lot("1", title={"en": "North"}, reserved=("art77",), award_criteria=(PRICE,), terms=Terms(place={"en": "Up"}))
    second = Lot("2", title={"en": "South"}, award_criteria=(CARE,), terms=Terms(place={"en": "Down"}))
    said = page(notice(lots=(first, second), reserved=("art77",)))
    places = [said.index(line) for line in ("Lot 1: North", "Up", "Lot 2: South", "Down")]
    assert places == sorted(places)
    assert "The contract" not in said
    assert said[said.index("Lot 1: North") + 1].startswith("Reserved: organisations with a social mission")


def test_the_codes_of_a_lot_are_shown(page):
    lots = (Lot("1", cpv_main="85000000", cpv_additional=("90910000",)), Lot("2", cpv_main="85000000"))
    said = page(notice(lots=lots, cpv_main="85000000", cpv_additional=("90910000",)))
    lot = said[said.index("Lot 1") : said.index("Lot 2")]
    assert any("90910000" in line for line in lot)


def test_a_contest_is_named(page):
    assert any("Design contest" in line for line in page(notice(form="23")))


def test_counts_under_other_codes_are_told_where_the_number_of_offers_is_not(page):
    result = Award("1", received={"t-esubm": 3, "part-req": 12})
    said = page(notice(kind="award", awards=(result,)))
    assert "Tenders submitted electronically: 3 Requests to participate: 12" in said

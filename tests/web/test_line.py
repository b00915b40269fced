from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from dragging.apps.bank.search.service import Result
from dragging.web.bank.line import line
from dragging.web.bank.rows import row

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SUMMARY = {
    "id": "abc", "notices": ["1-2026"], "kind": "call", "title": {"bg": "Услуги <социални>"},
    "buyers": [{"name": {"bg": "Община & Ко"}}, {"name": {"bg": "Друга"}}], "deadline": "2026-11-26T14:00:00+02:00",
    "value": {"amount": "86400", "currency": "EUR"}, "cpv": ["85300000"], "nuts": ["BG421"], "reserved": ["art77"],
    "country": "BG", "nature": "services", "lots": 3, "value_withheld": False,
}  # fmt: skip


def shown(language="en", state="open", found_by=(), **changed):
    with override(language):
        result = Result(SUMMARY | changed, state, None, True, found_by, date(2026, 11, 1))
        return line(row(result, language, NOW), language)


def test_what_stands_in_a_line_in_its_order():
    told = shown(found_by=("text", "cpv:85300000"))
    parts = [
        'href="/en/opportunities/?reserved=art77"', "2 days left", 'href="/en/opportunities/abc/"', "Plovdiv", "Bulgarian:",
        '<span lang="bg">Услуги &lt;социални&gt;</span>', '<span lang="bg">Община &amp; Ко</span>', "and 1 more buyer",
        "€86,400", "3 lots", "Until Thu 26 November 2026, 14:00 (Sofia time)", "Found by its code: 85300000",
    ]  # fmt: skip
    places = [told.find(part) for part in parts]
    assert dict(zip(parts, places, strict=True)) == dict(zip(parts, sorted(places), strict=True))
    assert -1 not in places


def test_in_the_language_of_the_reader_the_title_stands_alone():
    told = shown("bg")
    assert '<h3><a href="/bg/opportunities/abc/">Услуги &lt;социални&gt;</a></h3>' in told
    assert "original" not in told
    assert "lang=" not in told


@pytest.mark.parametrize(
    ("state", "sign"), [("awarded", "tag "), ("cancelled", "tag stopped"), ("suspended", "tag stopped"), ("planned", "tag planned")]
)
def test_a_state_other_than_open_is_told(state, sign):
    told = shown(state=state)
    assert f'<span class="{sign}">' in told
    assert "Until" not in told


@pytest.mark.parametrize(("state", "words"), [("open", "no deadline given"), ("planned", "no date yet")])
def test_without_a_deadline_a_sentence_says_so(state, words):
    assert f'<span class="clock">{words}</span>' in shown(state=state, deadline=None)


@pytest.mark.parametrize(("is_withheld", "words"), [(True, "value withheld"), (False, "no value given")])
def test_a_value_that_is_not_there_is_told(is_withheld, words):
    assert words in shown(value=None, value_withheld=is_withheld)


def test_long_titles_are_cut():
    told = shown(title={"bg": "дума " * 100})
    assert "…</span>" in told
    assert told.count("дума") == 44

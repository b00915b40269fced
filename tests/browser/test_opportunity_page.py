"""One opportunity as it is read: its heading, its deadline in two zones, what is missing said, and on paper."""

from __future__ import annotations

import re

import pytest
from browser_world import DESKTOP, PHONE


def test_a_bulgarian_notice_on_a_polish_page(page, ids):
    tab = page(PHONE)
    tab.goto(f"/pl/opportunities/{ids['open']}/")
    assert tab.locator("h1").get_attribute("lang") is None
    assert not re.search("[а-я]", tab.locator("h1").inner_text())
    assert "Nagłówek jest nasz, z kodów." in tab.locator(".head").inner_text()
    original = tab.locator(".head .pull")
    assert original.get_attribute("lang") == "bg"
    assert re.search("[а-я]", original.inner_text())


def test_other_official_languages_are_there(page, ids):
    tab = page(DESKTOP)
    tab.goto(f"/es/opportunities/{ids['two languages']}/original/")
    assert tab.locator("main [lang=en] .pull").inner_text().startswith("Day care for older people")
    assert tab.locator("main [lang=ga] .pull").inner_text().startswith("Cúram lae")


@pytest.mark.parametrize(
    ("zone", "is_told"), [("Europe/Sofia", False), ("America/New_York", True), ("Asia/Kolkata", True)],
)  # fmt: skip
def test_the_reader_s_own_time_is_told_where_it_differs(page, ids, zone, is_told):
    tab = page(DESKTOP, timezone_id=zone)
    tab.goto(f"/en/opportunities/{ids['open']}/")
    assert "(Sofia time)" in tab.locator(".aside time").inner_text()
    note = tab.locator(".reader-time")
    assert note.is_visible() is is_told
    if is_told:
        tab.wait_for_function("() => !document.querySelector('.reader-time').textContent.includes('Dublin')")
        own = tab.evaluate("new Date(document.querySelector('.aside time').dateTime).toLocaleTimeString('en-IE', {hour: '2-digit', minute: '2-digit'})")
        assert own in note.inner_text()


@pytest.mark.parametrize(
    ("language", "row", "detail"),
    [("en", "no value given", "The notice gives no value."), ("bg", "няма посочена стойност", "няма")],
)
def test_a_missing_value_is_said_in_row_and_detail(page, ids, language, row, detail):
    tab = page(PHONE)
    tab.goto(f"/{language}/opportunities/?nuts=BG,ES,PL,IE&value_min=1&sort=newest")
    assert row in tab.locator(".rows").inner_text()
    tab.goto(f"/{language}/opportunities/{ids['without value']}/")
    assert detail in tab.locator(".aside").inner_text()


def test_what_is_withheld_is_said(page, ids):
    tab = page(DESKTOP)
    tab.goto(f"/en/opportunities/{ids['withheld']}/")
    assert "withheld by the buyer" in tab.locator("table").inner_text()


def test_an_announcement_without_a_deadline_says_so(page, ids):
    tab = page(PHONE)
    tab.goto("/en/opportunities/?state=planned")
    assert "no date yet" in tab.locator(".row").first.inner_text()
    tab.goto(f"/en/opportunities/{ids['planned']}/")
    assert "no deadline" in tab.locator(".aside").inner_text()


def test_lots_after_the_fifth_and_long_texts_are_a_link_away(page, ids):
    tab = page(PHONE)
    tab.goto(f"/pl/opportunities/{ids['seven lots']}/")
    assert tab.locator(".lot").count() == 5
    assert tab.locator(".long").first.inner_text().endswith("…")
    tab.get_by_text("Pokaż jeszcze 2 części").click()
    assert tab.locator(".lot").count() == 7
    tab.goto(f"/pl/opportunities/{ids['seven lots']}/?all=text")
    assert "Zdanie numer 59" in tab.locator(".long").first.inner_text()


def test_an_undivided_contract_does_not_say_its_text_twice(page, ids):
    tab = page(DESKTOP)
    tab.goto(f"/bg/opportunities/{ids['open']}/")
    texts = tab.locator(".long").all_inner_texts()
    assert len(texts) == len(set(texts)) == 1
    assert "LOT-" not in tab.locator("main").inner_text()


def test_a_printed_page_is_one_sheet_with_all_that_matters(page, ids):
    tab = page(DESKTOP)
    tab.goto(f"/en/opportunities/{ids['open']}/")
    sheets = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
    tab.emulate_media(media="print")
    text = tab.locator("main").inner_text()
    for part in (tab.url, "Deadline", "Estimated value", "Not divided into lots", "What happened, and when"):
        assert part in text
    assert not tab.locator(".header").is_visible()
    assert not tab.locator(".footer").is_visible()

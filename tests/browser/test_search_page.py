"""Searching as people do: by hand, by keyboard, without scripts; filters, chips, pages, and the way back."""

from __future__ import annotations

import itertools
import re

import pytest
from browser_world import DESKTOP, PHONE

HEADING = "#results-heading"
CHIPS_ARE = "n => document.querySelectorAll('.chips .chip').length === n"
BOTH = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]


def count(tab) -> int:
    return int(re.sub(r"\D", "", tab.locator(HEADING).inner_text()))


def mark(tab) -> None:
    """A sign that is lost when the page is loaded anew."""
    tab.evaluate("document.body.dataset.same = 'yes'")


def is_same(tab) -> bool:
    return tab.evaluate("document.body.dataset.same") == "yes"


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_from_home_to_a_detail_page_in_three_clicks_without_scripts(page, language):
    tab = page(PHONE, java_script_enabled=False)
    tab.goto(f"/{language}/")
    tab.locator("#q").fill("opieka")
    tab.locator("main .search button").click()
    tab.locator(".row h3 a").first.click()
    tab.wait_for_url(re.compile(rf"/{language}/opportunities/\w+/$"))
    tab.locator("h1").wait_for(state="visible")
    assert tab.locator("h1").is_visible()


def test_filters_work_without_scripts(page):
    tab = page(PHONE, java_script_enabled=False)
    tab.goto("/en/opportunities/")
    before = count(tab)
    tab.locator("#filters > summary").click()
    tab.locator("#filters [name=reserved]").first.check()
    tab.locator("#filters .send button").click()
    assert "reserved=" in tab.url
    assert 0 < count(tab) < before


def test_the_sheet_opens_from_the_middle_of_the_list_and_escape_gives_the_focus_back(page):
    tab = page(PHONE)
    tab.goto("/en/opportunities/")
    tab.mouse.wheel(0, 1800)
    tab.wait_for_function("() => scrollY > 1000")
    button = tab.locator("[data-opens-filters]")
    assert 0 <= button.bounding_box()["y"] < 640
    button.click()
    assert tab.locator("dialog.sheet").evaluate("one => one.open")
    assert tab.locator("dialog.sheet #panel").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("dialog.sheet").evaluate("one => one.open")
    assert tab.evaluate("document.activeElement.matches('[data-opens-filters]')")


@pytest.mark.parametrize("size", BOTH)
def test_filters_apply_by_the_button_only_and_the_button_says_the_true_number(page, size):
    tab = page(size)
    tab.goto("/en/opportunities/")
    if size == PHONE:
        tab.locator("[data-opens-filters]").click()
    before = tab.url
    button = tab.locator("#panel .send button")
    told = button.inner_text()
    tab.locator("#panel [name=reserved]").first.check()
    tab.wait_for_function("told => document.querySelector('#panel .send button').innerText !== told", arg=told)
    assert tab.url == before
    promised = int(re.sub(r"\D", "", button.inner_text()))
    assert tab.locator("#filter-status").inner_text() == button.inner_text()
    button.click()
    tab.wait_for_url("**reserved=**")
    assert count(tab) == promised


def test_the_chip_of_each_filter_removes_it_alone_and_keeps_the_page(page):
    tab = page(DESKTOP)
    tab.goto("/en/opportunities/?nuts=BG,PL&reserved=art20_participation,art77&value_min=1000&since=2020-01-01")
    chips = tab.locator(".chips .chip")
    before = [text.split("\n")[0].strip() for text in chips.all_inner_texts()]
    mark(tab)
    for left in (6, 5, 4, 3):
        first = chips.nth(0).inner_text()
        chips.nth(0).click()
        tab.wait_for_function(CHIPS_ARE, arg=left)
        assert first not in chips.all_inner_texts()
    assert is_same(tab)
    assert len(before) == 7
    assert tab.evaluate("document.activeElement.id") == "results-heading"
    assert tab.locator("#panel [name=value_min]").input_value() == "1000"
    assert tab.locator("#panel #f-place").input_value() == ""
    chips.nth(0).click()
    tab.wait_for_function(CHIPS_ARE, arg=2)
    assert tab.locator("#panel [name=value_min]").input_value() == ""


def test_pages_and_orders_change_in_place_with_title_focus_and_address(page):
    tab = page(DESKTOP)
    tab.goto("/en/opportunities/")
    mark(tab)
    first = tab.locator(".row h3").first.inner_text()
    tab.locator(".pages [rel=next]").click()
    tab.wait_for_url("**page=2")
    tab.wait_for_function("() => document.title.includes('page 2')")
    assert tab.locator(".row h3").first.inner_text() != first
    assert tab.evaluate("document.activeElement.id") == "results-heading"
    assert tab.evaluate("document.querySelector('#results-heading').getBoundingClientRect().top") >= 0
    assert tab.locator("#languages a[lang=es]").get_attribute("href").endswith("page=2")
    tab.locator(".choices a", has_text="newest").click()
    tab.wait_for_url("**sort=newest")
    assert is_same(tab)
    tab.go_back()
    tab.wait_for_url("**page=2")
    tab.wait_for_function("() => document.title.includes('page 2')")
    assert tab.locator(".pages [aria-current]").inner_text().endswith("2")


def test_back_from_a_detail_page_restores_filters_page_and_place(page):
    tab = page(PHONE)
    tab.goto("/en/opportunities/?state=open,closed,awarded")
    tab.locator(".pages [rel=next]").click()
    tab.wait_for_url("**page=2")
    link = tab.locator(".row h3 a").nth(12)
    link.scroll_into_view_if_needed()
    place = tab.evaluate("scrollY")
    title = link.inner_text()
    link.click()
    tab.wait_for_url("**/opportunities/*/")
    assert tab.locator("h1").inner_text() == title
    tab.go_back()
    tab.wait_for_url("**page=2")
    tab.wait_for_function("place => Math.abs(scrollY - place) < 50", arg=place)
    assert "state=open" in tab.url
    assert tab.locator(".row h3 a").nth(12).inner_text() == title


def test_the_way_back_on_the_page_leads_to_the_same_search(page):
    tab = page(DESKTOP)
    tab.goto("/en/opportunities/?nuts=PL&state=open,closed&page=2")
    tab.locator(".row h3 a").first.click()
    tab.locator(".crumb a").click()
    assert tab.url.endswith("/en/opportunities/?nuts=PL&state=open,closed&page=2")


@pytest.mark.parametrize("query", ["q=comedor&nuts=PL&cpv=77", "q=zzzqqq&value_min=900000000&nuts=BG"])
def test_where_nothing_fits_the_nearest_searches_find_what_they_promise(page, query):
    tab = page(DESKTOP)
    tab.goto(f"/en/opportunities/?{query}")
    assert count(tab) == 0
    offers = tab.locator(".empty li a").all()
    assert offers
    promised = [(offer.get_attribute("href"), int(re.sub(r"\D", "", offer.inner_text().rpartition(":")[2]))) for offer in offers]
    for address, number in promised:
        tab.goto(f"/en/opportunities/{address}")
        assert count(tab) == number


def test_a_row_is_read_in_the_order_of_the_design(page):
    tab = page(DESKTOP)
    tab.goto("/pl/opportunities/?reserved=art20_participation,art77&nuts=BG,ES,IE")
    row = tab.locator(".row", has=tab.locator(".original")).first
    places = [
        row.locator(part).first.evaluate("(one, row) => [...document.querySelectorAll('*')].indexOf(one)")
        for part in (".tag.reserved", ".clock", "h3", ".original", ".facts")
    ]
    assert places == sorted(places)


def stops(tab, most: int) -> list[tuple[float, float, str]]:
    """Where the focus stands after each Tab: column first, then how far down the page; and what is there."""
    found = []
    for _turn in range(most):
        tab.keyboard.press("Tab")
        told = tab.evaluate("""() => {
          const one = document.activeElement, box = one.getBoundingClientRect(), edge = getComputedStyle(one);
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
          return {x: box.left, y: box.top + scrollY, tag: one.tagName, text: one.textContent.trim().slice(0, 30),
            ring: edge.outlineStyle !== "none" && parseFloat(edge.outlineWidth) >= 2, is_seen: !at || one.contains(at) || at.contains(one)
              || !!one.closest(".menu") || one.type === "date"};
        }""")
        if told["tag"] == "BODY":
            break
        found.append(told)
    return found


@pytest.mark.parametrize("place", ["search", "several lots"])
@pytest.mark.parametrize("size", BOTH)
def test_the_focus_follows_the_reading_order_and_is_always_seen(page, addresses, place, size):
    tab = page(size)
    tab.goto(f"/en/{addresses[place]}")
    found = stops(tab, 60)
    assert len(found) > 15
    assert [one for one in found if not one["ring"]] == []
    assert [one for one in found if not one["is_seen"]] == []
    if size == PHONE:
        down = [round(one["y"]) for one in found if one["text"] not in {"To the results", "To the filters", "To the main content"}]
        jumps = [(a, b) for a, b in itertools.pairwise(down) if b < a - 60]
        assert jumps == []

"""What holds for every page: nothing that axe finds, nothing wider than the screen, nothing in a language unsaid."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_world import DESKTOP, PHONE

PLACES = [
    "home", "search", "words found", "table", "nothing", "open", "several lots", "awarded", "withheld", "planned",
    "two languages", "original", "history", "buyers", "no buyer", "buyer", "data", "status", "words", "accessibility", "privacy",
    "not found", "not understood",
]  # fmt: skip
AXE = Axe()
SCRIPTS = re.compile(r"\.js$")
UNMARKED = """() => {
  const own = document.documentElement.lang, cyrillic = own === "bg", found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data, holder = walker.currentNode.parentElement;
    if (holder.closest("[lang]").lang !== own || holder.closest("script, option, .code, code, .facts, optgroup, select")) continue;
    const strange = cyrillic ? /[a-z]{4,} [a-z]{3,} [a-z]{3,}/ : /[\\u0400-\\u04ff]{3,}/;
    if (strange.test(text)) found.push(text.trim().slice(0, 80));
  }
  return found;
}"""


def without_script(route) -> None:
    route.fulfill(body="", content_type="text/javascript")


def faults(page) -> list[tuple[str, str]]:
    found = AXE.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def judged(page, addresses, language: str, states: list[tuple[tuple[int, int], str]], **wanted) -> dict[str, list[tuple[str, str]]]:
    """What axe finds on every page in these sizes and schemes; a page is loaded once and then judged in each."""
    tab = page(states[0][0], **wanted)
    found: dict[str, list[tuple[str, str]]] = {}
    for place in PLACES:
        tab.set_viewport_size({"width": states[0][0][0], "height": states[0][0][1]})
        tab.emulate_media(color_scheme=states[0][1])
        tab.goto(f"/{language}/{addresses[place]}")
        for (width, height), scheme in states:
            tab.set_viewport_size({"width": width, "height": height})
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if wrong := faults(tab):
                found[f"{place}, {width}, {scheme}"] = wrong
    return found


FOUR = [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "dark"), (PHONE, "light")]


@pytest.mark.parametrize(
    ("language", "states"),
    [("en", FOUR), ("bg", FOUR), ("es", [(PHONE, "light")]), ("pl", [(DESKTOP, "dark")])],
    ids=["en, four states", "bg, four states", "es", "pl"],
)
def test_axe_finds_nothing(page, addresses, language, states):
    assert judged(page, addresses, language, states) == {}


@pytest.mark.parametrize(("language", "state"), [("es", (DESKTOP, "light")), ("pl", (PHONE, "dark"))], ids=["es", "pl"])
def test_axe_finds_nothing_where_no_script_ran(page, addresses, language, state):
    """Axe is itself a script: those of the site are kept away instead of all."""
    tab = page(state[0])
    tab.context.route(SCRIPTS, without_script)
    try:
        assert judged(page, addresses, language, [state]) == {}
    finally:
        tab.context.unroute(SCRIPTS, without_script)


@pytest.mark.parametrize("language", ["en", "bg"])
def test_at_400_per_cent_no_page_scrolls_sideways(page, addresses, language):
    """1280 x 1024 enlarged four times: 320 x 256 points of the page, each four of the screen wide and high."""
    tab = page((320, 256), device_scale_factor=4)
    wide = {}
    for place in PLACES:
        tab.goto(f"/{language}/{addresses[place]}", wait_until="domcontentloaded")
        assert tab.evaluate("[devicePixelRatio, innerWidth]") == [4, 320]
        if (width := tab.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[place] = width
    assert wide == {}


@pytest.mark.parametrize("language", ["es", "pl", "bg", "en"])
def test_at_320_px_no_page_scrolls_sideways_or_holds_a_second_language_unmarked(page, addresses, language):
    tab = page((320, 640))
    wide, strange = {}, {}
    for place in PLACES:
        tab.goto(f"/{language}/{addresses[place]}", wait_until="domcontentloaded")
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[place] = width
        if found := tab.evaluate(UNMARKED):
            strange[place] = found
    assert (wide, strange) == ({}, {})


def test_a_wide_table_scrolls_inside_and_by_keyboard(page, addresses):
    tab = page(PHONE)
    tab.goto(f"/en/{addresses['table']}")
    region = tab.locator(".scroll")
    region.focus()
    assert tab.evaluate("document.activeElement.matches('.scroll')")
    sizes = region.evaluate("one => [one.scrollWidth > one.clientWidth, one.scrollLeft]")
    assert sizes == [True, 0]
    for _turn in range(3):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")
    assert region.evaluate("one => one.scrollLeft") > 0
    assert tab.evaluate("[scrollX, document.documentElement.scrollWidth]") == [0, 360]


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_a_page_in_its_language_whole_says_nothing_of_translation(page, addresses, language):
    tab = page(DESKTOP)
    tab.goto(f"/{language}/")
    assert "%" not in tab.locator("main").inner_text()


def test_the_language_switch_keeps_page_and_query_and_shows_own_names(page, addresses):
    tab = page(PHONE)
    tab.goto(f"/en/{addresses['words found']}")
    tab.locator(".menu.language summary").click()
    links = tab.locator(".menu.language a")
    assert links.all_inner_texts() == ["English", "Español", "polski", "български"]
    links.nth(3).click()
    assert tab.url.endswith(f"/bg/{addresses['words found']}")
    assert tab.locator("html").get_attribute("lang") == "bg"


def test_escape_closes_the_menu_and_focus_returns(page):
    tab = page(PHONE)
    tab.goto("/en/")
    tab.locator(".menu.main summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Opportunities"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert tab.locator(".menu.main").get_attribute("open") is None


@pytest.mark.parametrize("place", ["home", "search", "several lots"])
def test_nothing_moves_where_motion_is_unwelcome(page, addresses, place):
    tab = page(PHONE, reduced_motion="reduce")
    tab.goto(f"/en/{addresses[place]}")
    if place == "search":
        tab.locator("[data-opens-filters]").click()
    moving = "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    assert tab.evaluate(moving) == 0
    assert tab.evaluate("document.getAnimations().length") == 0


def test_forced_colours_leave_controls_and_tags_told_apart(page, ids):
    tab = page(DESKTOP, forced_colors="active")
    tab.goto(f"/en/opportunities/{ids['reserved']}/")
    edge = "one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopWidth, getComputedStyle(one).clipPath]"
    for place in (".tag.reserved", ".button", ".box"):
        assert tab.locator(place).first.evaluate(edge) == ["solid", "1px", "none"], place

"""What holds for every page: nothing that axe finds, nothing wider than the screen, nothing in a language unsaid."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_world import DESKTOP, PHONE

PLACES = [
    "home", "search", "words found", "table", "nothing", "open", "several lots", "awarded", "withheld", "planned",
    "two languages", "original", "history", "buyer", "data", "status", "words", "accessibility", "privacy",
    "not found", "not understood",
]  # fmt: skip
AXE = Axe()
SCRIPTS = "**/*.js"
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


def faults(page) -> list[tuple[str, str]]:
    found = AXE.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("language", "size", "scheme"), [("en", DESKTOP, "light"), ("bg", PHONE, "dark")], ids=["desktop, light", "phone, dark"]
)
def test_axe_finds_nothing(page, addresses, place, language, size, scheme):
    tab = page(size, color_scheme=scheme)
    tab.goto(f"/{language}/{addresses[place]}")
    assert faults(tab) == []


@pytest.mark.parametrize("place", ["home", "search", "table", "nothing", "several lots", "awarded"])
def test_axe_finds_nothing_where_no_script_ran(page, addresses, place):
    tab = page(PHONE)
    tab.route(SCRIPTS, lambda route: route.fulfill(body="", content_type="text/javascript"))
    tab.goto(f"/pl/{addresses[place]}")
    assert faults(tab) == []


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
    for _turn in range(3):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")


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

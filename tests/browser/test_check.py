"""The check in a real browser: without an account, without a script, by keyboard alone, on the phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_world import DESKTOP, PHONE
from playwright.sync_api import Browser, Page

AXE = Axe()
STEPS = ("who", "people", "rules", "work", "result")


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator:
    """A new visitor each time: the check lives in their session."""
    opened = []

    def come(size=PHONE, **wanted) -> Page:
        width, height = size
        wanted = {"timezone_id": "Europe/Dublin", "locale": "en-IE", **wanted}
        context = browser.new_context(base_url=site, viewport={"width": width, "height": height}, **wanted)
        opened.append(context)
        return context.new_page()

    yield come
    for context in opened:
        context.close()


def go_on(tab: Page) -> None:
    tab.locator("main form .actions button").last.click()


def walk(tab: Page, language: str) -> Iterator[str]:
    """From the first step to the result, answering a little of each; stops at every screen."""
    tab.goto(f"/{language}/check/")
    yield "who"
    go_on(tab)
    yield "people"
    tab.fill("[name=staff]", "14")
    tab.fill("[name=disadvantaged]", "6")
    go_on(tab)
    yield "rules"
    tab.locator("[name=main_aim_integration][value=yes]").check()
    go_on(tab)
    yield "work"
    tab.locator("details.theme summary").nth(1).click()
    tab.locator("details.theme[open] input").first.check()
    tab.fill("[name=turnover]", "86.400,50")
    go_on(tab)
    yield "result"


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_five_screens_lead_to_the_result_without_a_script(visitor, language):
    tab = visitor(java_script_enabled=False)
    seen = [(step, tab.url.rstrip("/").rpartition("/")[2]) for step in walk(tab, language)]
    assert seen == [(step, step) for step in STEPS]


@pytest.mark.parametrize(("language", "size", "scheme"), [("es", DESKTOP, "light"), ("bg", PHONE, "dark"), ("pl", (320, 640), "light")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitor, language, size, scheme):
    tab = visitor(size, color_scheme=scheme)
    for step in walk(tab, language):
        found = [(one["id"], one["nodes"][0]["html"][:200]) for one in AXE.run(tab).response["violations"]]
        assert found == [], step
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0], step


def test_mistakes_are_counted_named_and_lead_to_their_fields(visitor):
    tab = visitor()
    tab.goto("/en/check/who/")
    go_on(tab)
    tab.fill("[name=staff]", "1.4")
    tab.fill("[name=disadvantaged]", "some")
    go_on(tab)
    assert tab.title().startswith("Error: ")
    assert tab.evaluate("document.activeElement.id") == "errors"
    assert tab.locator("#errors h2").inner_text() == "Correct 2 answers"
    links = tab.locator("#errors a")
    assert links.count() == 2
    links.nth(1).click()
    assert tab.evaluate("location.hash") == "#id_disadvantaged"
    assert (tab.input_value("[name=staff]"), tab.input_value("[name=disadvantaged]")) == ("1.4", "some")


def test_the_keyboard_alone_goes_through(visitor):
    tab = visitor(DESKTOP)
    tab.goto("/en/check/who/")
    for step, keys in (("who", []), ("people", ["14", "6"]), ("rules", []), ("work", [])):
        assert tab.url.endswith(f"/check/{step}/")
        typed = iter(keys)
        for _turn in range(120):
            tab.keyboard.press("Tab")
            here = tab.evaluate("(() => { const e = document.activeElement; return [e.tagName, e.type || '', e.name || '', !!e.closest('main')] })()")
            if here[2] in {"staff", "disadvantaged"}:
                tab.keyboard.type(next(typed))
            if here == ["BUTTON", "submit", "", True]:
                break
        ring = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid"
        tab.keyboard.press("Enter")
        tab.wait_for_url(lambda url, step=step: f"/check/{step}/" not in url)
    assert tab.url.endswith("/check/result/")
    assert "42.9%" in tab.locator("main").inner_text()


def test_answers_stay_when_one_goes_away_and_are_gone_when_forgotten(visitor):
    tab = visitor()
    for _step in walk(tab, "es"):
        pass
    tab.goto("/es/")
    tab.goto("/es/check/people/")
    assert tab.input_value("[name=staff]") == "14"
    tab.locator(".kept-note button").click()
    assert tab.url.endswith("/es/check/who/")
    tab.goto("/es/check/people/")
    assert tab.url.endswith("/es/check/who/")

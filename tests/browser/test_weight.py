"""The first visit with nothing kept: bytes, requests, hosts and shifts of the layout, within the budgets of the design."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from browser_world import DESKTOP, PHONE

KB = 1000
CSS, SCRIPTS, REQUESTS, SHIFT = 14 * KB, (15.3 + 4) * KB, 8, 0.02
HTML = {
    "home": 12, "search": 24, "table": 24, "open": 26, "several lots": 26, "awarded": 26, "buyer": 20, "data": 20,
    "status": 20, "words": 20, "accessibility": 20, "privacy": 20, "original": 26, "history": 26, "not found": 12,
}  # fmt: skip
SHIFTS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 400);
})"""


@pytest.mark.parametrize("place", HTML)
@pytest.mark.parametrize(("language", "size"), [("en", DESKTOP), ("bg", PHONE)], ids=["en, desktop", "bg, phone"])
def test_a_first_visit_is_light_and_still(browser, site, addresses, place, language, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, base_url=site)
    tab = context.new_page()
    received: dict[str, int] = {}
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    asked: list[str] = []
    session.on("Network.requestWillBeSent", lambda told: asked.append(told["request"]["url"]))
    session.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    session.on("Network.loadingFinished", lambda told: received.update({told["requestId"]: told["encodedDataLength"]}))
    tab.goto(f"/{language}/{addresses[place]}", wait_until="networkidle")
    shift = tab.evaluate(SHIFTS)
    context.close()

    def weight(kind: str) -> int:
        return sum(size for one, size in received.items() if kinds.get(one) == kind)

    own = [one for one in asked if not one.startswith("data:")]
    assert {urlsplit(one).netloc for one in own} == {urlsplit(site).netloc}
    assert len(own) <= REQUESTS
    assert weight("Document") <= HTML[place] * KB
    assert weight("Stylesheet") <= CSS
    assert weight("Script") <= SCRIPTS
    assert shift < SHIFT

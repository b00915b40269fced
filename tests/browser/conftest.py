"""A real browser before the real server: one of each a process of the suite, filled once."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from browser_world import DESKTOP, files
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dragging.cli.browser import find
from dragging.config import catalogues

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60
DRAGGING = [sys.executable, "-m", "dragging"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def filled(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the small world."""
    notices, data = tmp_path_factory.mktemp("notices"), tmp_path_factory.mktemp("data")
    today = datetime.now(UTC).date()  # noqa: TID251 - the browser and the server live today
    for name, content in files(today):
        (notices / name).write_bytes(content)
    done = subprocess.run(
        [*DRAGGING, "bank", "ingest", str(notices)], check=False, env=_environment(data), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="package")
def site(filled: Path) -> Iterator[str]:
    """The address of a running site that holds the small world."""
    with _served(filled) as address:
        yield address


@pytest.fixture(scope="package")
def bracketed(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same site, where every Spanish sentence of the catalogue stands in brackets: what has none is not of it."""
    data = tmp_path_factory.mktemp("bracketed") / "data"
    shutil.copytree(filled, data)
    source = catalogues.SOURCES / "es" / "LC_MESSAGES" / "django.po"
    made = data / "locale" / "es" / "LC_MESSAGES" / "django.mo"
    with source.open("rb") as file:
        catalogue = read_po(file, locale="es")
    for message in catalogue:
        if message.id:
            told = message.string if isinstance(message.string, tuple) else (message.string,)
            in_brackets = tuple(f"\u27e6{text}\u27e7" for text in told)
            message.string = in_brackets if isinstance(message.string, tuple) else in_brackets[0]
    made.parent.mkdir(parents=True, exist_ok=True)
    with made.open("wb") as file:
        write_mo(file, catalogue)
    times = source.stat()  # by its time the server takes it for the compiled catalogue
    os.utime(made, ns=(times.st_atime_ns, times.st_mtime_ns))
    with _served(data) as address:
        yield address


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DRAGGING_DATABASE_URL"}
    return kept | {"DRAGGING_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def _served(data: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([*DRAGGING, "serve", "--port", str(port)], env=_environment(data), stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/en/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _turn in range(PATIENCE * 5):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server does not answer")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    place = find()
    if place is None:
        told = "no Chromium: install it (apt install chromium) or name it in DRAGGING_CHROMIUM"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    # Playwright keeps a loop in this thread, which Django would take for an asynchronous caller.
    kept = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=place, args=FLAGS)
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if kept is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = kept


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """Contexts by what was asked of them, used again by every test that asks the same."""
    return {}


@pytest.fixture
def page(browser: Browser, contexts: dict[str, BrowserContext], site: str) -> Iterator[Callable[..., Page]]:
    """A new tab: `page(PHONE, color_scheme="dark")`; whatever the browser finds wrong with the site fails the test."""
    opened: list[Page] = []
    faults: list[str] = []

    def tab(size: tuple[int, int] = DESKTOP, **wanted: Any) -> Page:
        key = repr((size, sorted(wanted.items())))
        if key not in contexts:
            width, height = size
            wanted = {"timezone_id": "Europe/Dublin", "locale": "en-IE", **wanted}
            contexts[key] = browser.new_context(base_url=site, viewport={"width": width, "height": height}, **wanted)
        one = contexts[key].new_page()
        one.on("pageerror", lambda error: faults.append(str(error)))
        one.on("console", lambda told: faults.append(told.text) if told.type == "error" and "status of 4" not in told.text else None)
        opened.append(one)
        return one

    yield tab
    for one in opened:
        one.close()
    assert faults == []


@pytest.fixture(scope="package")
def ids(site: str) -> dict[str, str]:
    """Opportunities by what is special about them."""

    def read(path: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{site}/api/v1/opportunities{path}") as answer:
            return json.load(answer)

    def first(query: str, test: Callable[[dict[str, Any]], object] = bool) -> str:
        told = (one["id"] for one in read(f"?limit=50&{query}")["results"])
        return next(one for one in told if test(read(f"/{one}")))

    return {
        "open": first("state=open&nuts=BG", lambda one: len(one["lots"]) == 1),
        "awarded": first("state=awarded&nuts=PL", lambda one: not one["withheld"]),
        "withheld": first("state=awarded&q=importe+reservado", lambda one: one["withheld"]),
        "without value": first("state=open", lambda one: one["value"] is None and not one["withheld"]),
        "planned": first("state=planned"),
        "seven lots": first("state=open&q=siedmiu"),
        "two languages": first("state=open&q=Samplestown"),
        "reserved": first("state=open&reserved=art20_participation"),
    }


@pytest.fixture(scope="package")
def addresses(ids: dict[str, str], site: str) -> dict[str, str]:
    """Every kind of page, without its language."""
    with urllib.request.urlopen(f"{site}/en/opportunities/{ids['open']}/") as answer:
        buyer = re.search(r"/en/buyers/(\w+)/", answer.read().decode())[1]
    return {
        "home": "", "search": "opportunities/", "words found": "opportunities/?q=school&nuts=PL,IE&reserved=art77",
        "table": "opportunities/?view=table&state=open,closed,awarded", "nothing": "opportunities/?q=comedor&nuts=PL&value_min=900000000",
        "open": f"opportunities/{ids['open']}/", "several lots": f"opportunities/{ids['seven lots']}/",
        "awarded": f"opportunities/{ids['awarded']}/", "withheld": f"opportunities/{ids['withheld']}/",
        "planned": f"opportunities/{ids['planned']}/", "two languages": f"opportunities/{ids['two languages']}/",
        "original": f"opportunities/{ids['two languages']}/original/", "history": f"opportunities/{ids['awarded']}/history/",
        "buyers": "buyers/", "no buyer": "buyers/?q=zzzqq&country=ES", "buyer": f"buyers/{buyer}/", "data": "data/", "status": "status/", "words": "words/", "accessibility": "accessibility/",
        "privacy": "privacy/", "not found": "nowhere/", "not understood": "opportunities/?cpv=x",
    }  # fmt: skip

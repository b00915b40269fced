"""Accounts in a real browser: what was typed survives the end of a session, a chosen dark is dark, axe finds nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_world import DESKTOP, PHONE
from playwright.sync_api import Page

from conftest import PATIENCE, _wait

PASSWORD = "three quiet green lamps"
PEOPLE = f"""
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "dragging.config.settings"
django.setup()
from allauth.account.models import EmailAddress
from django.utils import timezone
from dragging.apps.organisations.models import Person
person = Person.objects.create_user("ana@example.org", "{PASSWORD}", joined_at=timezone.now(), name="Ana", language="bg")
EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
"""


@pytest.fixture(scope="module")
def people_site(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A running site with one person and no notices, and its data folder."""
    folder = tmp_path_factory.mktemp("people")
    environment = {name: value for name, value in os.environ.items() if name != "DRAGGING_DATABASE_URL"}
    environment |= {"DRAGGING_DATA": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    for command in (["-m", "dragging", "migrate"], ["-c", PEOPLE]):
        done = subprocess.run([sys.executable, *command], check=False, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "dragging", "serve", "--port", str(port)], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/en/", server)
        yield f"http://127.0.0.1:{port}", folder
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


@pytest.fixture
def tab(browser, people_site):
    """A browser of its own, with its own cookies."""
    opened = []

    def new(size=DESKTOP, **wanted) -> Page:
        context = browser.new_context(base_url=people_site[0], viewport={"width": size[0], "height": size[1]}, **wanted)
        opened.append(context)
        return context.new_page()

    yield new
    for one in opened:
        one.close()


def sign_in(page: Page, language: str) -> None:
    page.goto(f"/{language}/account/login/")
    fill_in(page)


def fill_in(page: Page) -> None:
    page.fill("#id_login", "ana@example.org")
    page.fill("#id_password", PASSWORD)
    page.click("main form[action$='/account/login/'] button")


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, False), (DESKTOP, True)])
def test_a_session_that_ends_inside_a_form_loses_nothing(tab, size, scripts):
    page = tab(size, java_script_enabled=scripts)
    sign_in(page, "es")
    page.goto("/es/account/")
    page.fill("#id_name", "Ana María Ñ")
    page.select_option("#id_language", "pl")
    page.check("input[name=theme][value=dark]")
    page.context.clear_cookies(name="sessionid")
    page.click("main form button")
    assert "/es/account/login/" in page.url
    fill_in(page)
    assert page.url.endswith("/es/account/")
    assert page.input_value("#id_name") == "Ana María Ñ"
    assert page.input_value("#id_language") == "pl"
    assert page.is_checked("input[name=theme][value=dark]")


def test_a_chosen_dark_is_dark_on_a_light_device_from_the_first_moment(tab):
    page = tab(color_scheme="light")
    sign_in(page, "en")
    page.goto("/en/account/")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(251, 249, 244)"
    page.check("input[name=theme][value=dark]")
    page.click("main form button")
    assert page.evaluate(paper) == "rgb(14, 23, 25)"
    assert page.content().startswith('<!DOCTYPE html><html lang="en" data-theme="dark">')
    page.check("input[name=theme][value=light]")
    page.click("main form button")
    dark = tab(color_scheme="dark")
    sign_in(dark, "en")
    assert dark.evaluate(paper) == "rgb(251, 249, 244)"
    page.check("input[name=theme][value=device]")
    page.click("main form button")


def test_the_mailed_link_fills_in_the_code_without_scripts(tab, people_site):
    page = tab(PHONE, java_script_enabled=False)
    page.goto("/bg/account/login/code/")
    page.fill("main #id_email", "ana@example.org")
    page.click("main form[action$='/login/code/'] button")
    newest = max((people_site[1] / "mail").iterdir(), key=lambda one: one.stat().st_mtime_ns)
    mail = message_from_bytes(newest.read_bytes().split(b"\n" + b"-" * 79)[0], policy=policy.default)
    code = re.search(r"code=([\w-]+)", mail.get_body(("plain",)).get_content())[1]
    page.goto(f"/bg/account/login/code/confirm/?code={code}")
    assert page.input_value("#id_code") == code
    page.click("main form[action$='/confirm/'] button >> nth=0")
    assert "/account/login" not in page.url


def test_without_scripts_the_page_says_what_passkeys_need(tab):
    page = tab(PHONE, java_script_enabled=False)
    page.goto("/es/account/login/")
    assert "Las llaves de acceso necesitan JavaScript" in page.locator("noscript").text_content()
    assert not page.is_visible("#passkey_login")


PAGES = ["", "email/", "password/change/", "2fa/", "2fa/webauthn/", "sessions/", "mail/", "erase/", "logout/", "reauthenticate/"]
VISITORS = ["login/", "signup/", "login/code/", "password/reset/", "password/reset/done/", "inactive/"]


@pytest.mark.parametrize(("language", "size", "scheme"), [("es", PHONE, "light"), ("bg", DESKTOP, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(tab, language, size, scheme):
    page = tab(size, color_scheme=scheme)
    found = {}
    for name in VISITORS + PAGES:
        if name == PAGES[0]:
            sign_in(page, language)
        page.goto(f"/{language}/account/{name}")
        told = Axe().run(page).response["violations"]
        if told:
            found[name] = [(one["id"], one["nodes"][0]["html"][:120]) for one in told]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_mail(tab, people_site, scheme):
    page = tab(PHONE, color_scheme=scheme)
    page.goto("/es/account/password/reset/")
    page.fill("main #id_email", "ana@example.org")
    page.click("main form[action$='/password/reset/'] button")
    newest = max((people_site[1] / "mail").iterdir(), key=lambda one: one.stat().st_mtime_ns)
    mail = message_from_bytes(newest.read_bytes().split(b"\n" + b"-" * 79)[0], policy=policy.default)
    place = people_site[1] / "mail.html"
    place.write_text(mail.get_body(("html",)).get_content(), encoding="utf-8")
    page.goto(f"file://{place}")
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

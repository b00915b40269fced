"""A person's own page, their copy and their end, the mails they want, and how often they may write."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from dragging.apps.organisations import digest, operations
from dragging.apps.organisations.enums import Frequency, Kind, MailKind
from dragging.apps.organisations.models import Organisation, Person
from dragging.web.accounts import digest_mail

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PASSWORD = "three quiet green lamps"


def test_what_was_chosen_is_kept(browser, ana):
    browser.post("/en/account/", {"name": "Ana Luz", "language": "pl", "theme": "dark"})
    ana.refresh_from_db()
    assert (ana.name, ana.language, ana.theme) == ("Ana Luz", "pl", "dark")


@pytest.mark.parametrize(("theme", "opening"), [("dark", '<html lang="en" data-theme="dark">'), ("light", '<html lang="en" data-theme="light">'), ("device", '<html lang="en">')])
def test_light_and_dark_stand_in_the_first_tag(browser, ana, theme, opening):
    Person.objects.filter(pk=ana.pk).update(theme=theme)
    assert opening in browser.get("/en/account/").content.decode()


def test_what_was_typed_before_the_session_ended_is_shown(browser, ana):
    browser.logout()
    answer = browser.post("/es/account/", {"name": "Ana María", "language": "bg", "theme": "light"})
    assert answer["Location"] == "/es/account/login/?next=%2Fes%2Faccount%2F"
    back = browser.post(answer["Location"], {"login": ana.email, "password": PASSWORD, "next": "/es/account/"})
    assert back["Location"] == "/es/account/"
    page = browser.get("/es/account/").content.decode()
    assert 'value="Ana María"' in page
    assert re.search(r'<option value="bg" selected', page)
    assert re.search(r'value="light"[^>]* checked', page)


def test_the_copy_is_a_zip_with_an_explanation_in_the_reader_s_language(browser, ana):
    other = Person.objects.create_user("eva@example.org", "x", joined_at=ana.joined_at, name="Eva")
    answer = browser.post("/es/account/export/")
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["README.txt", "data.json"]
        assert archive.read("README.txt").decode().startswith("Esto es todo lo que Dragging guarda de usted.")
        data = json.loads(archive.read("data.json"))
    assert data["organisations.Person (pk)"][0]["email"] == "ana@example.org"
    assert other.email not in str(data)


def test_the_copy_asks_whether_it_is_still_the_person(ana):
    client = Client()
    client.post("/en/account/login/", {"login": ana.email, "password": PASSWORD})
    assert "/account/reauthenticate/" in client.get("/en/account/export/")["Location"]


def test_erasing_needs_the_password(browser, ana):
    page = browser.post("/en/account/erase/", {"proof": "not it"}).content.decode()
    assert "This is neither your password nor the code from the mail." in page
    assert Person.objects.filter(pk=ana.pk).exists()


def test_erasing_by_password(browser, ana):
    page = browser.post("/en/account/erase/", {"proof": PASSWORD}, follow=True)
    assert not Person.objects.filter(pk=ana.pk).exists()
    assert page.redirect_chain == [("/en/", 302)]
    assert browser.get("/en/account/").status_code == 302


def test_erasing_by_a_mailed_code(browser, ana):
    mail.outbox.clear()
    browser.post("/en/account/erase/code/")
    code = re.search(r"\b([2-9B-DF-HJKMNP-TV-Z]{8})\b", mail.outbox[0].body)[1]
    browser.post("/en/account/erase/", {"proof": code.lower()})
    assert not Person.objects.filter(pk=ana.pk).exists()


def test_the_last_manager_is_told_and_may_erase_both(browser, ana):
    operations.found(person=ana, kind=Kind.NGO, name="Suya", country="ES", now=ana.joined_at)
    assert "Suya" in browser.get("/en/account/erase/").content.decode()
    page = browser.post("/en/account/erase/", {"proof": PASSWORD}).content.decode()
    assert "You are the last manager of an organisation." in page
    browser.post("/en/account/erase/", {"proof": PASSWORD, "organisations": "on"})
    assert (Person.objects.count(), Organisation.objects.count()) == (0, 0)


def test_each_kind_of_mail_has_a_frequency(browser, ana):
    page = browser.get("/en/account/mail/").content.decode()
    assert page.count('type="radio"') == len(MailKind) * len(Frequency)
    browser.post("/en/account/mail/", {"team": "weekly", "verification": "never", "approvals": "daily"})
    assert digest.frequencies(ana) == {MailKind.TEAM: "weekly", MailKind.VERIFICATION: "never", MailKind.APPROVALS: "daily"}


def test_reading_the_link_that_stops_mails_changes_nothing(ana):
    page = Client().get(f"/es/account/mail/stop/{digest_mail.token(ana)}/").content.decode()
    assert page.count("<button") == 2  # that of the search in the header, and this one
    assert digest.frequencies(ana)[MailKind.TEAM] == "at_once"


def test_a_mail_program_stops_mails_without_signing_in(ana):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"/es/account/mail/stop/{digest_mail.token(ana)}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert set(digest.frequencies(ana).values()) == {"never"}


def test_a_token_that_is_not_ours_stops_nothing(ana):
    forged = digest_mail.token(ana)[:-2] + "zz"
    assert Client().post(f"/es/account/mail/stop/{forged}/").status_code == 404
    assert digest.frequencies(ana)[MailKind.TEAM] == "at_once"


def test_who_writes_too_often_is_told_when_to_go_on(browser, ana):
    cache.clear()
    for _turn in range(60):
        assert browser.post("/en/account/mail/", {"team": "weekly"}).status_code == 200
    answer = browser.post("/en/account/mail/", {"team": "weekly"})
    assert answer.status_code == 429
    assert 3500 < int(answer["Retry-After"]) <= 3600
    assert "Try again in 60 minutes." in answer.content.decode()
    assert browser.get("/en/account/mail/").status_code == 200


def test_guessing_a_password_ends(ana):
    cache.clear()
    client = Client()
    pages = [client.post("/en/account/login/", {"login": ana.email, "password": "no"}).content.decode() for _turn in range(6)]
    assert "The mail address or the password is not right." in pages[4]
    assert "Too many attempts. Wait five minutes, then try again." in pages[5]
    other = Client().post("/en/account/login/", {"login": ana.email, "password": PASSWORD}).content.decode()
    assert "Too many attempts." in other

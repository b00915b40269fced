"""The pages of signing in: each opens in every language, in our shape, without a word of another language."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from dragging.apps.organisations.models import Person

pytestmark = [pytest.mark.django_db]

PASSWORD = "three quiet green lamps"

LANGUAGES = ("en", "es", "pl", "bg")
VISITORS = (
    "account_login", "account_signup", "account_request_login_code", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_inactive", "account_email_verification_sent",
)  # fmt: skip
SIGNED_IN = (
    "account", "account_email", "account_change_password", "account_logout", "account_reauthenticate", "mfa_index",
    "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "mail", "export", "erase",
)  # fmt: skip


def pages(client, names, language):
    with override(language):
        told = {name: client.get(reverse(name)) for name in names}
    return {name: (answer.status_code, answer.content.decode()) for name, answer in told.items()}


def words(page):
    """What the main part of a page says, tags taken out."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    return re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", main, flags=re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_heading_and_no_placeholder(client, browser, language):
    for one, names in ((client, VISITORS), (browser, SIGNED_IN)):
        for name, (status, page) in pages(one, names, language).items():
            assert status == 200, name
            assert page.count("<h1") == 1, name
            assert "placeholder=" not in page, name
            assert " style=" not in page, name
            heading = re.search(r"<h1>(.*?)</h1>", page)[1]
            assert f"<title>{heading} · Dragging</title>" in page, name


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_no_page_says_a_sentence_of_english(client, browser, language):
    """A sentence (three words or more) of the page that the English page says too was not translated."""
    for one, names in ((client, VISITORS), (browser, SIGNED_IN)):
        english, other = pages(one, names, "en"), pages(one, names, language)
        for name in names:
            both = sentences(english[name][1]) & sentences(other[name][1])
            assert both == set(), name


def sentences(page):
    found = re.split(r"[\n.?!]|  +", words(page))
    return {one.strip() for one in found if len(re.findall(r"[a-z]{2,}", one)) > 2 and "@" not in one}


def test_browsers_and_password_keepers_know_the_fields(client, browser):
    page = client.get("/en/account/login/").content.decode()
    assert re.search(r'<input type="password" name="password"[^>]*autocomplete="current-password"', page)
    assert re.search(r'<input type="email" name="login"[^>]*autocomplete="username"', page)
    page = client.get("/en/account/signup/").content.decode()
    assert re.search(r'<input type="password" name="password1"[^>]*autocomplete="new-password"', page)
    assert re.search(r'<input type="email" name="email"[^>]*autocomplete="email"', page)
    page = browser.get("/en/account/password/change/").content.decode()
    assert re.search(r'name="oldpassword"[^>]*autocomplete="current-password"', page)
    assert len(re.findall(r'autocomplete="new-password"', page)) == 2


def test_a_wrong_sign_in_keeps_the_address_and_begins_with_error(client, ana):
    page = client.post("/es/account/login/", {"login": ana.email, "password": "no"}).content.decode()
    assert "<title>Error:" in page
    assert 'value="ana@example.org"' in page
    assert "El correo o la contraseña no son correctos." in page


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short", "The password is too short. Use 10 characters or more."),
        ("1234567890", "This password is on the lists of those who break in. Choose another one."),
        ("iva@example.org", "The password is too much like your name or mail address. Choose another one."),
    ],
)
def test_a_weak_password_is_told_at_its_field(client, db, password, told):
    page = client.post("/en/account/signup/", {"email": "iva@example.org", "password1": password}).content.decode()
    assert told in page
    assert not Person.objects.filter(email="iva@example.org").exists()


def test_the_mailed_code_signs_in_and_its_link_only_fills_it_in(client, ana, mailoutbox):
    client.post("/es/account/login/code/", {"email": ana.email})
    code = re.search(r"code=([\w-]+)", mailoutbox[0].body)[1]
    page = client.get(f"/en/account/login/code/confirm/?code={code}").content.decode()
    assert f'value="{code}"' in page
    assert "_auth_user_id" not in client.session
    answer = client.post("/en/account/login/code/confirm/", {"code": code})
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(ana.pk))


def test_the_link_of_a_code_in_another_browser_says_where_it_works(ana, mailoutbox):
    Client().post("/es/account/login/code/", {"email": ana.email})
    code = re.search(r"code=([\w-]+)", mailoutbox[0].body)[1]
    other = Client()
    page = other.get(f"/es/account/login/code/confirm/?code={code}").content.decode()
    assert code in page
    assert "Escriba el código donde lo pidió" in page
    assert "_auth_user_id" not in other.session


def test_signing_up_confirming_and_signing_in(client, db, mailoutbox):
    client.post("/bg/account/signup/", {"email": "iva@example.org", "password1": PASSWORD})
    link = re.search(r"https?://\S+(/bg/account/confirm-email/\S+)", mailoutbox[0].body)[1]
    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get(email="iva@example.org").verified
    client.post(link)
    assert EmailAddress.objects.get(email="iva@example.org").verified
    assert Person.objects.get(email="iva@example.org").language == "bg"


def test_a_forgotten_password(client, ana, mailoutbox):
    client.post("/pl/account/password/reset/", {"email": ana.email})
    link = re.search(r"https?://[^/]+(/\w\w/account/password/reset/key/\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    assert page.status_code == 200
    action = re.search(r'<form method="post" action="([^"]+)"', page.content.decode())[1]
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    client.post(action, {"password1": "four red paper birds", "password2": "four red paper birds"})
    ana.refresh_from_db()
    assert ana.check_password("four red paper birds")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_links_that_are_over(client, db, language):
    assert client.get(f"/{language}/account/confirm-email/nothing/").content.decode().count("<h1") == 1
    assert client.get(f"/{language}/account/password/reset/key/1-set-password/").content.decode().count("<h1") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_second_step(browser, ana, language):
    totp = Authenticator.objects.create(user=ana, type="totp", data={"secret": "x"})
    RecoveryCodes.activate(ana)
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_reauthenticate"):
        with override(language):
            page = browser.get(reverse(name)).content.decode()
        assert page.count("<h1") == 1, name
    other = Client()
    with override(language):
        answer = other.post(reverse("account_login"), {"login": ana.email, "password": PASSWORD}, follow=True)
    page = answer.content.decode()
    assert 'name="code"' in page
    assert "data-passkey hidden" in page
    assert totp.pk


def test_the_picture_for_the_app_is_within_the_policy(browser):
    answer = browser.get("/en/account/2fa/totp/activate/")
    page = answer.content.decode()
    assert 'src="data:image/svg+xml' in page
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
    assert "<code>" in page


def test_signing_out_of_all_others(browser, ana):
    other = Client()
    other.post("/en/account/login/", {"login": ana.email, "password": PASSWORD})
    assert "2fa" in other.get("/en/account/").content.decode()
    browser.post("/en/account/sessions/")
    assert other.get("/en/account/").status_code == 302
    assert browser.get("/en/account/").status_code == 200


def test_who_asked_for_a_code_gets_another_or_takes_another_way(client, ana, mailoutbox):
    client.post("/es/account/login/code/", {"email": ana.email})
    client.post("/es/account/login/code/confirm/", {"action": "resend"})
    first, second = (re.search(r"code=([\w-]+)", mail.body)[1] for mail in mailoutbox)
    assert first != second
    answer = client.post("/es/account/logout/", {"next": "/es/account/login/"})
    assert answer["Location"] == "/es/account/login/"
    assert 'name="password"' in client.get("/es/account/login/").content.decode()

"""What keeps people safe: cookies, HTTPS, sessions, passwords. docs/security.md names each test."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.utils import timezone

from dragging.apps.organisations.models import Person

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "three quiet green lamps"
ASKED = """
import json
from dragging.config import settings
names = (
    "SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_HTTPONLY CSRF_COOKIE_HTTPONLY"
    " SESSION_COOKIE_SAMESITE DEBUG SITE_ADDRESS ALLAUTH_TRUSTED_PROXY_COUNT SECURE_PROXY_SSL_HEADER"
).split()
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_of(tmp_path, **environment):
    told = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "DRAGGING_DATA": str(tmp_path), **environment}
    done = subprocess.run([sys.executable, "-c", ASKED], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_under_a_name_of_its_own_the_site_is_https_only(tmp_path):
    told = settings_of(tmp_path, DRAGGING_HOSTS="dragging.example,www.dragging.example")
    assert told == {
        "SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 31536000, "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True, "CSRF_COOKIE_HTTPONLY": True, "SESSION_COOKIE_SAMESITE": "Lax", "DEBUG": False,
        "SITE_ADDRESS": "https://dragging.example", "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    }  # fmt: skip


def test_on_this_machine_alone_it_works_without(tmp_path):
    told = settings_of(tmp_path)
    assert (told["SECURE_SSL_REDIRECT"], told["SECURE_HSTS_SECONDS"], told["SESSION_COOKIE_SECURE"]) == (False, 0, False)
    assert told["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


@pytest.fixture
def ana(db):
    person = Person.objects.create_user("ana@example.org", PASSWORD, joined_at=timezone.now())
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client, **more):
    return client.post("/en/account/login/", {"login": "ana@example.org", "password": PASSWORD, **more})


def test_passwords_are_kept_by_scrypt(ana):
    assert identify_hasher(ana.password).algorithm == "scrypt"


def test_signing_in_changes_the_session_s_key(client, ana):
    client.post("/es/account/", {"name": "typed before"})
    before = client.session.session_key
    sign_in(client)
    assert before is not None
    assert client.session.session_key != before


def test_signing_out_ends_the_session_on_the_server(client, ana):
    sign_in(client)
    stolen = client.cookies["sessionid"].value
    client.post("/en/account/logout/")
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert thief.get("/en/account/").status_code == 302


def test_a_new_password_ends_every_other_session(client, ana):
    other = Client()
    sign_in(other)
    sign_in(client)
    new = "four red paper birds"
    client.post("/en/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get("/en/account/").status_code == 200
    assert other.get("/en/account/").status_code == 302


def test_the_cookie_of_the_session_is_hidden_from_scripts_and_other_sites(client, ana):
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client, ana, away):
    assert sign_in(client, next=away)["Location"] == "/en/desk/"


def test_a_form_of_another_site_changes_nothing(ana):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    assert client.post("/en/account/", {"name": "changed"}).status_code == 403
    ana.refresh_from_db()
    assert ana.name == ""


def test_visitors_get_no_session_and_no_form_cookie(client, db):
    answer = client.get("/en/words/")
    assert set(answer.cookies) == {"language"}


def test_every_test_that_the_list_names_is_there():
    told = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", told)
    assert len(named) > 20
    missing = [
        (path, test) for path, test in named
        if not (ROOT / path).is_file() or (test and f"def {test}(" not in (ROOT / path).read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert missing == []

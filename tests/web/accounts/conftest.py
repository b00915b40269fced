"""Somebody with an account, and a browser in which they are signed in."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from dragging.apps.organisations.models import Person

PASSWORD = "three quiet green lamps"


@pytest.fixture
def ana(db):
    person = Person.objects.create_user("ana@example.org", PASSWORD, joined_at=timezone.now(), name="Ana", language="es")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def browser(ana):
    """Signed in, and just now asked whether it is still her."""
    one = Client()
    answer = one.post("/en/account/login/", {"login": ana.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    one.post("/en/account/reauthenticate/", {"password": PASSWORD})
    return one

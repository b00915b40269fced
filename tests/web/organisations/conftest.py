"""People and organisations for the pages of organisations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from dragging.apps.organisations import operations
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Membership, Person


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def person(now):
    """`person("ana", "Ana")`: somebody whose address is proved."""

    def make(name, called="", **more):
        made = Person.objects.create_user(f"{name}@example.org", "a long password", joined_at=now, name=called, **more)
        EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
        return made

    return make


@pytest.fixture
def browser():
    def open_for(someone):
        client = Client()
        client.force_login(someone)
        return client

    return open_for


@pytest.fixture
def ana(person):
    return person("ana", "Ana")


@pytest.fixture
def ivo(person):
    return person("ivo", "Ivo")


@pytest.fixture
def hers(ana, now):
    """Ana manages an NGO."""
    return operations.found(
        person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=now - timedelta(days=1)
    )


@pytest.fixture
def joined(now):
    def join(membership, someone, role="member"):
        return Membership.objects.create(organisation=membership.organisation, person=someone, role=role, since=now)

    return join


@pytest.fixture
def theirs(person, now):
    """Eva manages another NGO."""
    return operations.found(person=person("eva", "Eva"), kind=Kind.NGO, name="Ajena", country="ES", now=now)

from __future__ import annotations

import pytest
from django.test import Client

from dragging.apps.organisations import operations
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def ana(moment):
    return Person.objects.create_user("ana@example.org", "a long password", joined_at=moment, name="Ana")


@pytest.fixture
def hers(ana, moment):
    return operations.found(person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)


@pytest.fixture
def her_browser(ana):
    browser = Client()
    browser.force_login(ana)
    return browser


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client):
    answer = client.get("/es/team/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/es/account/login/?next=%2Fes%2Fteam%2F%3Fa%3D1")


def test_a_page_of_a_role_one_has_not_is_not_there(her_browser):
    assert her_browser.get("/es/team/").status_code == 404


def test_the_second_row_names_the_organisation(her_browser, hers):
    page = her_browser.get("/es/team/").content.decode()
    assert "Asociación Ejemplo" in page
    assert 'href="/es/team/" aria-current="page"' in page


def test_one_acts_for_the_organisation_that_was_chosen(her_browser, ana, hers, moment):
    second = operations.found(person=ana, kind=Kind.SUPPORT, name="Otra entidad", country="ES", now=moment)
    assert "Asociación Ejemplo" in her_browser.get("/es/team/").content.decode()
    her_browser.post("/es/account/acting-for/", {"organisation": second.organisation.public_id})
    page = her_browser.get("/es/team/").content.decode()
    assert "Otra entidad" in page
    assert "Asociación Ejemplo" not in page


def test_one_cannot_act_for_another_s_organisation(her_browser, moment):
    other = Person.objects.create_user("eva@example.org", "a long password", joined_at=moment)
    theirs = operations.found(person=other, kind=Kind.NGO, name="Ajena", country="ES", now=moment)
    answer = her_browser.post("/es/account/acting-for/", {"organisation": theirs.organisation.public_id})
    assert answer.status_code == 404


def test_pages_of_those_who_are_signed_in_are_not_stored(her_browser, hers):
    assert her_browser.get("/es/")["Cache-Control"] == "private, no-store"


def test_visitors_cost_no_question_about_people(client, django_assert_num_queries, samples):
    client.get("/es/words/")
    with django_assert_num_queries(1):
        client.get("/es/words/")

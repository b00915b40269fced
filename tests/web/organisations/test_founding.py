from __future__ import annotations

import pytest
from django.test import Client

from dragging.apps.organisations.models import Identifier, JoinRequest, MailItem, Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.database]

KRS = "0000123456"


def enter(client, **more):
    return client.post("/en/organisations/new/", {"kind": "ngo", "name": "Fundacja Przykład", "country": "PL", "number": "", **more})


def test_whoever_enters_an_organisation_manages_it(browser, ivo):
    client = browser(ivo)
    answer = enter(client, number=KRS)
    assert answer["Location"] == "/en/desk/"
    text = client.get("/en/desk/").content.decode()
    assert "Fundacja Przykład is entered. You manage it." in text
    assert "Invite the people you work with" in text
    assert list(Identifier.objects.values_list("scheme", "value", "checked")) == [("krs", KRS, "form")]


def test_an_administration_starts_at_its_office(browser, ivo):
    assert enter(browser(ivo), kind="administration")["Location"] == "/en/office/"


@pytest.mark.parametrize(
    ("country", "number", "told"),
    [
        ("ES", "G58818502", "its check digit does not fit"), ("ES", "12345678Z", "This is the number of a person."),
        ("BG", "12", "does not look like a registration number of this country"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_told_and_nothing_is_lost(browser, ivo, country, number, told):
    text = enter(browser(ivo), country=country, number=number, name="Prueba").content.decode()
    assert told in text
    assert 'value="Prueba"' in text
    assert f'value="{number}"' in text
    assert Organisation.objects.count() == 0


def test_only_a_site_administrator_enters_a_support_organisation(browser, ivo, person):
    assert "Support organisation" not in browser(ivo).get("/en/organisations/new/").content.decode()
    assert enter(browser(ivo), kind="support").status_code == 200
    assert Organisation.objects.count() == 0
    root = person("root", is_superuser=True)
    assert enter(browser(root), kind="support")["Location"] == "/en/approvals/"


@pytest.mark.parametrize("typed", [{"name": "Asociacion ejemplo"}, {"name": "Other", "number": "B58818501", "country": "ES"}])
def test_a_likely_double_is_told_of_without_a_word_of_it(browser, hers, ivo, typed):
    Identifier.objects.create(organisation=hers.organisation, scheme="nif", value="B58818501", checked="checksum")
    text = enter(browser(ivo), **{"country": "ES", **typed}).content.decode()
    assert "Is it here already?" in text
    assert "Asociación Ejemplo" not in text
    assert hers.organisation.public_id not in text
    assert "Ana" not in text
    assert Organisation.objects.count() == 1


def test_the_warning_is_the_same_for_one_double_and_for_three(browser, hers, theirs, ivo, now):
    from dragging.apps.organisations import operations
    from dragging.apps.organisations.enums import Kind

    first = enter(browser(ivo), country="ES", name="Asociacion ejemplo").content
    for _turn in range(2):
        operations.found(person=theirs.person, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=now)
    again = enter(browser(ivo), country="ES", name="Asociacion ejemplo").content
    def strip(page):
        return page[page.index(b"<h1>") : page.index(b"<form method")]

    assert strip(first) == strip(again)


def test_asking_to_be_let_in_reaches_its_managers_blindly(browser, ana, hers, ivo):
    client = browser(ivo)
    answer = enter(client, country="ES", name="Asociación Ejemplo", ask="yes")
    assert answer["Location"] == "/en/desk/"
    text = client.get("/en/desk/").content.decode()
    assert "If it is here, its managers are asked now." in text
    assert "Asociación" not in text
    assert [(one.person, one.organisation) for one in JoinRequest.objects.all()] == [(ivo, hers.organisation)]
    assert MailItem.objects.get().person == ana


def test_another_one_of_that_name_can_be_entered(browser, hers, ivo):
    enter(browser(ivo), country="ES", name="Asociación Ejemplo", sure="yes")
    assert Organisation.objects.filter(name="Asociación Ejemplo").count() == 2


def test_one_s_own_and_the_published_are_named(browser, hers, theirs, ana):
    theirs.organisation.is_public = True
    theirs.organisation.save()
    client = browser(ana)
    assert "You act for “Asociación Ejemplo” already." in enter(client, country="ES", name="Asociación Ejemplo").content.decode()
    assert "“Ajena” is published here." in enter(client, country="ES", name="Ajena").content.decode()


def test_another_country_is_no_double(browser, hers, ivo):
    assert enter(browser(ivo), country="PL", name="Asociación Ejemplo").status_code == 302


def test_no_organisation_takes_an_address_of_ours(browser, ivo):
    enter(browser(ivo), name="New")
    assert Organisation.objects.get().slug.startswith("new-")


def test_what_was_typed_survives_the_end_of_a_session(ivo):
    client = Client()
    assert enter(client, name="Escrito").status_code == 302
    client.force_login(ivo)
    assert 'value="Escrito"' in client.get("/en/organisations/new/").content.decode()

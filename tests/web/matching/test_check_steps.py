from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from dragging.apps.organisations import operations, profiles
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import CheckDraft, Person
from dragging.core.matching import profile as core

pytestmark = [pytest.mark.django_db, pytest.mark.database]

WHO = {"country": "ES", "legal_form": "asociacion", "statuses": ["empresa_insercion"]}
PEOPLE = {"staff": "14", "disadvantaged": "6"}
RULES = {"main_aim_integration": "yes", "public_service_mission": "no", "profit_reinvested": "yes", "participatory_governance": "", "art77_award": "no"}
WORK = {"services": ["laundry", "gardening"], "base": "ES511", "reach": "region", "turnover": "86.400,50"}


def answer(client, step, fields, language="es"):
    return client.post(f"/{language}/check/{step}/", fields)


@pytest.fixture
def checked(client):
    for step, fields in {"who": WHO, "people": PEOPLE, "rules": RULES, "work": WORK}.items():
        assert answer(client, step, fields).status_code == 302
    return client


def test_the_check_begins_at_the_first_step_that_is_not_answered(client):
    assert client.get("/es/check/")["Location"] == "/es/check/who/"
    answer(client, "who", WHO)
    assert client.get("/es/check/")["Location"] == "/es/check/people/"


def test_looking_leaves_no_cookie(client):
    client.get("/es/check/who/")
    assert "sessionid" not in client.cookies


def test_there_are_at_most_fourteen_questions(client):
    from dragging.web.matching.check.steps import ASKING, form_of

    for country in ("BG", "ES", "IE", "PL"):
        answers = {"who": {"country": [country]}}
        asked = sum(len(form_of(step, answers).fields) for step in ASKING)
        assert asked <= 14, country


@pytest.mark.parametrize(("language", "country"), [("es", "España"), ("bg", "България"), ("pl", "Polska"), ("en", "Ireland")])
def test_the_country_of_the_language_is_asked_about_first(client, language, country):
    page = client.get(f"/{language}/check/who/").content.decode()
    assert f'aria-current="true">{country}</a>' in page


def test_another_country_brings_its_own_legal_forms(client):
    page = client.get("/es/check/who/?country=BG").content.decode()
    assert "читалище" in page
    assert "empresa de inserción" not in page


def test_a_mistake_keeps_what_was_typed_and_names_the_field(client):
    answer(client, "who", WHO)
    answered = answer(client, "people", {"staff": "muchas", "disadvantaged": "6"})
    page = answered.content.decode()
    assert answered.status_code == 422
    assert "<title>Error: " in page
    assert 'href="#id_staff"' in page
    assert 'value="muchas"' in page


def test_more_disadvantaged_people_than_people_is_a_mistake(client):
    answer(client, "who", WHO)
    page = answer(client, "people", {"staff": "4", "disadvantaged": "6"}).content.decode()
    assert "Es más que todo el personal" in page


def test_going_back_keeps_even_a_mistake(client):
    answer(client, "who", WHO)
    assert answer(client, "people", {"staff": "muchas", "go": "back"})["Location"] == "/es/check/who/"
    assert 'value="muchas"' in client.get("/es/check/people/").content.decode()


def test_an_open_answer_is_not_known_and_never_no(client):
    answer(client, "who", {"country": "ES"})
    for step in ("people", "rules", "work"):
        answer(client, step, {})
    page = client.get("/es/check/result/").content.decode()
    assert "Faltan 13 datos" in page


def test_the_answers_are_facts_of_a_profile(checked):
    from dragging.web.matching.check import facts, steps

    told = facts.facts(steps.cleaned(checked.session["check"]), date(2026, 11, 24))
    reading = core.read(told)
    assert reading.problems == ()
    known = reading.profile
    assert (known.country, known.legal_form, known.staff, str(known.disadvantaged_share)) == ("ES", "asociacion", 14, "0.4286")
    assert [one.status for one in known.registers] == ["empresa_insercion"]
    assert (known.main_aim_integration, known.public_service_mission, known.participatory_governance) == (True, False, None)
    assert (known.services, known.reach, known.base_nuts) == (("laundry", "gardening"), ("ES51",), "ES511")
    assert (str(known.yearly_turnover.amount), known.yearly_turnover.currency) == ("86400.50", "EUR")
    assert known.art77_awards == ()
    assert known.provenance["staff"].source == "self_declared"


def test_none_of_these_is_an_empty_list(client):
    from dragging.web.matching.check.facts import facts

    assert facts({"who": {"country": "ES", "statuses": ["none"]}}, date(2026, 11, 24))["registers"] == []


def test_the_result_tells_what_is_known_and_what_is_missing(checked):
    page = checked.get("/es/check/result/").content.decode()
    assert "Falta 1 dato" in page
    assert "86.400,50\xa0€" in page
    assert "Lavandería" in page
    assert "service=laundry,gardening&amp;nuts=ES51" in page


def test_forgetting_leaves_nothing(checked):
    checked.post("/es/check/forget/")
    assert "check" not in checked.session
    assert checked.get("/es/check/result/")["Location"] == "/es/check/who/"


def test_the_answers_go_along_into_the_account_and_to_another_device(checked, moment):
    ana = Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    checked.post("/es/account/login/", {"login": "ana@example.org", "password": "a long password"})
    other = Client()
    other.force_login(ana)
    assert "86.400,50\xa0€" in other.get("/es/check/result/").content.decode()


def test_the_answers_become_the_profile_of_the_organisation(checked, moment):
    ana = Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)
    hers = operations.found(person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)
    profiles.keep_draft(person=ana, answers=dict(checked.session["check"]), now=moment)
    browser = Client()
    browser.force_login(ana)
    browser.post("/es/check/keep/")
    record, version = profiles.record(hers.organisation)
    assert (record["staff"], record["services"], version) == (14, ["laundry", "gardening"], 1)
    assert not CheckDraft.objects.exists()


def test_a_visitor_cannot_keep(checked):
    assert checked.post("/es/check/keep/").status_code == 302


def test_an_unknown_step_is_not_there(client):
    assert client.get("/es/check/nothing/").status_code == 404


def test_answers_are_taken_so_often_and_no_more(client, monkeypatch):
    answers = [answer(client, "who", WHO).status_code for _turn in range(301)]
    assert (answers[0], answers[299], answers[300]) == (302, 302, 429)


@pytest.mark.parametrize(("country", "first", "last", "count"), [("ES", "A Coruña", "Zaragoza", 59), ("BG", "Благоевград", "Ямбол", 28)])
def test_every_province_can_be_home_in_the_order_of_its_letters(country, first, last, count):
    from django.utils.translation import override

    from dragging.web.matching.check.forms import WorkForm

    with override("bg" if country == "BG" else "es"):
        names = [name for code, name in WorkForm(country=country).fields["base"].choices if code]
    assert (names[0], names[-1], len(names)) == (first, last, count)
    if country == "ES":
        assert names.index("Ávila") < names.index("Barcelona")
        assert "Madrid" in names


def test_the_result_names_the_status_that_is_held_and_an_earlier_award(checked):
    answer(checked, "rules", RULES | {"art77_award": "yes"})
    page = checked.get("/es/check/result/").content.decode()
    assert "Tiene: Empresa de inserción</span>" in page
    assert "Una administración ya le ha dado un contrato así" in page

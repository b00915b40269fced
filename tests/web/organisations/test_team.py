from __future__ import annotations

from datetime import timedelta

import pytest

from dragging.apps.organisations import joining, operations, queries
from dragging.apps.organisations.models import Invitation, JoinRequest, Membership

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_team_names_everybody_with_their_role(browser, ana, hers, ivo, joined):
    joined(hers, ivo)
    text = page(browser(ivo).get("/es/team/"))
    assert "Ana" in text
    assert "ivo@example.org" in text
    assert "Responsable" in text
    assert "Miembro" in text


def test_a_member_sees_no_tools_of_managers(browser, hers, ivo, joined):
    joined(hers, ivo)
    text = page(browser(ivo).get("/en/team/"))
    assert "/en/team/leave/" in text
    assert "invite" not in text
    assert "/team/log/" not in text


@pytest.mark.parametrize("extra", [0, 2])
def test_the_team_costs_the_same_for_one_and_three(browser, person, ana, hers, joined, now, django_assert_num_queries, extra):
    for number in range(extra):
        joined(hers, person(f"p{number}"))
        operations.invite(organisation=hers.organisation, person=ana, email=f"q{number}@example.org", role="member", language="es", now=now)
        joining.ask(person=person(f"r{number}"), organisations=[hers.organisation], now=now)
    client = browser(ana)
    client.get("/en/team/")
    with django_assert_num_queries(7):
        client.get("/en/team/")


def test_another_name(browser, ana, hers):
    answer = browser(ana).post("/en/team/name/", {"name": " Nuevo nombre "}, follow=True)
    assert "The name is changed." in page(answer)
    hers.organisation.refresh_from_db()
    assert (hers.organisation.name, hers.organisation.slug) == ("Nuevo nombre", "asociacion-ejemplo")


def test_another_role(browser, ana, hers, ivo, joined):
    his = joined(hers, ivo)
    answer = browser(ana).post(f"/en/team/{his.public_id}/role/", {"role": "manager"}, follow=True)
    assert "The role of Ivo is now: Manager." in page(answer)
    assert queries.managers(hers.organisation) == 2


def test_the_only_manager_cannot_become_a_member(browser, ana, hers):
    answer = browser(ana).post(f"/en/team/{hers.public_id}/role/", {"role": "member"})
    text = page(answer)
    assert "<title>Error:" in text
    assert text.count("You are the only manager. Make somebody else a manager first.") == 2


def test_handing_over(browser, ana, hers, ivo, joined):
    his = joined(hers, ivo)
    browser(ana).post("/en/team/hand-over/", {"to": his.public_id})
    his.refresh_from_db()
    hers.refresh_from_db()
    assert (his.role, hers.role) == ("manager", "member")


def test_removing_asks_once_more(browser, ana, hers, ivo, joined):
    his, client = joined(hers, ivo), browser(ana)
    assert "Remove Ivo from the team?" in page(client.get(f"/en/team/{his.public_id}/remove/"))
    assert Membership.objects.filter(pk=his.pk).exists()
    assert "Ivo is no longer in the team." in page(client.post(f"/en/team/{his.public_id}/remove/", follow=True))
    assert not Membership.objects.filter(pk=his.pk).exists()


def test_leaving(browser, hers, ivo, joined):
    joined(hers, ivo)
    client = browser(ivo)
    assert "Leave Asociación Ejemplo?" in page(client.get("/en/team/leave/"))
    assert "You no longer act for Asociación Ejemplo." in page(client.post("/en/team/leave/", follow=True))
    assert client.get("/en/team/").status_code == 404


def test_the_last_manager_is_told_to_hand_over(browser, ana, hers):
    client = browser(ana)
    assert "Hand over first" in page(client.get("/en/team/leave/"))
    assert "Hand over first" in page(client.post("/en/team/leave/"))
    assert Membership.objects.filter(pk=hers.pk).exists()


def test_letting_somebody_in_who_asked(browser, ana, hers, ivo, now):
    joining.ask(person=ivo, organisations=[hers.organisation], now=now)
    client, wish = browser(ana), JoinRequest.objects.get()
    assert "1 person asks to be let in" in page(client.get("/en/desk/"))
    assert "ivo@example.org" in page(client.get("/en/team/"))
    client.post(f"/en/team/asking/{wish.public_id}/", {"answer": "yes"})
    assert [one.person for one in queries.team(hers.organisation)] == [ana, ivo]
    assert JoinRequest.objects.count() == 0


def test_not_letting_in(browser, ana, hers, ivo, now):
    joining.ask(person=ivo, organisations=[hers.organisation], now=now)
    browser(ana).post(f"/en/team/asking/{JoinRequest.objects.get().public_id}/", {"answer": "no"})
    assert [one.person for one in queries.team(hers.organisation)] == [ana]
    assert JoinRequest.objects.count() == 0


@pytest.mark.parametrize("what", ["role/", "remove/"])
def test_a_member_of_another_team_is_not_there(browser, ana, hers, theirs, what):
    client = browser(ana)
    assert client.get(f"/en/team/{theirs.public_id}/{what}").status_code == 404
    assert client.post(f"/en/team/{theirs.public_id}/{what}", {"role": "member"}).status_code == 404


def test_an_invitation_or_wish_of_another_team_is_not_there(browser, ana, hers, theirs, ivo, now):
    made, _ = operations.invite(organisation=theirs.organisation, person=theirs.person, email="x@example.org", role="member", language="es", now=now)
    joining.ask(person=ivo, organisations=[theirs.organisation], now=now)
    client = browser(ana)
    assert client.post(f"/en/team/invitations/{made.public_id}/withdraw/").status_code == 404
    assert client.post(f"/en/team/asking/{JoinRequest.objects.get().public_id}/", {"answer": "yes"}).status_code == 404
    assert (Invitation.objects.count(), JoinRequest.objects.count()) == (1, 1)


def test_the_log_in_sentences_of_the_reader(browser, ana, hers, now):
    operations.invite(organisation=hers.organisation, person=ana, email="x@example.org", role="member", language="es", now=now)
    text = page(browser(ana).get("/bg/team/log/"))
    assert "Организацията е въведена." in text
    assert "Изпратена е покана. Роля: Член на екипа." in text
    assert "x@example.org" not in text


def test_older_lines_come_when_asked_for_and_stay_where_they_were(browser, ana, hers, now):
    for number in range(30):
        operations.rename(organisation=hers.organisation, person=ana, name=f"Nombre {number:02}", now=now + timedelta(seconds=number))
    client = browser(ana)
    first = page(client.get("/en/team/log/"))
    assert first.count("<time") == 25
    assert 'href="?before=7"' in first
    operations.rename(organisation=hers.organisation, person=ana, name="Otro", now=now + timedelta(minutes=5))
    older = page(client.get("/en/team/log/?before=7"))
    assert older.count("<time") == 6
    assert "The organisation was entered." in older
    assert "Show older" not in older


@pytest.mark.parametrize("before", ["", "x", "-1", "99999999999", "0"])
def test_a_place_in_the_log_that_cannot_be(browser, ana, hers, before):
    assert browser(ana).get(f"/en/team/log/?before={before}").status_code == 200


def test_every_verb_has_a_sentence():
    from dragging.apps.organisations.enums import Verb
    from dragging.web.organisations import phrases

    said = {verb: phrases.done(verb, {"role": "member", "old": "member", "new": "manager", "name": "X"}) for verb in Verb}
    assert {verb for verb, sentence in said.items() if sentence == verb} == set()

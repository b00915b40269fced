from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from dragging.apps.organisations import operations, queries
from dragging.apps.organisations.models import Invitation, Membership, Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def invite(client, email="Ivo@example.org", language="bg", role="member"):
    return client.post("/en/team/invite/", {"email": email, "role": role, "language": language}, follow=True)


def link(letter):
    return re.search(r"http://testserver(/\w\w/invitations/[\w-]+/)", letter.body)[1]


@pytest.fixture
def mailed(browser, ana, hers):
    """The path that Ivo's mail holds."""
    invite(browser(ana))
    return link(mail.outbox[0])


def test_an_invitation_is_a_mail_in_its_language(browser, ana, hers):
    text = invite(browser(ana)).content.decode()
    assert "The invitation to Ivo@example.org is sent." in text
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ivo@example.org"], "Покана: Asociación Ejemplo")
    assert "Ana ви кани да действате от името на Asociación Ejemplo." in letter.body
    assert link(letter).startswith("/bg/invitations/")
    (html, kind) = letter.alternatives[0]
    assert kind == "text/html"
    assert link(letter) in html


def test_a_name_with_signs_stays_as_it_is_in_plain_text_and_harmless_in_html(browser, ana, hers, now):
    operations.rename(organisation=hers.organisation, person=ana, name="Pan & <b>Vino</b>", now=now)
    invite(browser(ana))
    letter = mail.outbox[0]
    assert letter.subject == "Покана: Pan & <b>Vino</b>"
    assert "Pan & <b>Vino</b>" in letter.body
    assert "<b>Vino" not in letter.alternatives[0][0]


def test_nobody_is_invited_where_no_mail_leaves(browser, ana, hers, monkeypatch):
    def refuse(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    text = invite(browser(ana)).content.decode()
    assert "The mail could not be sent, so nobody was invited." in text
    assert 'value="Ivo@example.org"' in text
    assert Invitation.objects.count() == 0


def test_a_member_is_not_invited_again(browser, ana, hers, ivo, joined):
    joined(hers, ivo)
    assert "This person is in the team already." in invite(browser(ana)).content.decode()


def test_no_more_than_thirty_a_day(ana, hers, now):
    for number in range(30):
        operations.invite(organisation=hers.organisation, person=ana, email=f"p{number}@example.org", role="member", language="es", now=now)
    with pytest.raises(operations.Refused, match="too_many"):
        operations.invite(organisation=hers.organisation, person=ana, email="one@example.org", role="member", language="es", now=now)
    later = now + timedelta(days=1, seconds=1)
    assert operations.invite(organisation=hers.organisation, person=ana, email="one@example.org", role="member", language="es", now=later)


def test_opening_the_link_shows_and_changes_nothing(mailed, hers):
    text = Client().get(mailed).content.decode()
    assert "Ana ви кани да действате от името на Asociación Ejemplo." in text
    assert Invitation.objects.count() == 1
    assert Membership.objects.count() == 1


def test_the_button_joins(mailed, browser, ivo, hers):
    client = browser(ivo)
    text = client.post(mailed, follow=True).content.decode()
    assert "Вече действате от името на Asociación Ejemplo." in text
    assert [one.person for one in queries.team(hers.organisation)][1] == ivo
    assert client.get(mailed).status_code == 404


def test_signing_in_on_the_way_keeps_the_invitation(mailed, ivo, hers):
    client = Client()
    answer = client.post(mailed, {"way": "known"})
    assert answer["Location"].startswith("/bg/account/login/?next=%2Fbg%2Finvitations%2F")
    signed_in = client.post(answer["Location"], {"login": "ivo@example.org", "password": "a long password", "next": mailed})
    assert signed_in["Location"] == mailed


def test_signing_up_through_the_link_proves_the_address(mailed, hers):
    client = Client()
    answer = client.post(mailed, {"way": "new"})
    form = client.get(answer["Location"]).content.decode()
    assert 'value="ivo@example.org"' in form
    made = client.post(answer["Location"], {"email": "ivo@example.org", "password1": "quite a long one 7", "next": mailed})
    assert made["Location"] == mailed
    ivo = Person.objects.get(email="ivo@example.org")
    assert ivo.emailaddress_set.get().verified is True
    client.post(mailed)
    assert [one.person for one in queries.team(hers.organisation)][1] == ivo


def test_another_address_is_not_proved_by_the_link(mailed, hers):
    client = Client()
    answer = client.post(mailed, {"way": "new"})
    client.post(answer["Location"], {"email": "other@example.org", "password1": "quite a long one 7", "next": mailed})
    assert Person.objects.get(email="other@example.org").emailaddress_set.get().verified is False


def test_somebody_else_is_told_and_not_let_in(mailed, browser, person, hers):
    client = browser(person("other"))
    assert "Поканата е изпратена на друг адрес, а не на other@example.org" in client.get(mailed).content.decode()
    client.post(mailed)
    assert Membership.objects.count() == 1


def test_over_withdrawn_and_never_given_answer_alike(mailed, browser, ana, hers, now):
    client, unknown = Client(), "/bg/invitations/" + "x" * 43 + "/"
    made = Invitation.objects.get()
    browser(ana).post(f"/en/team/invitations/{made.public_id}/withdraw/")
    withdrawn, never = client.get(mailed), client.get(unknown)
    assert (withdrawn.status_code, never.status_code) == (404, 404)
    assert withdrawn.content.replace(mailed[4:].encode(), b"") == never.content.replace(unknown[4:].encode(), b"")


def test_withdrawing_asks_once_more(mailed, browser, ana, hers):
    client, made = browser(ana), Invitation.objects.get()
    assert "Withdraw the invitation?" in client.get(f"/en/team/invitations/{made.public_id}/withdraw/").content.decode()
    assert Invitation.objects.count() == 1
    client.post(f"/en/team/invitations/{made.public_id}/withdraw/")
    assert Invitation.objects.count() == 0


def test_what_was_typed_survives_the_end_of_a_session(browser, ana, hers):
    client = Client()
    client.post("/en/team/invite/", {"email": "typed@example.org", "role": "manager", "language": "pl"})
    client.force_login(ana)
    assert 'value="typed@example.org"' in client.get("/en/team/invite/").content.decode()

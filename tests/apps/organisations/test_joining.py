from __future__ import annotations

import pytest

from dragging.apps.organisations import joining, operations, queries
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Action, JoinRequest, MailItem, Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def ana(moment):
    return Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)


@pytest.fixture
def ivo(moment):
    return Person.objects.create_user("ivo@example.org", "a long password", joined_at=moment)


@pytest.fixture
def hers(ana, moment):
    return operations.found(person=ana, kind=Kind.ADMINISTRATION, name="Ayuntamiento", country="ES", now=moment)


def test_asking_twice_is_asking_once(hers, ana, ivo, moment):
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    assert [one.person for one in queries.asking_to_join(hers.organisation)] == [ivo]
    assert [(one.person, one.code) for one in MailItem.objects.all()] == [(ana, "asks_to_join")]


def test_the_mail_to_managers_holds_nothing_of_who_asks(hers, ivo, moment):
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    assert MailItem.objects.get().values == {"organisation": "Ayuntamiento"}


def test_who_belongs_asks_nothing(hers, ana, moment):
    joining.ask(person=ana, organisations=[hers.organisation], now=moment)
    assert JoinRequest.objects.count() == 0


def test_who_is_let_in_has_the_lesser_role_and_is_told(hers, ana, ivo, moment):
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    made = joining.let_in(request=JoinRequest.objects.get(), person=ana, now=moment)
    assert (made.person, made.role) == (ivo, "officer")
    assert MailItem.objects.filter(person=ivo, code="let_in").count() == 1
    assert list(Action.objects.order_by("pk").values_list("verb", flat=True)) == ["founded", "let_in"]


def test_who_is_not_let_in_is_not_told(hers, ana, ivo, moment):
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    joining.decline(request=JoinRequest.objects.get(), person=ana, now=moment)
    assert MailItem.objects.filter(person=ivo).count() == 0
    assert queries.team(hers.organisation)[0].person == ana


def test_handing_over_leaves_one_manager(hers, ana, ivo, moment):
    joining.ask(person=ivo, organisations=[hers.organisation], now=moment)
    his = joining.let_in(request=JoinRequest.objects.get(), person=ana, now=moment)
    operations.hand_over(membership=hers, to=his, now=moment)
    assert {one.person: one.role for one in queries.team(hers.organisation)} == {ivo: "manager", ana: "officer"}


def test_one_cannot_hand_over_to_oneself(hers, moment):
    with pytest.raises(operations.Refused, match="same_person"):
        operations.hand_over(membership=hers, to=hers, now=moment)


def test_an_address_of_one_that_was_merged_leads_to_the_other(hers, ana, moment):
    second = operations.found(person=ana, kind=Kind.ADMINISTRATION, name="Otro", country="ES", now=moment).organisation
    second.merged_into = hers.organisation
    second.save()
    assert queries.standing("otro") == hers.organisation
    assert queries.standing("ayuntamiento") == hers.organisation
    assert queries.standing("nowhere") is None

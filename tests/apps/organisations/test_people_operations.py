from __future__ import annotations

from datetime import timedelta

import pytest

from dragging.apps.organisations import operations, queries
from dragging.apps.organisations.enums import Kind, Role
from dragging.apps.organisations.models import Action, Person
from dragging.apps.organisations.operations import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def ana(moment):
    return Person.objects.create_user("Ana@Example.org ", "a long password", joined_at=moment)


@pytest.fixture
def ivo(moment):
    return Person.objects.create_user("ivo@example.org", "a long password", joined_at=moment)


@pytest.fixture
def hers(ana, moment):
    return operations.found(person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)


def verbs(organisation):
    return list(Action.objects.filter(organisation=organisation).order_by("pk").values_list("verb", flat=True))


def test_an_address_is_kept_in_lower_case(ana):
    assert ana.email == "ana@example.org"


def test_who_founds_manages(hers, ana):
    assert hers.role == Role.MANAGER
    assert hers.organisation.slug == "asociacion-ejemplo"
    assert [one.organisation for one in queries.memberships(ana)] == [hers.organisation]
    assert verbs(hers.organisation) == ["founded"]


def test_a_name_that_is_taken_gets_another_address(hers, ivo, moment):
    second = operations.found(person=ivo, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)
    assert second.organisation.slug.startswith("asociacion-ejemplo-")


def invited(hers, ana, moment, role="member"):
    return operations.invite(
        organisation=hers.organisation, person=ana, email="Ivo@example.org", role=role, language="bg", now=moment
    )


def test_an_invitation_makes_a_member_once(hers, ana, ivo, moment):
    _, token = invited(hers, ana, moment)
    joined = operations.accept_invitation(token=token, person=ivo, now=moment + timedelta(days=13))
    assert (joined.organisation, joined.role) == (hers.organisation, Role.MEMBER)
    assert verbs(hers.organisation) == ["founded", "invited", "joined"]
    with pytest.raises(Refused, match="invitation_over"):
        operations.accept_invitation(token=token, person=ivo, now=moment)


def test_an_invitation_ends_after_fourteen_days(hers, ana, ivo, moment):
    _, token = invited(hers, ana, moment)
    with pytest.raises(Refused, match="invitation_over"):
        operations.accept_invitation(token=token, person=ivo, now=moment + timedelta(days=14))


def test_an_invitation_is_for_its_address_only(hers, ana, moment):
    _, token = invited(hers, ana, moment)
    other = Person.objects.create_user("eva@example.org", "a long password", joined_at=moment)
    with pytest.raises(Refused, match="other_address"):
        operations.accept_invitation(token=token, person=other, now=moment)
    assert queries.invitation(token, moment) is not None


def test_the_table_holds_no_token(hers, ana, moment):
    invitation, token = invited(hers, ana, moment)
    assert token not in {str(value) for value in vars(invitation).values()}


def test_a_role_of_another_kind_is_refused(hers, ana, moment):
    with pytest.raises(Refused, match="role_unknown"):
        invited(hers, ana, moment, role="officer")


def test_a_member_is_not_invited_again(hers, ana, moment):
    with pytest.raises(Refused, match="already_member"):
        operations.invite(
            organisation=hers.organisation, person=ana, email="ANA@example.org", role="member", language="es", now=moment
        )


def test_the_last_manager_hands_over_before_leaving(hers, ana, ivo, moment):
    with pytest.raises(Refused, match="last_manager"):
        operations.end_membership(membership=hers, person=ana, now=moment)
    _, token = invited(hers, ana, moment)
    his = operations.accept_invitation(token=token, person=ivo, now=moment)
    operations.change_role(membership=his, person=ana, role="manager", now=moment)
    operations.end_membership(membership=hers, person=ana, now=moment)
    assert [one.person for one in queries.team(hers.organisation)] == [ivo]
    assert verbs(hers.organisation)[-2:] == ["role_changed", "left"]


def test_the_last_manager_stays_one(hers, ana, moment):
    with pytest.raises(Refused, match="last_manager"):
        operations.change_role(membership=hers, person=ana, role="member", now=moment)


def test_a_membership_of_another_organisation_is_not_found(hers, ivo, moment):
    theirs = operations.found(person=ivo, kind=Kind.SUPPORT, name="Другите", country="BG", now=moment)
    assert queries.member(hers.organisation, theirs.public_id) is None
    assert queries.member(theirs.organisation, theirs.public_id) == theirs


def test_the_log_of_an_erased_person_stays_without_them(hers, ana, moment):
    ana.delete()
    assert [(line.verb, line.person) for line in queries.log(hers.organisation, 10)] == [("founded", None)]

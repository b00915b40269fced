from __future__ import annotations

import pytest

from dragging.apps.organisations import doubles, merging, operations, queries
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Action, CapabilityProfile, Identifier, Invitation, Organisation, Person
from dragging.apps.organisations.operations import Number, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def people(moment):
    return {name: Person.objects.create_user(f"{name}@example.org", "a long password", joined_at=moment) for name in ("ana", "ivo", "root")}


@pytest.fixture
def found(people, moment):
    def make(who, name, number=None, kind=Kind.NGO, country="ES"):
        number = Number("nif", number, "checksum") if number else None
        return operations.found(person=people[who], kind=kind, name=name, country=country, now=moment, number=number).organisation

    return make


@pytest.fixture
def both(found):
    return found("ana", "Asociación Ejemplo", "B58818501"), found("ivo", "Asociacion Exemplo", "B58818501")


def merge(both, people, moment):
    merging.merge(keep=both[0], double=both[1], person=people["root"], now=moment)
    for one in both:
        one.refresh_from_db()


def test_pairs_by_number_and_by_name(found):
    a, b = found("ana", "Uno", "B58818501"), found("ivo", "Otro", "B58818501")
    c, d = found("ana", "Fundación Mar Azul"), found("ivo", "Mar azul fundacion")
    found("ana", "Fundación Mar Azul", country="PL")
    assert doubles.pairs() == [(a, b, "number"), (c, d, "name")]


def test_a_typing_error_at_the_front_is_found(found):
    pair = found("ana", "Zapateros Solidarios"), found("ivo", "apateros Solidarios")
    assert doubles.pairs() == [(*pair, "name")]


def test_everything_moves_and_the_old_address_leads_on(both, people, moment):
    keep, double = both
    operations.invite(organisation=double, person=people["ivo"], email="x@example.org", role="member", language="es", now=moment)
    merge(both, people, moment)
    assert {one.person for one in queries.team(keep)} == {people["ana"], people["ivo"]}
    assert Invitation.objects.get().organisation == keep
    assert queries.standing(double.slug) == keep
    assert (double.merged_into, double.is_public) == (keep, False)
    assert list(Action.objects.filter(organisation=keep).order_by("pk").values_list("verb", flat=True)) == ["founded", "founded", "invited", "merged"]
    assert doubles.pairs() == []


def test_the_same_number_stands_once_and_the_other_s_is_not_lost(both, people, moment):
    merge(both, people, moment)
    assert sorted(Identifier.objects.values_list("organisation", "value")) == sorted([(both[0].pk, "B58818501"), (both[1].pk, "B58818501")])


def test_of_two_roles_the_higher_stays(both, people, moment):
    keep, double = both
    member = double.memberships.get()
    his = operations.Membership.objects.create(organisation=keep, person=people["ivo"], role="member", since=moment)
    merge(both, people, moment)
    his.refresh_from_db()
    assert his.role == "manager"
    told = Action.objects.get(verb="merged").details
    assert told["roles"] == {his.public_id: "member"}
    assert double.memberships.get() == member


def test_facts_are_taken_where_ours_say_nothing(both, people, moment):
    keep, double = both
    CapabilityProfile.objects.create(organisation=keep, record={"staff": 4, "aims": None}, changed_at=moment)
    theirs = {"staff": 9, "aims": "care", "languages": ["es"], "provenance": {"aims": {"source": "document"}, "staff": {"source": "register"}}}
    CapabilityProfile.objects.create(organisation=double, record=theirs, changed_at=moment)
    merge(both, people, moment)
    profile = CapabilityProfile.objects.get(organisation=keep)
    assert profile.record == {"staff": 4, "aims": "care", "languages": ["es"], "provenance": {"aims": {"source": "document"}}}
    assert profile.version == 2
    assert Action.objects.get(verb="merged").details["facts"] == {"taken": ["aims", "languages"], "clash": ["staff"]}
    assert CapabilityProfile.objects.get(organisation=double).record == theirs


def test_the_log_tells_enough_to_undo_it(both, people, moment):
    keep, double = both
    lines = list(double.actions.values_list("pk", flat=True))
    merge(both, people, moment)
    told = Action.objects.get(organisation=keep, verb="merged").details
    assert (told["name"], told["double"], told["was_public"]) == ("Asociacion Exemplo", double.public_id, False)
    assert told["moved"] == {"organisations.action.organisation": lines}
    assert list(told["roles"].values()) == ["came"]


def test_addresses_of_three_lead_to_the_last(both, found, people, moment):
    third = found("ana", "Tercera")
    merge(both, people, moment)
    merging.merge(keep=third, double=both[0], person=people["root"], now=moment)
    assert queries.standing(both[1].slug) == third
    assert Organisation.objects.get(pk=both[1].pk).merged_into == third


@pytest.mark.parametrize("case", ["same_organisation", "already_merged", "other_kind"])
def test_what_cannot_be_merged(both, found, people, moment, case):
    keep, double = both
    if case == "same_organisation":
        double = keep
    elif case == "other_kind":
        double = found("ivo", "Ayuntamiento", kind=Kind.ADMINISTRATION)
    else:
        merge(both, people, moment)
    with pytest.raises(Refused, match=case):
        merging.merge(keep=keep, double=double, person=people["root"], now=moment)

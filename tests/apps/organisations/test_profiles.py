from __future__ import annotations

import pytest

from dragging.apps.organisations import operations, profiles
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Action, Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def hers(moment):
    ana = Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)
    return operations.found(person=ana, kind=Kind.NGO, name="Asociación Ejemplo", country="ES", now=moment)


def change(hers, moment, facts, seen=None):
    return profiles.change(organisation=hers.organisation, person=hers.person, facts=facts, seen=seen, now=moment)


def test_facts_are_laid_over_what_is_known(hers, moment):
    change(hers, moment, {"staff": 14, "country": "ES"})
    change(hers, moment, {"staff": 15})
    assert profiles.record(hers.organisation) == ({"staff": 15, "country": "ES"}, 2)


def test_none_makes_a_fact_not_known_and_an_empty_list_stays(hers, moment):
    change(hers, moment, {"staff": 14, "registers": []})
    change(hers, moment, {"staff": None})
    assert profiles.record(hers.organisation)[0] == {"registers": []}


def test_the_log_names_keys_and_no_values(hers, moment):
    change(hers, moment, {"staff": 14})
    line = Action.objects.filter(organisation=hers.organisation).latest("pk")
    assert (line.verb, line.details) == ("profile_changed", {"keys": ["staff"]})


def test_nothing_changed_leaves_no_line(hers, moment):
    change(hers, moment, {"staff": 14})
    before = Action.objects.count()
    assert change(hers, moment, {"staff": 14}) == 1
    assert Action.objects.count() == before


def test_a_form_that_saw_an_older_profile_is_told(hers, moment):
    change(hers, moment, {"staff": 14})
    with pytest.raises(profiles.ChangedMeanwhile):
        change(hers, moment, {"staff": 15}, seen=0)


def test_answers_are_kept_and_dropped(hers, moment):
    profiles.keep_draft(person=hers.person, answers={"people": {"staff": ["14"]}}, now=moment)
    assert profiles.draft(hers.person) == {"people": {"staff": ["14"]}}
    profiles.drop_draft(person=hers.person)
    assert profiles.draft(hers.person) == {}

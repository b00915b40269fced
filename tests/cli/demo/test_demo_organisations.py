"""The invented organisations and people: the same for a seed and a day, whole profiles, kept when renewed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from dragging.apps.common import operations as common
from dragging.apps.common.models import DemoWorld
from dragging.apps.organisations import demonstration, profiles
from dragging.apps.organisations.models import Membership, Organisation, Person
from dragging.cli.demo.content import land
from dragging.cli.demo.organisations import organisations, people
from dragging.cli.demo.settling import lines, settle
from dragging.core.matching import profile

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
database = [pytest.mark.django_db, pytest.mark.database]


def test_the_same_for_a_seed_and_a_day():
    assert organisations("x", DAY) == organisations("x", DAY)
    assert organisations("x", DAY) != organisations("y", DAY)


def test_forty_that_offer_eight_that_buy_two_that_support():
    found = organisations("x", DAY)
    kinds = [one.kind for one in found]
    assert len({one.name for one in found}) == 50
    assert (kinds.count("administration"), kinds.count("support")) == (8, 2)
    assert kinds.count("ngo") + kinds.count("social_enterprise") == 40
    assert min(kinds.count("ngo"), kinds.count("social_enterprise")) > 10


def test_every_profile_is_whole():
    read = {one.name: profile.read(one.record) for one in organisations("x", DAY) if one.record}
    assert {name: told.problems for name, told in read.items() if not told.is_whole or told.problems} == {}
    assert {told.profile.fictitious for told in read.values()} == {True}


def test_administrations_bear_names_of_buyers():
    named = {one.name for key in ("es", "pl", "ie", "bg") for one in land(key).buyers}
    assert {one.name for one in organisations("x", DAY) if one.kind == "administration"} < named


def test_every_role_has_an_account():
    assert {one.role for one in people()} == {"manager", "member", "officer", "mentor", "editor", "administrator"}


@pytest.fixture
def settled(db):
    common.begin_demo_world(day=DAY, seed="dragging", moment=NOW)
    settle(DAY, NOW)


class TestSettled:
    pytestmark = database

    def test_settling_again_changes_no_row(self, settled):
        before = (Organisation.objects.count(), Person.objects.count(), Membership.objects.count())
        settle(DAY, NOW)
        assert (Organisation.objects.count(), Person.objects.count(), Membership.objects.count()) == before == (50, 9, 7)

    def test_what_a_person_entered_stays_and_the_rest_is_renewed(self, settled):
        manager = Person.objects.get(email="manager@example.org")
        own = manager.memberships.get().organisation
        profiles.change(organisation=own, person=manager, facts={"staff": 777}, seen=None, now=NOW)
        other = Organisation.objects.get(name="Fundación Puente Fingido")
        profiles.change(organisation=other, person=None, facts={"staff": 888}, seen=None, now=NOW)
        settle(DAY, NOW)
        assert profiles.record(own)[0]["staff"] == 777
        assert profiles.record(other)[0]["staff"] != 888

    def test_an_account_signs_in_with_the_password_told(self, settled):
        told = dict(line.split()[:2] for line in lines())
        answer = Client().post("/en/account/login/", {"login": "manager@example.org", "password": told["manager@example.org"]})
        assert answer["Location"] == "/en/desk/"

    def test_the_sign_in_page_tells_the_accounts_only_in_a_demonstration(self, settled):
        password = demonstration.password_of("officer@example.org")
        assert password in Client().get("/en/account/login/").content.decode()
        DemoWorld.objects.all().delete()
        text = Client().get("/en/account/login/").content.decode()
        assert password not in text
        assert "officer@example.org" not in text

    def test_no_account_signs_in_where_no_demonstration_stands(self, settled):
        password = demonstration.password_of("manager@example.org")
        DemoWorld.objects.all().delete()
        client = Client()
        client.post("/en/account/login/", {"login": "manager@example.org", "password": password})
        assert "_auth_user_id" not in client.session
        assert list(lines()) == []

    def test_the_password_is_another_one_in_another_installation(self, settled, settings):
        here = demonstration.password_of("manager@example.org")
        settings.SECRET_KEY = "another"
        assert demonstration.password_of("manager@example.org") != here

    def test_an_address_of_a_real_person_is_left_alone(self, db):
        real = Person.objects.create_user("editor@example.org", "a long password", joined_at=NOW)
        settle(DAY, NOW)
        real.refresh_from_db()
        assert (real.is_demo, real.is_editor, real.check_password("a long password")) == (False, False, True)

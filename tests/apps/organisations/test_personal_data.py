"""One's copy, and one's end: over every table that holds a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db.models import EmailField

from dragging.apps.organisations import documents, operations, personal_data
from dragging.apps.organisations.enums import Frequency, Kind, MailKind, Role, Verb
from dragging.apps.organisations.models import (
    Action,
    CheckDraft,
    Invitation,
    JoinRequest,
    MailItem,
    Membership,
    Organisation,
    Person,
    Verification,
)
from dragging.apps.organisations.personal_data import ADDRESS, HOLDINGS, End

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PAPER = b"%PDF-1.7 invented"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


def a_person(word, moment):
    """A person of whom every table that can hold one holds something."""
    person = Person.objects.create_user(
        f"{word}@example.org", "a long password", joined_at=moment, name=f"{word} surname".title()
    )
    address = EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    EmailAddress.objects.create(user=person, email=f"{word}.second@example.org")
    EmailConfirmation.objects.create(email_address=address, key=f"{word}-key", sent=moment)
    Authenticator.objects.create(user=person, type="totp", data={"secret": f"{word}-secret"})
    session = SessionStore()
    session.update({"_auth_user_id": str(person.pk), "kept_forms": {"/es/account/": f"name={word}"}})
    session.save()
    UserSession.objects.create(
        user=person, ip="192.0.2.7", user_agent=f"{word}-browser", session_key=session.session_key
    )
    CheckDraft.objects.create(person=person, answers={"name": f"{word} draft"}, changed_at=moment)
    operations.prefer(person=person, kind=MailKind.TEAM, frequency=Frequency.WEEKLY)
    operations.tell(
        person=person, kind=MailKind.TEAM, code="joined", values={"name": person.name}, address="team/", now=moment
    )
    person.groups.add(Group.objects.get_or_create(name="everybody")[0])
    person.user_permissions.add(Permission.objects.first())
    return person


@pytest.fixture
def two(moment):
    """Ana and Eva, both of everything, in one organisation of whom both are managers."""
    ana, eva = a_person("ana", moment), a_person("eva", moment)
    shared = operations.found(person=eva, kind=Kind.NGO, name="Común", country="ES", now=moment).organisation
    Membership.objects.create(organisation=shared, person=ana, role=Role.MANAGER, since=moment)
    for person in (ana, eva):
        operations.invite(
            organisation=shared,
            person=person,
            email=f"by-{person.pk}@example.net",
            role=Role.MEMBER,
            language="es",
            now=moment,
        )
        paper = documents.add(
            organisation=shared, person=person, name="a.pdf", content=PAPER + person.email.encode(), now=moment
        )
        Verification.objects.create(
            organisation=shared, fact=f"status:{person.pk}", value={}, document=paper, asked_by=person, asked_at=moment,
            decided_by=person, decided_at=moment, state="verified",
        )  # fmt: skip
        other = Organisation.objects.create(
            kind=Kind.NGO, name="Otra", slug=f"o{person.pk}", country="ES", created_at=moment
        )
        Invitation.objects.create(
            organisation=other, email=person.email, role=Role.MEMBER, language="es", token_digest=f"digest-{person.pk}",
            invited_at=moment, expires_at=moment + timedelta(days=9),
        )  # fmt: skip
        JoinRequest.objects.create(organisation=other, person=person, asked_at=moment)
    return ana, eva


def places_of_persons():
    """Every relation to a person and every mail address of the project's tables, by introspection."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if getattr(field, "concrete", False) and field.is_relation and field.related_model is Person:
                found.add((model._meta.label, field.name))
            if isinstance(field, EmailField) and not field.is_relation:
                found.add((model._meta.label, field.name))
    return found


def test_every_place_that_holds_a_person_is_listed():
    reached_by_address = {("organisations.Person", "email"), ("account.EmailAddress", "email")}
    listed = set()
    for one in HOLDINGS:
        listed.add(
            (personal_data.table(one.table)._meta.label, "email" if one.by == ADDRESS else one.by.split("__")[0])
        )
    assert places_of_persons() - listed - reached_by_address == set()


def test_the_fixture_fills_every_place_for_both(two):
    for person in two:
        assert [one for one in HOLDINGS if not personal_data.rows(one, person).exists()] == []


def everything():
    """Every row of every table as text, sessions opened."""
    told = [
        serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
    ]
    return "\n".join(told + [str(one.get_decoded()) for one in Session.objects.order_by("pk")])


def rows_of(person):
    """What the tables hold of somebody, row by row."""
    return {
        (one.table, one.by): list(personal_data.rows(one, person).values())
        for one in HOLDINGS
        if one.by != "last_login"
    } | {"sessions": [session.get_decoded() for session in personal_data.sessions(person)]}


def test_after_erasure_nothing_of_the_person_is_left(two, moment):
    ana, _eva = two
    pk = ana.pk
    assert "ana@example.org" in everything()
    assert "Ana Surname" in everything()
    personal_data.erase(person=ana, with_organisations=False, now=moment)
    left = everything().lower()
    assert [
        word for word in ("ana@", "ana.second@", "ana surname", "ana-", "ana draft", "name=ana") if word in left
    ] == []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if getattr(field, "concrete", False) and field.is_relation and field.related_model is Person:
                assert not model._default_manager.filter(**{field.name: pk}).exists(), (model, field.name)


def test_erasure_takes_nothing_of_others_along(two, moment):
    ana, eva = two
    before, organisations = rows_of(eva), Organisation.objects.count()
    documents_before = documents.Document.objects.count()
    personal_data.erase(person=ana, with_organisations=False, now=moment)
    assert rows_of(eva) == before
    assert Organisation.objects.count() == organisations
    assert documents.Document.objects.count() == documents_before


def test_what_stays_has_no_name(two, moment):
    ana, _eva = two
    staying = {
        (one.table, one.by): set(personal_data.rows(one, ana).values_list("pk", flat=True))
        for one in HOLDINGS if one.end == End.STAYS_WITHOUT_NAME
    }  # fmt: skip
    personal_data.erase(person=ana, with_organisations=False, now=moment)
    for (label, by), keys in staying.items():
        found = personal_data.table(label).objects.filter(pk__in=keys)
        assert found.count() == len(keys)
        assert {getattr(one, f"{by}_id") for one in found} == {None}


def test_the_log_says_that_somebody_left(two, moment):
    ana, _eva = two
    personal_data.erase(person=ana, with_organisations=False, now=moment)
    last = Action.objects.order_by("-pk").first()
    assert (last.verb, last.person, last.details) == (Verb.LEFT, None, {"role": "manager"})


def test_a_line_for_others_that_names_the_person_goes(two, moment):
    ana, eva = two
    operations.tell(
        person=eva, kind=MailKind.TEAM, code="joined", values={"name": "Ana Surname"}, address="team/", now=moment
    )
    operations.tell(person=eva, kind=MailKind.TEAM, code="joined", values={"name": "Iva"}, address="team/", now=moment)
    personal_data.erase(person=ana, with_organisations=False, now=moment)
    assert [one.values["name"] for one in MailItem.objects.filter(person=eva).order_by("pk")] == ["Eva Surname", "Iva"]


def test_the_last_manager_hands_over_first(moment):
    ana, eva = (Person.objects.create_user(f"{one}@example.org", "x", joined_at=moment) for one in ("ana", "eva"))
    hers = operations.found(person=ana, kind=Kind.NGO, name="Suya", country="ES", now=moment).organisation
    Membership.objects.create(organisation=hers, person=eva, role=Role.MEMBER, since=moment)
    assert personal_data.left_alone(ana) == [(hers, True)]
    with pytest.raises(operations.Refused) as refused:
        personal_data.erase(person=ana, with_organisations=False, now=moment)
    assert refused.value.reason == "last_manager"
    assert Person.objects.filter(pk=ana.pk).exists()


def test_the_last_manager_may_erase_the_organisation_too(moment, django_capture_on_commit_callbacks):
    ana = Person.objects.create_user("ana@example.org", "x", joined_at=moment)
    hers = operations.found(person=ana, kind=Kind.NGO, name="Suya", country="ES", now=moment).organisation
    paper = documents.add(organisation=hers, person=ana, name="a.pdf", content=PAPER, now=moment)
    Verification.objects.create(
        organisation=hers, fact="status:x", value={}, document=paper, asked_by=ana, asked_at=moment
    )
    Organisation.objects.create(
        kind=Kind.NGO, name="Doble", slug="doble", country="ES", created_at=moment, merged_into=hers
    )
    place = documents.place(paper.sha256)
    assert place.exists()
    with django_capture_on_commit_callbacks(execute=True):
        personal_data.erase(person=ana, with_organisations=True, now=moment)
    assert (Organisation.objects.count(), Person.objects.count(), place.exists()) == (0, 0, False)


def test_who_verified_others_hands_over(moment):
    ana = Person.objects.create_user("ana@example.org", "x", joined_at=moment)
    support = operations.found(person=ana, kind=Kind.SUPPORT, name="Apoyo", country="ES", now=moment).organisation
    other = Organisation.objects.create(kind=Kind.NGO, name="Otra", slug="otra", country="ES", created_at=moment)
    Verification.objects.create(organisation=other, fact="status:x", value={}, asked_at=moment, decided_for=support)
    with pytest.raises(operations.Refused) as refused:
        personal_data.erase(person=ana, with_organisations=True, now=moment)
    assert refused.value.reason == "has_decided"
    assert Person.objects.filter(pk=ana.pk).exists()


def test_the_copy_of_one_holds_nothing_of_another(two):
    ana, eva = two
    hers = str(personal_data.copy(ana)).lower()
    assert "ana@example.org" in hers
    assert [
        word for word in (eva.email, "eva.second@", "eva surname", "eva-", "eva draft", "example.net") if word in hers
    ] == []


def test_the_copy_holds_no_secret(two):
    ana, _eva = two
    hers = str(personal_data.copy(ana))
    assert [word for word in ("ana-secret", "ana-key", "digest-", ana.password, "pbkdf2") if word in hers] == []
    assert all(personal_data.copy(ana).values())

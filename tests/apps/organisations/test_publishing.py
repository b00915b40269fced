from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from dragging.apps.organisations import operations, profiles, publication
from dragging.apps.organisations.directory.search import Asked, search
from dragging.apps.organisations.enums import Kind, Verb
from dragging.apps.organisations.models import Action, DirectoryEntry, Person
from dragging.apps.organisations.operations import Refused
from dragging.core.matching.publication import Choice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
DAY = date(2026, 11, 24)
ALL = frozenset({"name", "summary", "services", "places", "languages", "legal_form", "reserved", "partners"})


@pytest.fixture
def ana(moment):
    return Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)


@pytest.fixture
def hers(ana, moment):
    made = operations.found(person=ana, kind=Kind.SOCIAL_ENTERPRISE, name="Lavandería Ejemplo", country="ES", now=moment).organisation
    facts = {
        "services": ["laundry"], "reach": ["ES61"], "languages": ["es"], "summary": "Lavamos ropa de hoteles", "legal_form": "cooperativa",
        "staff": 14, "registers": [{"register": "registro_empresas_insercion", "status": "empresa_insercion", "valid_from": "2020-01-01", "valid_to": "2026-12-01"}],
    }  # fmt: skip
    profiles.change(organisation=made, person=ana, facts=facts, seen=None, now=moment)
    return made


def publish(organisation, person, moment, groups=ALL, **more):
    publication.publish(organisation=organisation, person=person, chosen=Choice(frozenset(groups), **more), now=moment)


def test_nothing_is_public_before_somebody_chooses(hers):
    assert publication.public(hers.slug, DAY) is None
    assert (search(Asked()).total, DirectoryEntry.objects.count()) == (0, 0)


def test_what_is_chosen_is_public_and_found(hers, ana, moment):
    publish(hers, ana, moment)
    found = publication.public("lavanderia-ejemplo", DAY)
    assert (found.entry.name, found.entry.services, found.entry.size) == ("Lavandería Ejemplo", ("laundry",), None)
    assert [row.slug for row in search(Asked(text="lavandería", language="es")).rows] == ["lavanderia-ejemplo"]


def test_publishing_and_unpublishing_are_lines_of_the_log(hers, ana, moment):
    publish(hers, ana, moment, ["services", "name"])
    publish(hers, ana, moment, ["services", "name"])
    publication.unpublish(organisation=hers, person=ana, now=moment)
    lines = Action.objects.filter(organisation=hers, verb__in=[Verb.PUBLISHED, Verb.UNPUBLISHED]).order_by("pk")
    assert [(one.verb, one.details) for one in lines] == [("published", {"groups": ["name", "services"]}), ("unpublished", {})]


def test_what_is_unpublished_is_gone_everywhere(hers, ana, moment):
    publish(hers, ana, moment, brings="una furgoneta")
    publication.unpublish(organisation=hers, person=ana, now=moment)
    assert publication.public(hers.slug, DAY) is None
    answer = search(Asked(text="lavandería", language="es"))
    assert (answer.total, answer.rows, answer.facets["service"]) == (0, (), {})
    kept = DirectoryEntry.objects.get()
    assert (bytes(kept.entry), kept.title, kept.body, kept.codes, kept.sort_name) == (b"", "", "", "", "")
    assert publication.choice(hers).brings == "una furgoneta"


def test_a_fact_that_is_not_chosen_cannot_be_found(hers, ana, moment):
    publish(hers, ana, moment, ["name"])
    for asked in [Asked(text="hoteles"), Asked(service=("laundry",)), Asked(place=("ES61",)), Asked(spoken=("es",)), Asked(reserved=("art20_participation",))]:
        assert (search(asked).total, search(asked).rows) == (0, ())
    told = search(Asked()).facets
    assert {name: counts for name, counts in told.items() if counts} == {"country": {"ES": 1}}
    kept = DirectoryEntry.objects.get()
    assert "laundry" not in f"{bytes(kept.entry)} {kept.title} {kept.body} {kept.codes}"


def test_the_entry_follows_the_profile_and_the_name(hers, ana, moment):
    publish(hers, ana, moment)
    search(Asked())
    profiles.change(organisation=hers, person=ana, facts={"services": ["catering"]}, seen=None, now=moment)
    operations.rename(organisation=hers, person=ana, name="Comedor Ejemplo", now=moment)
    answer = search(Asked())
    assert [(row.slug, row.entry.name, row.entry.services) for row in answer.rows] == [("lavanderia-ejemplo", "Comedor Ejemplo", ("catering",))]
    assert search(Asked(service=("laundry",))).total == 0


def test_a_status_that_ends_proves_nothing_any_more(hers, ana, moment):
    publish(hers, ana, moment)
    proved = Asked(reserved=("art20_participation",))
    assert search(proved).total == 1
    after = DAY + timedelta(days=8)
    assert "art20_participation" not in [one.basis for one in publication.public(hers.slug, after).entry.reserved]
    assert publication.renew_due(after) == 1
    assert search(proved).total == 0
    assert publication.renew_due(after) == 0


def test_an_administration_is_not_in_the_directory(ana, moment):
    office = operations.found(person=ana, kind=Kind.ADMINISTRATION, name="Ayuntamiento", country="ES", now=moment).organisation
    with pytest.raises(Refused, match="not_a_provider"):
        publish(office, ana, moment)


def test_the_address_of_a_member_is_not_the_organisation_s(hers, ana, moment):
    with pytest.raises(Refused, match="contact_is_personal"):
        publish(hers, ana, moment, ["name", "contact"], contact="Ana@example.org ")


def test_a_preview_is_what_will_be_public(hers, ana, moment):
    chosen = Choice(ALL, brings="una furgoneta")
    before = publication.preview(hers, chosen, DAY)
    publish(hers, ana, moment, brings="una furgoneta")
    assert msgspec.json.encode(publication.public(hers.slug, DAY).entry) == msgspec.json.encode(before)

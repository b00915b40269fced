from __future__ import annotations

import pytest

from dragging.apps.organisations import operations
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Сдружение „Светлина и надежда“", "sdruzhenie-svetlina-i-nadezhda"),
        ("Fundacja Źródło i Łąka", "fundacja-zrodlo-i-laka"),
        ("Asociación Año Ñandú", "asociacion-ano-nandu"),
        ("Straße & Søn", "strasse-son"),
        ("※※※", "organisation"),
    ],
)
def test_a_public_address_can_be_read(moment, name, slug):
    person = Person.objects.create_user("ana@example.org", "a long password", joined_at=moment)
    made = operations.found(person=person, kind=Kind.NGO, name=name, country="BG", now=moment)
    assert made.organisation.slug == slug

from __future__ import annotations

import pytest

from dragging.apps.organisations import operations
from dragging.apps.organisations.enums import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def root(person):
    return person("root", is_superuser=True)


@pytest.fixture
def double(person, hers, now):
    return operations.found(person=person("eva"), kind=Kind.NGO, name="Asociacion Exemplo", country="ES", now=now)


def test_doubles_are_told_and_merged_after_a_second_look(browser, root, hers, double):
    client = browser(root)
    text = client.get("/en/editor/organisations/").content.decode()
    assert "1 pair may be one organisation." in text
    address = f"/en/editor/organisations/{hers.organisation.public_id}/merge/{double.organisation.public_id}/"
    assert address in text
    assert "Merge two organisations?" in client.get(address).content.decode()
    after = client.post(address, follow=True).content.decode()
    assert "“Asociacion Exemplo” is merged into “Asociación Ejemplo”." in after
    assert "No two organisations have the same number" in after
    assert client.post(address).status_code == 404


def test_for_others_the_pages_are_not_there(browser, ana, hers, double, person):
    address = f"/en/editor/organisations/{hers.organisation.public_id}/merge/{double.organisation.public_id}/"
    for somebody in (ana, person("ed", is_editor=True)):
        client = browser(somebody)
        assert client.get("/en/editor/organisations/").status_code == 404
        assert client.post(address).status_code == 404


@pytest.mark.parametrize("extra", [0, 2])
def test_the_list_costs_the_same_for_one_and_three(browser, root, hers, double, now, django_assert_num_queries, extra):
    for number in range(extra):
        for name in ("Fundación Mar", "Fundacion Mar"):
            operations.found(person=root, kind=Kind.NGO, name=f"{name} {'xyz'[number] * 9}", country="ES", now=now)
    client = browser(root)
    client.get("/en/editor/organisations/")
    with django_assert_num_queries(7):
        client.get("/en/editor/organisations/")

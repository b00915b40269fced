from __future__ import annotations

import pytest

from dragging.apps.organisations import operations
from dragging.apps.organisations.enums import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_without_an_organisation_the_desk_tells_the_ways_to_one(browser, ivo):
    text = browser(ivo).get("/es/desk/").content.decode()
    assert "Todavía no actúa en nombre de ninguna organización." in text


@pytest.mark.parametrize(("kind", "start"), [(Kind.ADMINISTRATION, "office"), (Kind.SUPPORT, "approvals")])
def test_each_kind_starts_on_its_own_page(browser, ivo, now, kind, start):
    operations.found(person=ivo, kind=kind, name="Otra", country="BG", now=now)
    client = browser(ivo)
    assert client.get("/en/desk/")["Location"] == f"/en/{start}/"
    text = client.get(f"/en/{start}/").content.decode()
    assert f'href="/en/{start}/" aria-current="page"' in text
    assert 'href="/en/desk/">Desk' not in text


@pytest.mark.parametrize("page", ["office", "approvals"])
def test_a_page_of_another_kind_is_not_there(browser, ana, hers, page):
    assert browser(ana).get(f"/en/{page}/").status_code == 404


def test_first_steps_are_silent_once_done(browser, ana, hers, ivo, joined):
    client = browser(ana)
    assert "Invite the people you work with" in client.get("/en/desk/").content.decode()
    joined(hers, ivo)
    assert "Invite the people you work with" not in client.get("/en/desk/").content.decode()


def test_the_switcher_marks_the_one_acted_for_and_leads_to_the_start_of_the_chosen(browser, ana, hers, now):
    other = operations.found(person=ana, kind=Kind.ADMINISTRATION, name="Ayuntamiento Otro", country="ES", now=now)
    client = browser(ana)
    text = client.get("/en/account/acting-for/").content.decode()
    assert text.count("you act for it now") == 1
    assert "Public administration · Manager" in text
    answer = client.post("/en/account/acting-for/", {"organisation": other.organisation.public_id})
    assert answer["Location"] == "/en/office/"

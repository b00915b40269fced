from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dragging.apps.organisations import documents, operations, profiles, verification
from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Person
from dragging.core.matching import profile as core
from dragging.web.organisations.profile import files

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PDF = b"%PDF-1.7\nan invented register extract"


def founded(moment, address, kind, name, country="ES"):
    person = Person.objects.create_user(address, "a long password", joined_at=moment)
    membership = operations.found(person=person, kind=kind, name=name, country=country, now=moment)
    browser = Client()
    browser.force_login(person)
    return membership, browser


@pytest.fixture
def hers(moment):
    return founded(moment, "ana@example.org", Kind.NGO, "Asociación Ejemplo")


@pytest.fixture
def theirs(moment):
    return founded(moment, "ivo@example.org", Kind.NGO, "Asociación Ajena")


@pytest.fixture
def support(moment):
    return founded(moment, "eva@example.org", Kind.SUPPORT, "Centro de apoyo")


def record(membership):
    return profiles.record(membership.organisation)[0]


def test_an_empty_profile_names_what_is_missing_first(hers):
    page = hers[1].get("/es/desk/profile/").content.decode()
    missing = page.index("<h2>Faltan ")
    assert missing < page.index("Registros y calificaciones", missing) < page.index("Servicios", missing)


def test_a_section_is_kept_with_its_source(hers):
    membership, browser = hers
    answer = browser.post("/es/desk/profile/people/", {"version": "0", "staff": "14", "disadvantaged": "6"})
    assert answer["Location"] == "/es/desk/profile/"
    kept = record(membership)
    assert (kept["staff"], kept["disadvantaged_share"]) == (14, 0.4286)
    assert kept["provenance"]["staff"]["source"] == "self_declared"
    assert "42,9 %" in browser.get("/es/desk/profile/").content.decode().replace("\xa0", " ")


def test_what_stays_as_it_was_keeps_its_proof(hers, moment):
    membership, browser = hers
    told = {"country": "ES", "staff": 14, "provenance": {"staff": {"source": "document", "date": "2026-01-01"}}}
    profiles.change(organisation=membership.organisation, person=None, facts=told, seen=None, now=moment)
    browser.post("/es/desk/profile/people/", {"version": "1", "staff": "14", "disadvantaged": "7"})
    assert record(membership)["provenance"]["staff"] == {"source": "document", "date": "2026-01-01"}


def test_a_change_of_somebody_else_is_told_and_nothing_typed_is_lost(hers, moment):
    membership, browser = hers
    profiles.change(organisation=membership.organisation, person=None, facts={"staff": 9}, seen=None, now=moment)
    answer = browser.post("/es/desk/profile/people/", {"version": "0", "staff": "14", "disadvantaged": ""})
    assert answer.status_code == 422
    assert 'value="14"' in answer.content.decode()
    assert record(membership)["staff"] == 9


def test_an_emptied_answer_is_not_known_again(hers, moment):
    membership, browser = hers
    profiles.change(organisation=membership.organisation, person=None, facts={"country": "ES", "staff": 9}, seen=None, now=moment)
    browser.post("/es/desk/profile/people/", {"version": "1", "staff": "", "disadvantaged": ""})
    assert "staff" not in record(membership)


def test_a_status_is_added_with_its_paper_and_taken_away(hers, moment):
    membership, browser = hers
    paper = documents.add(organisation=membership.organisation, person=membership.person, name="a.pdf", content=PDF, now=moment)
    sent = {"version": "0", "status": "registro_empresas_insercion/empresa_insercion", "number": "EI-12", "valid_from": "2020-05-01", "document": paper.public_id}
    assert browser.post("/es/desk/profile/list/registers/", sent).status_code == 302
    (entry,) = record(membership)["registers"]
    assert (entry["status"], entry["valid_from"], entry["provenance"]["source"], entry["provenance"]["document"]) == ("empresa_insercion", "2020-05-01", "self_declared", paper.public_id)
    browser.post("/es/desk/profile/list/registers/", {"version": "1", "remove": "0"})
    assert record(membership)["registers"] == []


def test_none_and_not_known_are_two_answers(hers):
    membership, browser = hers
    browser.post("/es/desk/profile/list/registers/", {"version": "0", "none": "1"})
    assert record(membership)["registers"] == []
    browser.post("/es/desk/profile/list/registers/", {"version": "1", "unknown": "1"})
    assert "registers" not in record(membership)


def test_a_wrong_check_digit_is_named(hers):
    answer = hers[1].post("/es/desk/profile/list/identifiers/", {"version": "0", "kind": "nif", "number": "G12345678"})
    assert "El dígito de control no encaja" in answer.content.decode()
    assert record(hers[0]).get("identifiers") is None


def test_an_end_before_the_beginning_is_named(hers):
    sent = {"version": "0", "name": "ISO 9001", "valid_from": "2026-05-01", "valid_to": "2020-05-01"}
    assert "Termina antes de empezar" in hers[1].post("/es/desk/profile/list/certificates/", sent).content.decode()


@pytest.mark.parametrize("address", ["list/name/", "nothing/", "list/nothing/"])
def test_other_addresses_are_not_there(hers, address):
    assert hers[1].get(f"/es/desk/profile/{address}").status_code == 404


def truth(shared):
    return sorted((shared / "truth" / "profiles").glob("*.json"))


def test_profiles_go_out_and_in_as_json_and_as_a_workbook(shared):
    for path in truth(shared):
        known = core.read(path.read_bytes()).profile
        assert core.read(files.as_json(known)).profile == known
        back = core.read(files.from_workbook(files.as_workbook(known)))
        assert back.problems == (), path.name
        assert back.profile == known, path.name


def test_a_file_is_shown_before_it_is_kept(hers):
    membership, browser = hers
    told = json.dumps({"staff": 12, "services": ["laundry"], "colour": "red", "disadvantaged_share": 7}).encode()
    page = browser.post("/es/desk/profile/import/", {"file": SimpleUploadedFile("p.json", told)}).content.decode()
    assert "Lavandería" in page
    assert "<code>/colour</code>" in page
    assert record(membership) == {}
    content = page.split('name="content" value="')[1].split('"')[0].replace("&quot;", '"')
    browser.post("/es/desk/profile/import/", {"keep": "1", "content": content})
    assert (record(membership)["staff"], record(membership)["services"]) == (12, ["laundry"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"not json", b"[1]", b"\xff\xfe"])
def test_a_file_that_is_no_profile_is_refused_in_words(hers, content):
    answer = hers[1].post("/es/desk/profile/import/", {"file": SimpleUploadedFile("p.json", content)})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()


def test_downloads_carry_the_profile(hers, moment):
    membership, browser = hers
    profiles.change(organisation=membership.organisation, person=None, facts={"country": "ES", "staff": 9}, seen=None, now=moment)
    assert json.loads(browser.get("/es/desk/profile.json").content)["staff"] == 9
    assert files.from_workbook(browser.get("/es/desk/profile.xlsx").content)["staff"] == 9


def test_papers_are_added_shown_and_given_to_their_own_team_only(hers, theirs):
    answer = hers[1].post("/es/desk/documents/", {"files": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.exe", b"MZ")]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "b.exe" in page
    assert "a.pdf" in page
    (paper,) = documents.of(hers[0].organisation)
    given = hers[1].get(f"/es/documents/{paper.public_id}/")
    assert b"".join(given.streaming_content) == PDF
    assert (given["Content-Disposition"], given["Content-Security-Policy"]) == ('attachment; filename="a.pdf"', "default-src 'none'; sandbox")
    assert theirs[1].get(f"/es/documents/{paper.public_id}/").status_code == 404
    assert theirs[1].post(f"/es/desk/documents/{paper.public_id}/remove/").status_code == 404


def test_a_support_organisation_looks_and_answers(hers, support, moment):
    membership, browser = hers
    told = {"country": "ES", "registers": [{"register": "registro_empresas_insercion", "status": "empresa_insercion"}]}
    profiles.change(organisation=membership.organisation, person=None, facts=told, seen=None, now=moment)
    paper = documents.add(organisation=membership.organisation, person=membership.person, name="a.pdf", content=PDF, now=moment)
    browser.post("/es/desk/profile/verify/", {"fact": "registers", "document": paper.public_id})
    (asked,) = verification.waiting()
    page = support[1].get("/es/approvals/verifications/").content.decode()
    assert "Asociación Ejemplo" in page
    assert b"".join(support[1].get(f"/es/documents/{paper.public_id}/").streaming_content) == PDF
    wrong = support[1].post(f"/es/approvals/verifications/{asked.public_id}/", {"answer": "right"})
    assert wrong.status_code == 422
    support[1].post(f"/es/approvals/verifications/{asked.public_id}/", {"answer": "right", "seen": "document"})
    assert "Centro de apoyo, 24" not in page
    assert "Centro de apoyo" in browser.get("/es/desk/profile/").content.decode()


def test_what_was_seen_is_written_beside_the_fact_by_who_looked(hers, support, moment):
    membership, browser = hers
    held = [{"register": "registro_empresas_insercion", "status": "empresa_insercion"}]
    profiles.change(organisation=membership.organisation, person=None, facts={"country": "ES", "registers": held}, seen=None, now=moment)
    browser.post("/es/desk/profile/verify/", {"fact": "registers"})
    (asked,) = verification.waiting()
    support[1].post(f"/es/approvals/verifications/{asked.public_id}/", {"answer": "right", "seen": "register", "valid_to": "2027-01-31"})
    (entry,) = record(membership)["registers"]
    assert (entry["provenance"]["source"], entry["provenance"]["expires"]) == ("register", "2027-01-31")


def test_a_fact_that_changed_meanwhile_is_not_vouched_for(hers, support, moment):
    membership, browser = hers
    profiles.change(organisation=membership.organisation, person=None, facts={"country": "ES", "main_aim_integration": True}, seen=None, now=moment)
    browser.post("/es/desk/profile/verify/", {"fact": "main_aim_integration"})
    profiles.change(organisation=membership.organisation, person=None, facts={"main_aim_integration": False}, seen=None, now=moment)
    (asked,) = verification.waiting()
    support[1].post(f"/es/approvals/verifications/{asked.public_id}/", {"answer": "right", "seen": "document"})
    assert "main_aim_integration" not in record(membership).get("provenance", {})


def test_nobody_proves_themselves_by_a_file(hers):
    membership, browser = hers
    seen = {"source": "register", "date": "2026-01-01"}
    told = {"main_aim_integration": True, "provenance": {"main_aim_integration": seen},
            "registers": [{"register": "registro_empresas_insercion", "status": "empresa_insercion", "provenance": seen}]}  # fmt: skip
    browser.post("/es/desk/profile/import/", {"keep": "1", "content": json.dumps(told)})
    kept = record(membership)
    assert kept["provenance"]["main_aim_integration"]["source"] == "self_declared"
    assert kept["registers"][0]["provenance"]["source"] == "self_declared"


def test_an_ngo_verifies_nobody(hers):
    assert hers[1].get("/es/approvals/verifications/").status_code == 404


def test_the_list_costs_the_same_for_one_and_three_papers(hers, moment, django_assert_num_queries):
    membership, browser = hers

    def add(number):
        documents.add(organisation=membership.organisation, person=membership.person, name="a.pdf", content=PDF + bytes([number]), now=moment)

    add(1)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get("/es/desk/documents/")  # what is kept from the first page on is asked once
    with CaptureQueriesContext(connection) as one:
        browser.get("/es/desk/documents/")
    add(2)
    add(3)
    with django_assert_num_queries(len(one)):
        browser.get("/es/desk/documents/")

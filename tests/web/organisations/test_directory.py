from __future__ import annotations

import json
import re

import pytest

from dragging.apps.organisations import operations, profiles, publication
from dragging.apps.organisations.enums import Kind
from dragging.core.matching.publication import GROUPS, Choice

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EVERY = frozenset(GROUPS) - {"contact", "website"}


@pytest.fixture
def made(ana, now):
    """`made("Name", services=["laundry"])`: a published social enterprise."""

    def make(name, country="BG", groups=EVERY, texts=None, **facts):
        one = operations.found(person=ana, kind=Kind.SOCIAL_ENTERPRISE, name=name, country=country, now=now).organisation
        profiles.change(organisation=one, person=ana, facts=facts, seen=None, now=now)
        publication.publish(organisation=one, person=ana, chosen=Choice(frozenset(groups), **(texts or {})), now=now)
        return one

    return make


def rows(page):
    return re.findall(r'<h3><a href="/\w\w/organisations/([^/]+)/">', page)


def test_a_word_of_one_language_finds_what_is_said_in_another(client, made):
    made("Пералня „Бяло“", services=["laundry"], reach=["BG42"])
    made("Кетъринг „Вкусно“", services=["catering"], reach=["BG42"])
    assert rows(client.get("/es/organisations/?q=lavandería").content.decode()) == ["peralnya-byalo"]


@pytest.mark.parametrize(
    ("place", "found"),
    [("BG421", ["a-region", "b-province", "c-country", "e-union"]), ("BG42", ["a-region", "b-province", "c-country", "e-union"]),
     ("BG422", ["a-region", "c-country", "e-union"]), ("BG34", ["c-country", "e-union"]), ("ES", ["d-spain", "e-union"])],
)  # fmt: skip
def test_a_place_finds_those_that_serve_it_a_part_of_it_or_all_around_it(client, made, place, found):
    made("A region", reach=["BG42"])
    made("B province", reach=["BG421"])
    made("C country", reach=["BG"])
    made("D Spain", country="ES", reach=["ES61"])
    made("E union", services=["translation"], reach=["EU:translation"])
    page = client.get(f"/en/organisations/?place={place}").content.decode()
    assert rows(page) == found
    assert re.search(rf'<option value="{place}" selected>[^<]*\((\d+)\)', page)[1] == str(len(found))


def test_what_is_offered_in_the_whole_union_is_that_service_alone(client, made):
    made("E union", services=["translation", "laundry"], reach=["EU:translation"])
    assert rows(client.get("/en/organisations/?place=PL911&service=translation").content.decode()) == ["e-union"]
    assert rows(client.get("/en/organisations/?place=PL911&service=laundry").content.decode()) == []


def test_the_row_says_by_what_a_basis_is_known(client, made):
    seen = {"source": "register", "date": "2026-11-03"}
    status = {"register": "registro_empresas_insercion", "status": "empresa_insercion", "valid_from": "2020-01-01", "number": "EI-12"}
    made("Proved", country="ES", registers=[{**status, "provenance": seen}])
    made("Declared", country="ES", registers=[status])
    page = client.get("/en/organisations/").content.decode()
    assert "Art. 20: register seen 3 Nov 2026" in page
    assert "Art. 20: declared by them" in page
    assert rows(client.get("/en/organisations/?reserved=art20_participation&proved=yes").content.decode()) == ["proved"]


def test_every_filter_counts_what_the_others_leave(client, made):
    made("A", services=["laundry"], languages=["bg"])
    made("B", services=["catering"], languages=["bg", "en"])
    made("C", country="ES", services=["catering"], languages=["es"])
    page = client.get("/en/organisations/?service=catering&country=BG").content.decode()
    assert rows(page) == ["b"]
    assert re.search(r'<option value="catering" selected>[^<]* \(1\)', page)
    assert '<option value="laundry">' in page
    assert re.search(r'value="ES">Spain<span class="of">1<', page)


def test_nothing_found_leads_to_what_is_near(client, made):
    made("A", services=["laundry"])
    page = client.get("/en/organisations/?q=notaword&service=laundry").content.decode()
    assert '<a href="?service=laundry">Without “words”: 1</a>' in page


def test_an_empty_directory_says_so(client):
    assert "No organisation has published itself yet." in client.get("/en/organisations/").content.decode()


def test_a_value_that_is_not_understood_is_told(client, made):
    made("A", services=["laundry"])
    answer = client.get("/en/organisations/?service=nonsense&place=*&form=x&spoken=q&page=abc")
    assert answer.status_code == 200
    assert "“nonsense” cannot be understood as “Service” and was left out." in answer.content.decode()
    assert rows(answer.content.decode()) == ["a"]


def test_supply_is_told_by_service_and_place(client, made):
    made("A", services=["laundry", "catering"], reach=["BG421"])
    made("B", services=["laundry"], reach=["BG42"])
    page = client.get("/en/organisations/?place=BG42").content.decode()
    assert "2 organisations serve: " in page
    table = page[page.index("<caption>") :]
    cells = dict(re.findall(r'<a href="\?service=(\w+)&amp;place=BG421">(\d+)</a>', table))
    assert cells == {"laundry": "2", "catering": "1"}


def test_pages_hold_25_and_follow_each_other(client, made):
    for number in range(27):
        made(f"Org {number:02}", services=["laundry"])
    assert len(rows(client.get("/en/organisations/").content.decode())) == 25
    assert rows(client.get("/en/organisations/?page=2").content.decode()) == ["org-25", "org-26"]


def test_csv_holds_every_row_and_no_formula(client, made):
    made("=cmd()", services=["laundry"])
    made("B", services=["catering"])
    text = b"".join(client.get("/en/organisations.csv?service=laundry").streaming_content).decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("'=cmd(),")


def test_the_public_page_holds_what_was_chosen_and_a_block_of_data(client, made):
    made("Пералня", services=["laundry"], reach=["BG421"], summary="Перем. </script><script>alert(1)</script>", staff=14,
         disadvantaged_share=0.413, texts={"brings": "кухня", "needs": "оборот"})  # fmt: skip
    page = client.get("/bg/organisations/peralnya/").content.decode()
    assert all(one in page for one in ("Пералня", "10 до 49", "кухня", "оборот"))
    assert not any(one in page for one in ("0.413", "41,3", "<script>alert"))
    block = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert (block["@type"], block["name"], block["@id"]) == ("Organization", "Пералня", "http://testserver/bg/organisations/peralnya/")
    assert 'hreflang="es" href="http://testserver/es/organisations/peralnya/"' in page


def test_an_unpublished_page_answers_as_one_that_never_was(client, made, ana, now):
    one = made("Concealed one", services=["laundry"])
    publication.unpublish(organisation=one, person=ana, now=now)
    gone, never = client.get("/en/organisations/concealed-one/"), client.get("/en/organisations/never-x/")
    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content.decode().replace("concealed-one", "X") == never.content.decode().replace("never-x", "X")


@pytest.mark.parametrize("path", ["/en/organisations/", "/en/organisations/a-0/"])
def test_as_many_queries_for_three_rows_as_for_one(client, made, path, django_assert_num_queries):
    made("A 0", services=["laundry"], reach=["BG"])
    client.get(path)
    with django_assert_num_queries(4 if path.endswith("organisations/") else 5):
        client.get(path)
    made("A 1", services=["laundry"], reach=["BG"])
    made("A 2", services=["catering"], reach=["ES"])
    client.get("/en/organisations/")
    with django_assert_num_queries(4 if path.endswith("organisations/") else 5):
        client.get(path)


def test_publishing_is_chosen_seen_and_taken_back(browser, ana, hers):
    client = browser(ana)
    assert "Nothing: nobody sees your organisation." in client.get("/en/desk/publish/").content.decode()
    preview = client.post("/en/desk/publish/", {"groups": ["name", "partners"], "brings": "a van", "preview": "yes"}).content.decode()
    assert "How it would look" in preview
    assert "a van" in preview
    assert client.get("/en/organisations/asociacion-ejemplo/").status_code == 404
    assert client.post("/en/desk/publish/", {"groups": ["name", "partners"], "brings": "a van"}).status_code == 302
    assert "a van" in client.get("/en/organisations/asociacion-ejemplo/").content.decode()
    client.post("/en/desk/publish/", {"nothing": "yes"})
    assert client.get("/en/organisations/asociacion-ejemplo/").status_code == 404


def test_mistakes_are_told_and_nothing_typed_is_lost(browser, ana, hers):
    page = browser(ana).post("/en/desk/publish/", {"groups": ["contact", "website"], "contact": "ana@", "needs": "a van"}).content.decode()
    assert "<title>Error: What everybody sees" in page
    assert "Correct 3 answers" in page
    assert "a van" in page


def test_a_person_s_address_is_not_published(browser, ana, hers):
    page = browser(ana).post("/en/desk/publish/", {"groups": ["name", "contact"], "contact": "ana@example.org"}).content.decode()
    assert "This is the address of a person of your team." in page


def test_only_managers_publish(browser, ivo, hers, joined):
    joined(hers, ivo)
    assert browser(ivo).get("/en/desk/publish/").status_code == 404

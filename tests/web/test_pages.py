from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("samples")]

EVERY = "state=planned,consultation,open,closed,awarded,cancelled,suspended"
LANGUAGES = ["en", "es", "pl", "bg"]
PLACES = ["", "opportunities/", "data/", "status/", "words/", "accessibility/", "privacy/"]


@pytest.fixture
def ask(client):
    """A page as text, of the day on which the invented notices are open."""

    def asked(address, **headers):
        response = client.get(address, headers=headers)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    return asked


@pytest.fixture
def an_id(client):
    def found(query):
        return client.get(f"/api/v1/opportunities?{query}").json()["results"][0]["id"]

    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_in_its_language(ask, language, place):
    page = ask(f"/{language}/{place}")
    assert f'<html lang="{language}">' in page
    assert page.count('hreflang="') >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opportunity_and_its_parts_are_shown(ask, an_id, language):
    public_id = an_id("state=awarded")
    for part in ("", "original/", "history/"):
        ask(f"/{language}/opportunities/{public_id}/{part}")


def test_the_root_leads_to_the_language_of_the_browser(client):
    response = client.get("/", headers={"accept-language": "fr, bg;q=0.8, es;q=0.5"})
    assert (response.status_code, response["Location"]) == (302, "/bg/")


def test_the_root_leads_to_the_language_last_read(client):
    client.get("/pl/words/")
    assert client.get("/", headers={"accept-language": "es"})["Location"] == "/pl/"


def test_an_address_with_a_language_never_leads_elsewhere(client):
    client.get("/pl/words/")
    assert client.get("/es/words/", headers={"accept-language": "pl"}).status_code == 200


def test_the_language_switch_keeps_page_and_query(ask):
    assert 'href="/pl/opportunities/?q=x&amp;cpv=85"' in ask("/es/opportunities/?q=x&cpv=85")


def test_a_page_that_is_not_there_says_so_in_the_reader_s_language(client):
    response = client.get("/pl/nowhere/")
    assert response.status_code == 404
    assert "Tej strony tu nie ma" in response.content.decode()


def test_a_value_that_cannot_be_understood_is_named(client):
    response = client.get("/es/opportunities/?cpv=x")
    assert response.status_code == 400
    assert "«x» no se entiende como «Tipo de trabajo»" in response.content.decode()


def test_a_foreign_title_stands_below_a_heading_of_ours(ask):
    page = ask(f"/pl/opportunities/?nuts=BG421&cpv=55524&{EVERY}")
    assert "Posiłki szkolne i opieka podczas posiłków – usługi – Plovdiv" in page
    assert '<span lang="bg">Хранене на деца в детски градини</span>' in page


def test_a_row_stands_in_the_order_of_the_design(ask):
    page = ask("/en/opportunities/?nuts=PL&reserved=art20_participation&as_of=2026-11-24")
    row = page[page.index('<li class="row">') :]
    parts = ['class="tag reserved"', "52 days left", "<h3>", 'class="original"', "Miasto Warszawa</span>", "no value given", "2 lots"]
    places = [row.index(part) for part in parts]
    assert places == sorted(places)


def test_what_is_not_stated_is_said_in_words(ask):
    page = ask("/en/opportunities/?state=planned,open")
    assert "no value given" in page
    assert "no date yet" in page


@pytest.mark.parametrize("extra", ["", "&view=table"])
def test_the_number_of_reads_does_not_grow_with_the_rows(client, extra):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for query in ("state=suspended", EVERY):
        client.get(f"/en/opportunities/?{query}{extra}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/en/opportunities/?{query}{extra}")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 5


def test_nothing_found_offers_searches_whose_counts_are_true(ask):
    page = ask(f"/en/opportunities/?q=ayuda domicilio&nuts=PL&cpv=77&{EVERY}")
    assert "Nothing fits all of this." in page
    offers = re.findall(r'<li><a href="([^"]+)">Without “[^”]+”: (\d+)</a>', page)
    assert offers
    for address, count in offers:
        told = ask("/en/opportunities/" + address.replace("&amp;", "&"))
        assert re.search(r'id="results-heading"[^>]*>(\d+) ', told)[1] == count


def test_a_chip_takes_away_its_own_filter_only(ask):
    page = ask(f"/en/opportunities/?{EVERY}&nuts=BG,PL&cpv=85")
    assert re.search(r'class="chip" href="\?[^"]*nuts=PL[^"]*">Place: Bulgaria', page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_has_as_many_rows_as_the_count_says(client, language):
    total = client.get(f"/api/v1/opportunities?{EVERY}").json()["total"]
    text = b"".join(client.get(f"/{language}/opportunities.csv?{EVERY}").streaming_content).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert len(table) == total + 1
    assert {len(line) for line in table} == {22}
    content = b"".join(client.get(f"/{language}/opportunities.xlsx?{EVERY}").streaming_content)
    sheet = load_workbook(io.BytesIO(content)).active
    assert (sheet.max_row, sheet.max_column) == (total + 1, 22)


def test_a_feed_is_well_formed_and_names_itself(client):
    response = client.get(f"/bg/opportunities.atom?{EVERY}")
    feed = ET.fromstring(response.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert len(feed.findall(f"{atom}entry")) == 28
    assert feed.find(f"{atom}link[@rel='self']").get("href") == f"http://testserver/bg/opportunities.atom?{EVERY}"


def test_a_former_id_leads_to_the_present_one(client, an_id):
    from dragging.apps.bank.models import Notice

    public_id = an_id("state=awarded")
    former = (
        Notice.objects.filter(opportunity__public_id=public_id).exclude(address=public_id).values_list("address", flat=True)
    )[0]
    response = client.get(f"/es/opportunities/{former}/")
    assert (response.status_code, response["Location"]) == (301, f"/es/opportunities/{public_id}/")


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline(client):
    response = client.get("/en/")
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = response.content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert " style=" not in page
    assert "<style" not in page


def test_a_buyer_shows_what_it_asks_for_and_what_it_gave(ask, client):
    answer = client.get("/api/v1/opportunities?state=awarded&nuts=ES").json()["results"][0]
    page = ask(f"/es/opportunities/{answer['id']}/")
    address = re.search(r'href="(/es/buyers/[a-z0-9]+/)"', page)[1]
    shown = ask(address)
    assert "Contratos adjudicados" in shown
    assert "Ayuntamiento" in shown


def test_a_limit_of_the_value_keeps_those_that_state_none_unless_asked(ask):
    def total(query):
        return int(re.search(r'id="results-heading"[^>]*>(\d+) ', ask(f"/en/opportunities/?{EVERY}&{query}"))[1])

    assert (total("value_min=200000"), total("value_min=200000&value_unstated=no")) == (26, 1)


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"), ("HTTP://example.org", "HTTP://example.org"),
        ("www.example.org/papers", "https://www.example.org/papers"), ("javascript:alert(1)", ""), ("data:text/html,x", ""),
        ("ftp://example.org", ""), ("see the papers", ""), ("/opportunities/", ""), (None, ""), ('x.y"onclick=', ""),
    ],
)  # fmt: skip
def test_what_a_notice_gives_as_an_address_becomes_no_script_and_no_path_of_ours(told, address):
    from dragging.web.frame.addresses import outward

    assert outward(told) == address


def test_what_can_no_longer_be_answered_stands_newest_first(ask):
    page = ask("/en/opportunities/?state=closed,awarded,cancelled,suspended&as_of=2027-06-01")
    assert '<span aria-current="true">newest</span>' in page
    assert '<span aria-current="true">closing soon</span>' in ask("/en/opportunities/")


def test_another_name_for_the_site_is_refused_with_the_remedy(client):
    response = client.get("/es/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "DRAGGING_HOSTS" in response.content.decode()

"""The list of buyers, one buyer, and the foot of the page that tells how fresh the sources are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
pytestmark = [pytest.mark.database, pytest.mark.usefixtures("samples")]


def names(page):
    return re.findall(r'<th scope="row"><a href="/\w\w/buyers/\w+/"[^>]*>([^<]+)</a>', page)


@pytest.fixture
def ask(client):
    def asked(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return asked


@pytest.fixture
def buyers(db):
    """Makes buyers with these names, each of one open opportunity that the samples do not hold."""
    from dragging.apps.bank.models import Opportunity, Party, Purchase, SearchState

    def made(*wanted):
        opportunity = Opportunity.objects.order_by("pk").first()
        for number, (country, name) in enumerate(wanted):
            party = Party.objects.create(key=f"{country}:T{number}", public_id=f"test{number}", country=country, name=name)
            Purchase.objects.create(opportunity=opportunity, buyer=party)
        SearchState.objects.update(version=SearchState.objects.get().version + 1)

    return made


@pytest.mark.parametrize(("language", "heading"), [("en", "Buyers"), ("es", "Compradores"), ("pl", "Zamawiający"), ("bg", "Възложители")])
def test_the_list_is_in_its_language(ask, language, heading):
    assert f"<h1>{heading}</h1>" in ask(f"/{language}/buyers/")


@pytest.mark.parametrize("typed", ["ESCUELA", "escuelas", "escue", '"escuela fantasía"', "fantasia -gmina"])
def test_a_buyer_is_found_by_its_name_as_texts_of_the_bank_are(ask, buyers, typed):
    buyers(("ES", "Escuela Fantasía de Prados"), ("PL", "Gmina Fantasia"))
    assert names(ask(f"/es/buyers/?q={typed}")) == ["Escuela Fantasía de Prados"]


def test_every_word_must_fit(ask, buyers):
    buyers(("ES", "Escuela Fantasía de Prados"), ("PL", "Gmina Fantasia"))
    assert names(ask("/es/buyers/?q=fantasia gmina")) == ["Gmina Fantasia"]


def test_a_country_is_chosen_and_taken_away_by_links(ask, buyers):
    buyers(("LV", "Pirmā pašvaldība"), ("LV", "Otrā pašvaldība"))
    assert re.search(r'class="chip" href="\?q=pa%C5%A1vald%C4%ABba&amp;country=LV">Latvia \(2\)', ask("/en/buyers/?q=pašvaldība"))
    chosen = ask("/en/buyers/?country=LV")
    assert names(chosen) == ["Otrā pašvaldība", "Pirmā pašvaldība"]
    assert re.search(r'class="chip chosen" href="\?">Latvia \(2\)', chosen)


def test_a_line_counts_what_is_open_planned_and_awarded(ask, client):
    public_id = client.get("/api/v1/opportunities?state=awarded&nuts=ES").json()["results"][0]["id"]
    buyer = re.search(r"/en/buyers/(\w+)/", ask(f"/en/opportunities/{public_id}/"))[1]
    shown = ask("/en/buyers/")
    line = re.search(rf'<tr><th scope="row"><a href="/en/buyers/{buyer}/".*?</tr>', shown, re.DOTALL)[0]
    told = {state: client.get(f"/api/v1/opportunities?buyer={buyer}&state={state}").json()["total"] for state in ("open", "planned,consultation", "awarded")}
    assert told["awarded"] > 0
    assert [int(number) for number in re.findall(r'<td class="number"[^>]*>(\d+)</td>', line)] == list(told.values())


def test_pages_are_numbered_and_one_that_is_not_there_is_the_last(ask, buyers):
    buyers(*(("LV", f"Vieta {number:03}") for number in range(60)))
    first, last = ask("/en/buyers/?country=LV"), ask("/en/buyers/?country=LV&page=3")
    assert (names(first)[0], len(names(first))) == ("Vieta 000", 25)
    assert names(last) == [f"Vieta {number:03}" for number in range(50, 60)]
    assert names(ask("/en/buyers/?country=LV&page=99")) == names(last)
    assert names(ask("/en/buyers/?country=LV&page=x")) == names(first)


def test_where_no_name_fits_the_ways_on_are_named(ask):
    page = ask("/pl/buyers/?q=zzzqq&country=ES")
    assert "Nie ma tu zamawiającego o takiej nazwie." in page
    assert 'href="?q=zzzqq"' in page
    assert 'href="/pl/opportunities/?q=zzzqq"' in page


def test_the_number_of_reads_does_not_grow_with_the_buyers(client, buyers):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    buyers(("LV", "Viena"), ("LT", "A"), ("LT", "B"), ("LT", "C"))
    counts = []
    for country, lines in (("LV", 1), ("LT", 3)):
        client.get(f"/en/buyers/?country={country}")
        with CaptureQueriesContext(connection) as captured:
            page = client.get(f"/en/buyers/?country={country}").content.decode()
        assert len(names(page)) == lines
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 5


def test_the_home_page_and_the_foot_lead_to_the_list(ask):
    assert ask("/bg/").count('href="/bg/buyers/"') == 2
    assert ask("/bg/words/").count('href="/bg/buyers/"') == 1


def test_a_buyer_s_page_leads_back_to_the_list(ask, buyers):
    buyers(("LV", "Viena"))
    assert '<p class="crumb"><a href="/en/buyers/">' in ask("/en/buyers/test0/")


def test_the_foot_tells_when_sources_were_last_read_and_how_many_lately(ask):
    from dragging.apps.bank import coverage
    from dragging.apps.bank.models import SourceReading

    reading = SourceReading.objects.get()
    reading.moment = reading.moment.replace(year=2026, month=3, day=2, hour=6, minute=10)
    reading.save()
    coverage.forget()
    page = ask("/en/words/")
    assert "Source last read Mon 2 March 2026, 06:10 (UTC); 0 of 1 read in the last two days" in page
    assert '<p class="meta freshness"><a href="/en/status/">' in page
    assert coverage.freshness(reading.moment + timedelta(hours=30)) == (reading.moment, 1, 1)


def test_the_foot_says_where_nothing_was_ever_read(ask):
    from dragging.apps.bank.models import SourceReading

    SourceReading.objects.all().delete()
    assert "Todavía no se ha leído ninguna fuente." in ask("/es/words/")


def test_the_foot_of_a_demonstration_says_so(ask):
    from dragging.apps.common import operations

    operations.begin_demo_world(day=MOMENT.date(), seed="x", moment=MOMENT)
    assert "Demonstracja: ogłoszenia wymyślone, żadne źródło nie jest wczytywane." in ask("/pl/words/")

"""The bank's search on the invented samples; every test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dragging.apps.bank import upkeep
from dragging.apps.bank.models import SearchEntry, SearchState
from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import BadParameter, parameters

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def found(moment, **given):
    return service.search(parameters(given), moment)


def titles(page, *, strict=True):
    return [next(iter(row.summary["title"].values())) for row in page.results if row.strict or not strict]


def test_all_without_a_text(samples, moment):
    page = found(moment)
    assert page.total == 28
    assert page.facets["state"] == {
        "planned": 4,
        "consultation": 4,
        "open": 12,
        "closed": 1,
        "awarded": 4,
        "cancelled": 2,
        "suspended": 1,
    }
    assert page.facets["country"] == {"BG": 7, "ES": 7, "IE": 7, "PL": 7}
    assert page.has_next


def test_inflected_word_finds_its_lemma(samples, moment):
    assert titles(found(moment, q="comedor escolar", lang="es"))[0] == "Servicio de comedores escolares"


def test_inflected_bulgarian_word(samples, moment):
    assert "Превоз на ученици" in titles(found(moment, q="ученик", lang="bg"))


def test_accents_do_not_matter(samples, moment):
    assert titles(found(moment, q="jardineria", lang="es"))[0] == "Mantenimiento de zonas verdes"


def test_all_words_are_required(samples, moment):
    page = found(moment, q="limpieza ropa", lang="es")
    assert page.total == 0
    assert page.results
    assert not any(row.strict for row in page.results)


def test_phrase_needs_words_side_by_side(samples, moment):
    assert found(moment, q='"zonas verdes"', lang="es").total == 1
    assert found(moment, q='"verdes zonas"', lang="es").total == 0


def test_excluded_word(samples, moment):
    assert "Servicio de ayuda a domicilio para personas mayores" in titles(found(moment, q="servicio", lang="es"))
    assert titles(found(moment, q="servicio -ayuda", lang="es")) == ["Servicio de comedores escolares"]


def test_beginning_of_a_word(samples, moment):
    assert titles(found(moment, q="reciclaj*", lang="es")) == ["Recogida de ropa usada y reciclaje textil"]


def test_service_name_finds_other_languages_by_code(samples, moment):
    page = found(moment, q="school lunch", lang="en")
    by_code = {row.summary["id"]: row.found_by for row in page.results if row.strict}
    assert any(reason.startswith("cpv:55") for reasons in by_code.values() for reason in reasons)
    assert "Servicio de comedores escolares" in titles(page)


def test_notice_number(samples, moment):
    page = found(moment, q="900002-2026")
    assert (page.total, len(page.results)) == (1, 1)
    assert "00900002-2026" in page.results[0].summary["notices"]


def test_filter_by_code_of_any_level(samples, moment):
    assert found(moment, cpv="85").total == 9
    assert found(moment, cpv="55524000").total == 3


def test_filter_by_place(samples, moment):
    assert found(moment, nuts="BG").total == 7
    assert found(moment, nuts="BG421").total == 7
    assert found(moment, nuts="BG422").total == 0


def test_filter_by_reservation(samples, moment):
    assert found(moment, reserved="art77").total == 4
    assert found(moment, reserved="art77,art20_execution").total == 8


def test_filter_by_value_compares_euros(samples, moment):
    page = found(moment, value_min="150000")
    assert {row.summary["value"]["currency"] for row in page.results} == {"EUR"}


def test_state_follows_from_the_moment(samples, moment):
    assert found(moment, state="open").total == 12
    assert found(datetime(2027, 1, 20, tzinfo=UTC), state="open").total == 4
    assert found(datetime(2026, 11, 21, tzinfo=UTC), state="open").total == 12


def test_earlier_moment_than_the_open_index(samples, moment):
    upkeep.move_open_index(moment=datetime(2027, 1, 20, tzinfo=UTC))
    assert SearchEntry.objects.filter(in_open_index=True).count() == 4
    assert found(moment, state="open").total == 12
    assert found(datetime(2027, 1, 21, tzinfo=UTC), state="open").total == 4


@pytest.mark.parametrize("asked", [{}, {"q": "comedor"}, {"q": "school meals -road"}, {"nuts": "PL", "cpv": "55"}])
def test_open_ones_from_their_own_index_are_those_of_the_whole(samples, moment, asked):
    own = found(moment, state="open", **asked)
    SearchState.objects.update(open_from=int(moment.timestamp()) + 1)
    whole = found(moment, state="open", **asked)
    assert [row.summary["id"] for row in own.results] == [row.summary["id"] for row in whole.results]
    assert (own.total, own.facets) == (whole.total, whole.facets)


def test_open_ones_of_an_empty_bank(db, moment):
    assert found(moment, state="open", q="comedor") == service.Page(
        0, (), {"state": {}, "kind": {}, "country": {}, "cpv": {}, "reserved": {}}, None, has_next=False
    )


def test_sort_by_deadline(samples, moment):
    stated = [row.summary["deadline"] for row in found(moment, state="open", sort="deadline").results]
    assert stated == sorted(stated)


def test_pages_are_stable_and_whole(samples, moment):
    first = [row.summary["id"] for row in found(moment, limit="10").results]
    second = [row.summary["id"] for row in found(moment, limit="10", page="2").results]
    third = [row.summary["id"] for row in found(moment, limit="10", page="3").results]
    assert len({*first, *second, *third}) == 28


def test_spelling_suggestion(samples, moment):
    assert found(moment, q="villamuestraa", lang="es").suggestion == "villamuestra"


@pytest.mark.parametrize(
    ("text", "language", "suggestion"),
    [
        ("Villamuestraa limpieza", "es", "villamuestra limpieza"),
        ("limpeiza", "es", "limpieza"),
        ("limpieza qqqqzzzz", "es", None),
        ("limpieza villamuestraa-qqqq", "es", "limpieza villamuestra-qqqq"),
    ],
)
def test_only_misspelt_words_are_replaced(samples, moment, text, language, suggestion):
    assert found(moment, q=text, lang=language).suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("uslugi opiekuncze", "pl", "Usługi opiekuńcze w miejscu zamieszkania"),
        ("hranene na deca", "bg", "Хранене на деца в детски градини"),
        ("COMEDORES escolares", "es", "Servicio de comedores escolares"),
        ('"re-use"', "en", "Collection of bulky waste for re-use"),
        ("2026/S 123-900007", "es", "Servicio de comedores escolares"),
        ("900007/2026", "es", "Servicio de comedores escolares"),
    ],
)
def test_as_people_type(samples, moment, text, language, title):
    assert titles(found(moment, q=text, lang=language))[0] == title


def test_few_results_are_followed_by_what_stands_under_their_codes(samples, moment):
    page = found(moment, q='"comedores escolares"', lang="es")
    assert page.total == 1
    followed = {row.summary["cpv"][0]: row.found_by for row in page.results if not row.strict}
    assert followed["55524000"] == ("cpv:55524000",)


def test_unknown_parameter_names_itself():
    with pytest.raises(BadParameter) as told:
        parameters({"colour": "red"})
    assert told.value.name == "colour"


def test_bad_code_names_the_form():
    with pytest.raises(BadParameter) as told:
        parameters({"cpv": "85x"})
    assert (told.value.name, told.value.expected) == ("cpv", "2 to 8 digits")


@pytest.mark.parametrize("limit", [1, 3])
def test_queries_do_not_grow_with_rows(samples, moment, limit, django_assert_num_queries):
    found(moment, state="open", limit=str(limit))
    with django_assert_num_queries(2):
        found(moment, state="open", limit=str(limit))


def test_a_limit_of_the_value_leaves_out_what_states_none_unless_asked(samples, moment):
    strict = service.search(parameters({"value_min": "200000"}), moment).total
    kept = service.search(parameters({"value_min": "200000", "value_unstated": "yes"}), moment).total
    assert (strict, kept) == (1, 26)


@pytest.mark.parametrize(
    "given",
    [
        {"value_min": "100", "value_max": "10"},
        {"deadline_from": "2027-02-01", "deadline_to": "2027-01-01"},
    ],
)
def test_limits_the_wrong_way_round_are_a_mistake(given):
    with pytest.raises(BadParameter, match="not below"):
        parameters(given)


@pytest.mark.parametrize(
    ("given", "order"),
    [({}, "newest"), ({"state": "open"}, "deadline"), ({"state": "closed,awarded"}, "newest"), ({"q": "x"}, "relevance")],
)
def test_the_usual_order_follows_from_what_is_asked(given, order):
    assert parameters(given).sort == order


@pytest.mark.parametrize(
    "given", [{}, {"state": "open"}, {"q": "comedor escolar", "lang": "es"}, {"q": "-превоз"}, {"cpv": "85", "nuts": "PL"}, {"q": "zzz"}]
)
def test_count_and_facets_alone_are_those_of_the_page(samples, moment, given):
    page = found(moment, **given)
    assert service.count(parameters(given), moment) == page.total
    assert service.facets(parameters(given), moment) == page.facets


@pytest.mark.parametrize("given", [{}, {"sort": "deadline"}, {"q": "comedor", "lang": "es"}, {"state": "open"}])
def test_every_row_of_a_search_in_the_order_of_its_pages(samples, moment, given, monkeypatch):
    monkeypatch.setattr(service, "AT_ONCE", 5)
    page = found(moment, **given, limit="1000")
    assert page.total
    assert list(service.every(parameters(given), moment)) == [one for one in page.results if one.strict]


def test_the_order_of_notices_can_be_left_out(samples, moment):
    given = parameters({"q": "comedor", "lang": "es"})
    plain, ranked = service.search(given, moment, ranks_notices=False), service.search(given, moment)
    assert [one.summary["id"] for one in plain.results] == [one.summary["id"] for one in ranked.results]
    assert [sorted(one.summary["notices"]) for one in plain.results] == [sorted(one.summary["notices"]) for one in ranked.results]


def test_a_row_tells_the_day_of_its_newest_notice(samples, moment):
    newest = dict(SearchEntry.objects.values_list("opportunity__public_id", "newest"))
    for one in found(moment).results:
        assert (one.newest.toordinal() if one.newest else 0) == newest[one.summary["id"]]

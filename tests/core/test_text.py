from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.text import fold, index_terms, parse_query, query_forms, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Łódź", "lodz"), ("Ñandú", "nandu"), ("Straße", "strasse"), ("Йога", "йога"), ("мий", "мий"), ("𝐀", "a")],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("Servicios de comedores escolares", "es", ["servicio", "comedor", "escolar"]),
        ("Usługi sprzątania", "pl", ["usluga", "sprzatanie"]),
        ("Доставка на хранителни продукти", "bg", ["доставка", "хранителен", "продукт"]),
        ("maintenance/service.Fourniture", "fr", ["maintenance", "service", "fourniture"]),
        ("2018/S 139-316766", "", ["2018", "s", "139-316766"]),
        ("000080-2019", "", ["80-2019"]),
    ],
)
def test_terms_of_a_document(text, language, terms):
    assert index_terms(text, language) == terms


@pytest.mark.parametrize(
    ("word", "form"), [("comedores", "comedor"), ("dostawy", "dostawa"), ("градини", "градина"), ("children", "child")]
)
def test_a_word_of_a_search_matches_its_lemma(word, form):
    assert form in query_forms(word)


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("uslugi", "pl", "usluga"),
        ("opiekuncze", "pl", "opiekunczy"),
        ("uczniow", "pl", "uczen"),
        ("lavanderias", "es", "lavanderia"),
        ("educacion", "es", "educacion"),
        ("uslugi", "bg", "услуга"),
        ("socialni", "bg", "социален"),
        ("uchenichesko", "bg", "ученически"),
        ("qsla", "bg", "ясла"),
        ("pochistvane", "bg", "почиствам"),
        ("socialni", None, "социален"),
    ],
)
def test_a_word_typed_with_other_letters(word, language, form):
    assert query_forms(word, language)[0] == form


def test_a_word_that_the_dictionary_has_is_meant_as_it_is():
    assert query_forms("home", "en") == ("home",)
    assert query_forms("uslugi", "en") == ("uslugi",)


@pytest.mark.parametrize(
    "number", ["80-2019", "000080-2019", "2019/S 001-000080", "2019/s001-80", "0080/2019", "2019 / S 1 - 80"]
)
def test_a_notice_number_in_every_spelling(number):
    (word,) = parse_query(number).words
    assert "80-2019" in query_forms(word)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_search_is_understood_somehow(text):
    query = parse_query(text)
    assert all(len(phrase) > 1 for phrase in query.phrases)
    assert all(query.words)


@pytest.mark.parametrize("text", ["people's home", "people\u2019s home", "People's Home"])
def test_a_possessive_is_no_word_of_its_own(text):
    assert parse_query(text).words == ("people", "home")


def test_parts_of_a_search():
    query = parse_query('home "day centre" -summer -"night shift" clean*')
    assert query.words == ("home",)
    assert query.phrases == (("day", "centre"),)
    assert query.excluded_words == ("summer",)
    assert query.excluded_phrases == (("night", "shift"),)
    assert query.prefixes == ("clean",)


@given(st.text())
def test_words_have_no_blank_and_no_case(text):
    assert all(word == word.casefold() and " " not in word for word in words(text))

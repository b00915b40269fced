"""Expansion by the service names that ship, without the SDK."""

from __future__ import annotations

import numpy as np

from dragging.core.vocabulary.expansion import Expander, load_expander
from dragging.core.vocabulary.labels import FILE, Labels, _arrays, load_labels

EXPANDER = load_expander(None)


def test_words_that_name_a_service_mean_its_codes():
    school, lunch = EXPANDER.expand(["school", "lunch"], "en")
    assert "55524" in dict(lunch.codes)
    assert "55524" in dict(school.codes)


def test_an_unknown_word_means_nothing_more():
    assert EXPANDER.expand(["qqqqzzzz"], "en")[0].codes == ()


def test_a_misspelt_word_means_what_it_was_meant_for():
    right, wrong = EXPANDER.expand(["catering"], "en"), EXPANDER.expand(["caterng"], "en")
    assert right[0].codes
    assert wrong[0].codes == right[0].codes


def labels(*named):
    return Labels(*_arrays(named))


PARALLEL = labels(
    ("cpv:34000000", "es", "droga"),
    ("cpv:34000000", "pl", "narkotyk"),
    ("cpv:45000000", "es", "carretera"),
    ("cpv:45000000", "pl", "droga"),
    ("cpv:79530000", "en", "translation services"),
    ("cpv:79530000", "es", "servicios de traducción"),
    ("cpv:33000000", "en", "transplant"),
)


def test_a_token_is_another_word_in_another_language():
    expander = Expander(PARALLEL)
    assert [code for code, _ in expander.expand(["droga"], "es")[0].codes] == ["34"]
    assert [code for code, _ in expander.expand(["droga"], "pl")[0].codes] == ["45"]
    assert dict(expander.expand(["drogas"], "es")[0].words) == {"narkotyk": 1.0}


def test_a_word_spelt_right_is_not_taken_for_another():
    assert [code for code, _ in Expander(PARALLEL).expand(["translating"], "en")[0].codes] == ["7953"]


def test_a_code_that_many_services_share_counts_less():
    expander = load_expander(None)
    weights = dict(expander.expand(["comedores", "escolares"], "es")[0].codes)
    assert weights["55524"] > weights["8531211"]


def test_labels_of_an_earlier_form_are_as_if_not_installed(tmp_path):
    np.savez_compressed(tmp_path / FILE, entries=np.array(["cpv:1"]), tokens=np.array(["a"]), pairs=np.zeros((0, 3)))
    assert load_labels(tmp_path).entries == load_labels(None).entries

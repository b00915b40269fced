"""Expansion by the service names that ship, without the SDK."""

from __future__ import annotations

from dragging.core.vocabulary.expansion import load_expander

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

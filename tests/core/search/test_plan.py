from __future__ import annotations

import pytest

from dragging.core.search.plan import plan
from dragging.core.text import parse_query
from dragging.core.vocabulary.expansion import load_expander

EXPANDER = load_expander(None)


def planned(text, language="en"):
    return plan(parse_query(text), language, EXPANDER)


def terms(text, field, language="en"):
    return [term for group in planned(text, language).groups for f, term, _ in group.alternatives if f == field]


@pytest.mark.parametrize(
    ("text", "code"), [("55524000", "cpv_55524"), ("55524000-9", "cpv_55524"), ("85000000", "cpv_85"), ("ES61", "nuts_es61")]
)  # fmt: skip
def test_a_code_is_found_as_one(text, code):
    assert code in terms(text, "codes")


def test_groups_above_a_code_are_wider():
    (group,) = planned("canteens").groups
    assert ("codes", "cpv_555") in [one[:2] for one in group.wider]
    weights = {term: weight for _, term, weight in group.wider}
    assert weights["cpv_555"] < max(weight for field, _, weight in group.alternatives if field == "codes")


def test_stop_words_are_dropped_unless_nothing_else_is_said():
    assert terms("care of the elderly", "title") == ["care", "elderly"]
    assert terms("the", "title") == ["the"]


def test_a_phrase_leaves_out_the_stop_words_of_each_language():
    assert '"centro dia"' in terms('"centro de día"', "title", "es")


def test_words_left_out_are_left_out_in_every_form():
    assert ("title", "comedor") in planned("-comedores", "es").excluded

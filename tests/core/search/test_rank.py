from __future__ import annotations

import numpy as np
import pytest

from dragging.core.search.plan import Group, Plan
from dragging.core.search.rank import rank


class Lists:
    def __init__(self, lists):
        self.lists = lists

    def __call__(self, field, text):
        return np.array(self.lists.get((field, text), []), dtype=np.int64)

    def load(self, asked):
        pass


LISTS = Lists({("title", "a"): [1, 2], ("body", "b"): [2, 3], ("title", "c"): [3]})
A = Group((("title", "a", 1.0),))
B = Group((("body", "b", 0.7),), near=(("title", "c", 0.5),))
EVERY = np.ones(5, dtype=np.bool_)


def found(plan, allowed=EVERY):
    ids, _, strict = rank(plan, LISTS, 5, allowed)
    return dict(zip(ids.tolist(), strict.tolist(), strict=True))


def test_only_rows_that_hold_all_groups_are_strict():
    assert found(Plan((A, B))) == {1: False, 2: True, 3: False}


def test_a_translation_speaks_for_a_row_but_does_not_hold_the_word():
    assert found(Plan((Group((("title", "x", 1.0),), near=(("title", "c", 0.5),)),))) == {3: False}


def test_excluded_rows_are_gone():
    assert found(Plan((A,), excluded=(("body", "b"),))) == {1: True}


def test_rows_not_allowed_are_gone():
    assert found(Plan((A,)), np.array([True, True, False, True, True])) == {1: True}


def test_the_rarer_word_counts_more():
    rare, common = Group((("title", "c", 1.0),)), Group((("title", "a", 1.0),))
    ids, scores, _ = rank(Plan((rare, common)), LISTS, 5, EVERY)
    by_row = dict(zip(ids.tolist(), scores.tolist(), strict=True))
    assert by_row[3] > by_row[1]


def test_words_and_code_together_count_more_than_either():
    lists = Lists({("title", "a"): [1, 2], ("codes", "cpv_85"): [2, 3]})
    group = Group((("title", "a", 1.0), ("codes", "cpv_85", 1.0)))
    ids, scores, _ = rank(Plan((group,)), lists, 5, EVERY)
    by_row = dict(zip(ids.tolist(), scores.tolist(), strict=True))
    assert by_row[2] > by_row[1] == by_row[3]


@pytest.mark.parametrize(("strict", "found"), [(19, 20), (20, 20)])
def test_wider_groups_speak_only_where_few_rows_hold_all(strict, found):
    lists = Lists({("title", "a"): list(range(strict)), ("codes", "cpv_85"): [30]})
    group = Group((("title", "a", 1.0),), wider=(("codes", "cpv_85", 0.5),))
    ids, _, _ = rank(Plan((group,)), lists, 40, np.ones(40, dtype=np.bool_))
    assert len(ids) == found

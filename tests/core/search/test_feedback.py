from __future__ import annotations

from dragging.core.search.feedback import MAX_CODES, codes


def test_the_code_that_all_share_counts_most():
    told = codes([("90620", 1.0), ("90620", 1.0), ("9063", 1.0)])
    assert told[0][0] == "90620"
    assert dict(told)["906"] == 0.45


def test_better_rows_count_more():
    told = dict(codes([("77310", 3.0), ("45233", 1.0)]))
    assert told["7731"] == 3 * told["4523"]


def test_divisions_say_nothing():
    assert codes([("85", 1.0)]) == ()


def test_nothing_to_learn_from():
    assert codes([]) == ()


def test_no_more_than_a_few():
    assert len(codes([(f"{number}00000"[:7], 1.0) for number in range(100, 150)])) == MAX_CODES

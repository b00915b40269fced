from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.search.memory import Entry, Index, Segment

BASE = [
    Entry(2, "home care", "care home for old people", "nuts_bg service_a"),
    Entry(5, "laundry", "home laundry", "nuts_bg service_b"),
    Entry(7, "homes", "", "nuts_es service_a"),
]


@pytest.fixture
def index():
    return Index(Segment(BASE))


@pytest.mark.parametrize(
    ("field", "text", "rows"),
    [
        ("title", "home", [2]), ("body", "home", [2, 5]), ("title", "hom*", [2, 7]), ("body", '"care home"', [2]),
        ("body", '"home care"', []), ("body", '"people home"', []), ("codes", "nuts_bg", [2, 5]), ("title", "nowhere", []), ("title", '""', []),
    ],
)  # fmt: skip
def test_a_term_finds_the_rows_that_hold_it(index, field, text, rows):
    assert index(field, text).tolist() == rows


def test_codes_are_counted_within_a_mask(index):
    assert index.counts(index.mask(["service_a"])) == {"nuts_bg": 1, "service_a": 2, "nuts_es": 1}


def test_a_changed_row_counts_as_it_is_now():
    index = Index(Segment(BASE), Segment([Entry(5, "bakery", "", "nuts_es"), Entry(9, "home", "", "nuts_bg")]), gone=[7])
    assert index("title", "laundry").tolist() == []
    assert index("title", "home").tolist() == [2, 9]
    assert index("codes", "nuts_es").tolist() == [5]
    assert index.counts(index.present) == {"nuts_bg": 2, "service_a": 1, "nuts_es": 1}


words = st.sampled_from(["a", "ab", "b", "c"])
entries = st.dictionaries(st.integers(0, 12), st.lists(words, max_size=6).map(" ".join), max_size=8)


@given(entries, entries, st.sets(st.integers(0, 12)), st.lists(words, min_size=1, max_size=3))
def test_two_segments_answer_as_one_made_anew(old, new, gone, asked):
    made = {row: text for row, text in (old | new).items() if row not in gone}
    split = Index(*(Segment(Entry(row, text, "", text) for row, text in part.items()) for part in (old, new)), gone=gone)
    whole = Index(Segment(Entry(row, text, "", text) for row, text in made.items()))
    phrase = f'"{" ".join(asked)}"'
    expected = sorted(row for row, text in made.items() if f" {' '.join(asked)} " in f" {text} ")
    for term in (phrase, f"{asked[0]}*", asked[0]):
        assert split("title", term).tolist() == whole("title", term).tolist()
    assert whole("title", phrase).tolist() == expected
    assert {code: len(split("codes", code)) for code in ("a", "b") if len(split("codes", code))} == {
        code: len(whole("codes", code)) for code in ("a", "b") if len(whole("codes", code))
    }
    assert np.flatnonzero(split.present).tolist() == sorted(made)

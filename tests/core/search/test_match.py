from __future__ import annotations

import pytest

from dragging.core.search.match import score
from dragging.core.search.plan import Group, Plan

FIELDS = {"title": ["snow", "clearing"], "body": ["ice", "on", "road"], "codes": ["cpv_90"]}


@pytest.mark.parametrize(
    ("alternatives", "found"),
    [
        ((("title", "snow", 1.0),), 1.0),
        ((("title", "ice", 1.0), ("body", "ice", 0.7)), 0.7),
        ((("title", "clea*", 1.0),), 1.0),
        ((("title", '"snow clearing"', 1.0),), 1.0),
        ((("title", '"clearing snow"', 1.0),), 0.0),
        ((("codes", "cpv_90", 0.6), ("title", "snow", 1.0)), 1.0),
        ((("elsewhere", "snow", 1.0),), 0.0),
    ],
)
def test_the_best_alternative_counts(alternatives, found):
    assert score(Plan((Group(alternatives),)), FIELDS) == found


def test_groups_add_up():
    groups = (Group((("title", "snow", 1.0),)), Group((), near=(("body", "ice", 0.5),)))
    assert score(Plan(groups), FIELDS) == 1.5

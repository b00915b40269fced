"""Organisations that are perhaps entered twice: the same number, or in one country nearly the same name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from rapidfuzz import process
from rapidfuzz.fuzz import ratio, token_sort_ratio

from dragging.apps.organisations.models import Identifier, Organisation
from dragging.core.text import fold, words

NEAR = 88
"""Of 100: how alike two folded names are, as they stand or with their words in order."""


def likely(*, country: str, name: str, number: str | None) -> Sequence[Organisation]:
    """Those that are perhaps the one that somebody is about to enter, by their key."""
    standing = Organisation.objects.filter(merged_into=None)
    found = set(standing.filter(identifiers__value=number).values_list("pk", flat=True)) if number else set()
    names = {pk: _plain(other) for pk, other in standing.filter(country=country).values_list("pk", "name")}
    for scorer in (ratio, token_sort_ratio):
        near = process.extract(_plain(name), names, scorer=scorer, score_cutoff=NEAR, limit=10)
        found |= {pk for _name, _score, pk in near}
    return list(standing.filter(pk__in=found).order_by("pk"))


def pairs() -> Sequence[tuple[Organisation, Organisation, str]]:
    """Every pair with the reason, `number` or `name`, the elder first; a pair with both is told once, by its number."""
    found = dict.fromkeys(_by_name(), "name") | dict.fromkeys(_by_number(), "number")
    both = Organisation.objects.filter(merged_into=None).in_bulk({pk for pair in found for pk in pair})
    return [(both[one], both[other], why) for (one, other), why in sorted(found.items())]


def _by_number() -> Iterator[tuple[int, int]]:
    holders: dict[str, set[int]] = {}
    for number, pk in Identifier.objects.filter(organisation__merged_into=None).values_list("value", "organisation"):
        holders.setdefault(number, set()).add(pk)
    for ones in holders.values():
        yield from combinations(sorted(ones), 2)


def _by_name() -> Iterator[tuple[int, int]]:
    """Near names stand near each other in one of three orders: as they are, from the back, with their words in order."""
    rows = Organisation.objects.filter(merged_into=None).values_list("pk", "country", "name")
    plain = [(country, _plain(name), pk) for pk, country, name in rows]
    for order in (str, lambda name: name[::-1], lambda name: " ".join(sorted(name.split()))):
        ranked = sorted(plain, key=lambda one: (one[0], order(one[1])))
        for one, other in pairwise(ranked):
            if one[0] == other[0] and max(ratio(one[1], other[1]), token_sort_ratio(one[1], other[1])) >= NEAR:
                yield min(one[2], other[2]), max(one[2], other[2])


def _plain(name: str) -> str:
    return " ".join(words(fold(name)))

"""How well one text matches a plan: what the index says of rows, said of a single notice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dragging.core.search.plan import Alternative, Plan


def score(plan: Plan, fields: Mapping[str, Sequence[str]]) -> float:
    """The sum over the groups of the best alternative held; `fields` are terms in their order by field name."""
    as_sets = {name: frozenset(terms) for name, terms in fields.items()}
    return sum(_best((*group.alternatives, *group.near), fields, as_sets) for group in plan.groups)


def _best(
    alternatives: Sequence[Alternative],
    fields: Mapping[str, Sequence[str]],
    as_sets: Mapping[str, Collection[str]],
) -> float:
    held = (
        weight
        for field, term, weight in alternatives
        if field in fields and _holds(term, fields[field], as_sets[field])
    )
    return max(held, default=0.0)


def _holds(term: str, terms: Sequence[str], as_set: Collection[str]) -> bool:
    if term.endswith("*"):
        return any(one.startswith(term[:-1]) for one in as_set)
    phrase = tuple(term.strip('"').split())
    if len(phrase) == 1:
        return phrase[0] in as_set
    return any(tuple(terms[at : at + len(phrase)]) == phrase for at in range(len(terms) - len(phrase) + 1))

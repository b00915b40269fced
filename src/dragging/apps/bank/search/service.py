"""The bank's search: the same answer on every database, since the database only says where a term stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from django.db import connection

from dragging.apps.bank import summaries as shown
from dragging.apps.bank.search import filters, language, members, neighbours, spelling
from dragging.apps.bank.search.columns import Columns, columns
from dragging.apps.bank.search.parameters import Parameters
from dragging.apps.bank.search.postings import Postings
from dragging.apps.bank.search.words import RESERVED, STATES
from dragging.apps.common.expansion import expander
from dragging.core.search.plan import Group, Plan, plan
from dragging.core.search.rank import ENOUGH, rank, speak
from dragging.core.text import Query, parse_query

_ID_BITS = 24
AT_ONCE = 500
"""Rows of a whole search that are read together."""
Ids = npt.NDArray[np.int64]


class Result(msgspec.Struct, frozen=True):
    """One row: the summary of the opportunity, how it was found, and the day of its newest notice where it is dated."""

    summary: dict[str, Any]
    state: str
    score: float | None
    strict: bool
    found_by: tuple[str, ...]
    newest: date | None = None


class Page(msgspec.Struct, frozen=True):
    total: int
    results: tuple[Result, ...]
    facets: dict[str, dict[str, int]]
    suggestion: str | None
    has_next: bool


class _Ground(NamedTuple):
    """What a search stands on: the table with its lists, the moment, and the rows that pass the filters."""

    table: Columns
    postings: Postings
    now: filters.Instants
    allowed: npt.NDArray[np.bool_]


class _Found(msgspec.Struct, frozen=True):
    strict: Ids
    loose: Ids
    scores: npt.NDArray[np.float32] | None
    plan: Plan | None


def search(asked: Parameters, moment: datetime, *, ranks_notices: bool = True) -> Page:
    """The page of a search as of `moment`; without a zone it is the time on the clock of each buyer.

    The notices of each row stand best-matching first; a face that shows none of them saves two thirds of a search by
    words with `ranks_notices=False`.
    """
    ground = _ground(asked, moment)
    found = _find(asked, ground)
    start = (asked.page - 1) * asked.limit
    ids = _ordered(found.strict, found.scores, ground.table, asked.sort, start + asked.limit + 1)
    if len(found.loose):
        ids = np.concatenate([ids, _ordered(found.loose, found.scores, ground.table, asked.sort, ENOUGH)])
    rows = ids[start : start + asked.limit]
    return Page(
        total=len(found.strict),
        results=_results(rows, found, ground, ranks_notices=ranks_notices),
        facets=_facets(ground, found.strict),
        suggestion=_suggestion(asked, found, ground.postings),
        has_next=len(ids) > start + asked.limit,
    )


def count(asked: Parameters, moment: datetime) -> int:
    """How many rows the search would find: its `total`."""
    return len(_strict(asked, _ground(asked, moment)))


def facets(asked: Parameters, moment: datetime) -> dict[str, dict[str, int]]:
    """The facets of the search alone."""
    ground = _ground(asked, moment)
    return _facets(ground, _strict(asked, ground))


def every(asked: Parameters, moment: datetime) -> Iterator[Result]:
    """All rows that hold all words, in order, whatever their page; found and ordered once, read in parts."""
    ground = _ground(asked, moment)
    found = _find(asked, ground)
    ids = _ordered(found.strict, found.scores, ground.table, asked.sort, len(found.strict))
    for start in range(0, len(ids), AT_ONCE):
        yield from _results(ids[start : start + AT_ONCE], found, ground, ranks_notices=True)


def _ground(asked: Parameters, moment: datetime) -> _Ground:
    table = _table(asked, moment)
    now = filters.instants(moment, table)
    postings = Postings(table)
    return _Ground(table, postings, now, filters.allowed(asked, table, postings, now))


def _strict(asked: Parameters, ground: _Ground) -> Ids:
    """The rows that hold all that is asked, in no order."""
    wanted = plan(parse_query(asked.text), asked.asker, expander())
    if not wanted.groups and not wanted.excluded:
        return np.flatnonzero(ground.allowed)
    ids, _scores, strict = rank(wanted, ground.postings, ground.table.bank_size, ground.allowed)
    return ids[strict]


def _table(asked: Parameters, moment: datetime) -> Columns:
    """What to search in: the open ones alone where these are asked and their index is complete for the moment."""
    table = columns()
    is_complete = table.open_from is not None and filters.earliest(moment, table) >= table.open_from
    return table.open_ones if is_complete and asked.state == ("open",) else table


def to_json(page: Page, following: str | None) -> bytes:
    """The page as the answer of command line and API, `following` being the way to the next one."""
    return msgspec.json.encode(answer(page) | {"next": following})


def answer(page: Page) -> dict[str, Any]:
    """The page without a way to the next one."""
    results = [
        shown.public(row.summary) | {"state": row.state, "score": row.score, "strict": row.strict, "found_by": row.found_by}
        for row in page.results
    ]
    return {"total": page.total, "results": results, "facets": page.facets, "suggestion": page.suggestion}


def _find(asked: Parameters, ground: _Ground) -> _Found:
    table, postings, _now, allowed = ground
    query = parse_query(asked.text)
    nothing = np.empty(0, dtype=np.int64)
    wanted = plan(query, asked.asker, expander())
    if not wanted.groups and not wanted.excluded:
        return _Found(np.flatnonzero(allowed), nothing, None, None)
    ids, scores, strict = rank(wanted, postings, table.bank_size, allowed)
    dense = np.zeros(postings.size, dtype=np.float32)
    dense[ids] = scores
    is_strict = np.zeros(postings.size, dtype=np.bool_)
    is_strict[ids[strict]] = True
    if np.count_nonzero(strict) >= ENOUGH:
        return _Found(np.flatnonzero(is_strict), nothing, dense, wanted)
    near = neighbours.near(dense, is_strict, table) if _says_words(query) else ()
    if near:
        dense += speak(near, postings, postings.size) * dense.max() * allowed
        wanted = Plan((*wanted.groups, Group((), near)), wanted.excluded)
        for field, term in wanted.excluded:
            dense[postings(field, term)] = 0
    return _Found(np.flatnonzero(is_strict), np.flatnonzero((dense > 0) & ~is_strict), dense, wanted)


def _says_words(query: Query) -> bool:
    """Whether anything but numbers is asked: who asks for a notice by its number looks for no others like it."""
    return bool(query.phrases or query.prefixes) or any(not any(map(str.isdigit, word)) for word in query.words)


def _suggestion(asked: Parameters, found: _Found, postings: Postings) -> str | None:
    return spelling.suggestion(asked, postings, expander()) if len(found.strict) < ENOUGH else None


def _ordered(ids: Ids, scores: npt.NDArray[np.float32] | None, table: Columns, sort: str, most: int) -> Ids:
    """The first `most` of these rows; equal ones newest first, so that pages are stable."""
    if sort == "deadline" or (scores is None and sort == "relevance"):
        key = np.minimum(table.closes[ids], 1 << 38) << _ID_BITS
    elif sort == "newest" or scores is None:
        key = (1 << 22) - table.newest[ids].astype(np.int64) << _ID_BITS
    else:
        key = (1 << 30) - np.round(scores[ids] * 10_000).astype(np.int64) << _ID_BITS
    key = key + ((1 << _ID_BITS) - 1 - ids)
    if len(ids) > most:
        chosen = np.argpartition(key, most)[:most]
        ids, key = ids[chosen], key[chosen]
    return ids[np.argsort(key)]


def _facets(ground: _Ground, ids: Ids) -> dict[str, dict[str, int]]:
    if not len(ids):
        return {"state": {}, "kind": {}, "country": {}, "cpv": {}, "reserved": {}}
    table = ground.table
    counts = {
        "kind": _counted(table, "kind", ids),
        "country": _counted(table, "country", ids),
        "cpv": _counted(table, "division", ids),
    }
    by_state = np.bincount(filters.states(table, ids, ground.now), minlength=len(STATES))
    bits = table.reserved[ids]
    by_basis = {basis: int(np.count_nonzero(bits & (1 << place))) for place, basis in enumerate(RESERVED)}
    return {
        "state": {state: int(count) for state, count in zip(STATES, by_state, strict=False) if count},
        **counts,
        "reserved": {basis: count for basis, count in by_basis.items() if count},
    }


def _counted(table: Columns, column: str, ids: Ids) -> dict[str, int]:
    names = table.names[column]
    numbers = np.bincount(table.words[column][ids], minlength=len(names))
    counted = Counter({name: int(count) for name, count in zip(names, numbers, strict=True) if count and name})
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _results(rows: Ids, found: _Found, ground: _Ground, *, ranks_notices: bool) -> tuple[Result, ...]:
    table, postings, now, _allowed = ground
    ids = table.ids(rows).tolist()
    strict = language.held(found.strict, rows)
    state_of = filters.states(table, rows, now)
    reasons = language.found_by(found.plan, rows, postings) if found.plan else [()] * len(rows)
    summaries = _summaries(ids)
    ordered = members.best_first(found.plan, summaries) if found.plan and ranks_notices else {}
    results = []
    for place, row in enumerate(ids):
        if row not in summaries:
            continue
        summary = summaries[row] | ({"notices": ordered[row]} if row in ordered else {})
        score = None if found.scores is None else round(float(found.scores[rows[place]]), 3)
        day = int(table.newest[rows[place]])
        newest = date.fromordinal(day) if day else None
        results.append(Result(summary, STATES[state_of[place]], score, bool(strict[place]), reasons[place], newest))
    return tuple(results)


def _summaries(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the list shows of these rows. Plain SQL: to build Django's query takes ten times as long as to run it."""
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, summary FROM bank_opportunity WHERE id IN ({places})", ids)
        return {row: msgspec.json.decode(bytes(packed)) for row, packed in cursor.fetchall()}

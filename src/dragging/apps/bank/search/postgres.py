"""Posting lists from PostgreSQL: one vector an entry under GIN, and a partial GIN for the open ones.

The field of a token is the first letter of its lexeme, not a weight: weights are not in the index and would
make PostgreSQL visit every vector.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from django.db import connection

from dragging.apps.bank.search.types import Ids, Row, Term

_TABLE = "bank_searchvector"
_LETTER = {"title": "t", "body": "b", "codes": "c"}
_MAX_POSITION = 16_383
_MAX_LEXEME = 500


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {_TABLE} (opportunity_id bigint PRIMARY KEY, is_open boolean NOT NULL,"
            " terms tsvector NOT NULL) WITH (toast_tuple_target = 128)"
        )
        cursor.execute(f"ALTER TABLE {_TABLE} ALTER COLUMN terms SET STORAGE EXTERNAL")
        for name, where in (("all", ""), ("open", " WHERE is_open")):
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {_TABLE}_{name} ON {_TABLE} USING gin (terms) WITH (fastupdate = off){where}"
            )


def drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_TABLE}")


def add(rows: Iterable[Row]) -> None:
    """Enter rows whose id is not in the table."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_TABLE} (opportunity_id, is_open, terms) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row((row.id, row.is_open, _vector(row)))


def remove(rows: Iterable[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_TABLE} WHERE opportunity_id = ANY(%s)", [[row.id for row in rows]])


def close(rows: Iterable[Row]) -> None:
    """Take rows out of the index of open ones only."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_TABLE} SET is_open = false WHERE opportunity_id = ANY(%s)", [[row.id for row in rows]]
        )


def postings(terms: Sequence[Term], *, only_open: bool) -> list[Ids]:
    """The rows of each term, asked for in one statement: a plan has dozens, and each trip costs more than its answer."""
    if not terms:
        return []
    where = " AND is_open" if only_open else ""
    one = (
        f"SELECT %s AS place, string_agg(int8send(opportunity_id), '') FROM {_TABLE} WHERE terms @@ %s::tsquery{where}"
    )
    bound = [value for place, term in enumerate(terms) for value in (place, _expression(term))]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(terms)), bound)
        found = dict(cursor.fetchall())
    return [_ids(found[place]) for place in range(len(terms))]


def _ids(packed: bytes | None) -> Ids:
    if not packed:
        return np.empty(0, dtype=np.int64)
    ids = np.frombuffer(bytes(packed), dtype=">i8").astype(np.int64)
    ids.sort()
    return ids


def is_sound() -> bool:
    """Whether as many entries are indexed as exist; single vectors cannot differ, they are written with their entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM {_TABLE} v FULL JOIN bank_searchentry e USING (opportunity_id)"
            " WHERE v.opportunity_id IS NULL OR e.opportunity_id IS NULL OR v.is_open <> e.in_open_index"
        )
        return cursor.fetchone()[0] == 0


def optimise() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_TABLE}")


def _expression(term: Term) -> str:
    letter = _LETTER[term.field]
    words = [_quoted(letter + word) for word in term.words]
    return " <-> ".join(words) + (":*" if term.is_prefix else "")


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _vector(row: Row) -> str:
    places: dict[str, list[int]] = {}
    for letter, text in (("t", row.title), ("b", row.body)):
        for position, word in enumerate(text.split(" "), 1):
            if word:
                places.setdefault(letter + word[:_MAX_LEXEME], []).append(min(position, _MAX_POSITION))
    vector = [f"{_quoted(word)}:{','.join(map(str, found))}" for word, found in places.items()]
    vector += [_quoted("c" + code[:_MAX_LEXEME]) for code in row.codes.split(" ") if code]
    return " ".join(vector)

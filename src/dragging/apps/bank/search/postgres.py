"""Posting lists from PostgreSQL: a vector an entry under GIN, one table of all entries and one of the open ones.

The field of a token is the first letter of its lexeme, not a weight: weights are not in the index and would
make PostgreSQL visit every vector. A posting list is read from the rows, so rows must be narrow: `room` pushes each
row over the size at which PostgreSQL moves the vector out of it, and is itself compressed away (decision 0004).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper

from dragging.apps.bank.search.types import Ids, Row, Term

_ALL, _OPEN = "bank_search_all", "bank_search_open"
_ROOM = 2_100
"""Blanks: more than the 2,032 bytes up to which a row keeps everything inline (PostgreSQL, "TOAST")."""

_LETTER = {"title": "t", "body": "b", "codes": "c"}
_MAX_POSITION = 16_383
_MAX_LEXEME = 500
_CHECKED = 2_000
"""Entries whose vectors are compared at a time."""


def create() -> None:
    """The tables with their indexes, where they are missing."""
    with connection.cursor() as cursor:
        for table in (_ALL, _OPEN):
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {table} (opportunity_id integer PRIMARY KEY, terms tsvector NOT NULL,"
                f" room text NOT NULL DEFAULT repeat(' ', {_ROOM})) WITH (toast_tuple_target = 128)"
            )
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN terms SET STORAGE EXTERNAL")
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN room SET STORAGE MAIN")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {table}_terms ON {table} USING gin (terms) WITH (fastupdate = off)"
            )


def drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_ALL}, {_OPEN}")


def add(rows: Iterable[Row]) -> None:
    """Enter rows whose id is in neither table."""
    kept = [(row.id, row.is_open, _vector(row)) for row in rows]
    _copy(_ALL, [(row_id, vector) for row_id, _is_open, vector in kept])
    _copy(_OPEN, [(row_id, vector) for row_id, is_open, vector in kept if is_open])


def _copy(table: str, rows: Sequence[tuple[int, str]]) -> None:
    if rows:
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} (opportunity_id, terms) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)


def remove(rows: Iterable[Row]) -> None:
    ids = [row.id for row in rows]
    _delete(_ALL, ids)
    _delete(_OPEN, ids)


def close(rows: Iterable[Row]) -> None:
    """Take rows out of the index of open ones only."""
    _delete(_OPEN, [row.id for row in rows])


def _delete(table: str, ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE opportunity_id = ANY(%s)", [list(ids)])


def add_words(words: Sequence[str]) -> None:
    """Enter what of these words is not known yet."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bank_word (word) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [list(words)])


def postings(terms: Sequence[Term], *, only_open: bool) -> list[Ids]:
    """The rows of each term, asked for in one statement that is planned once: a plan of a search has dozens of terms."""
    if not terms:
        return []
    table = _OPEN if only_open else _ALL
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT string_agg(int4send(opportunity_id), '') FROM {table} WHERE terms @@ query)"
            " FROM unnest(%s::text[]::tsquery[]) WITH ORDINALITY AS asked (query, place) ORDER BY place",
            [[_expression(term) for term in terms]],
        )
        return [_ids(row[0]) for row in cursor.fetchall()]


def _ids(packed: bytes | None) -> Ids:
    if not packed:
        return np.empty(0, dtype=np.int64)
    ids = np.frombuffer(bytes(packed), dtype=">i4").astype(np.int64)
    ids.sort()
    return ids


def is_sound() -> bool:
    """Whether exactly the entries are indexed, exactly the open ones as open, and every vector is its entry's."""
    with connection.cursor() as cursor:
        return all(
            _same_rows(cursor, table, where) and _same_vectors(cursor, table)
            for table, where in ((_ALL, ""), (_OPEN, " WHERE in_open_index"))
        )


def _same_rows(cursor: CursorWrapper, table: str, where: str) -> bool:
    cursor.execute(
        f"SELECT EXISTS (SELECT FROM {table} v FULL JOIN (SELECT opportunity_id FROM bank_searchentry{where}) e"
        " USING (opportunity_id) WHERE v.opportunity_id IS NULL OR e.opportunity_id IS NULL)"
    )
    return not cursor.fetchone()[0]


def _same_vectors(cursor: CursorWrapper, table: str) -> bool:
    last = 0
    while True:
        cursor.execute(
            f"SELECT opportunity_id, title, body, codes FROM bank_searchentry JOIN {table} USING (opportunity_id)"
            " WHERE opportunity_id > %s ORDER BY opportunity_id LIMIT %s",
            [last, _CHECKED],
        )
        rows = [Row(*entry, is_open=True) for entry in cursor.fetchall()]
        if not rows:
            return True
        cursor.execute(
            "SELECT EXISTS (SELECT FROM unnest(%s::integer[], %s::text[]) made (opportunity_id, vector)"
            f" JOIN {table} USING (opportunity_id) WHERE terms <> vector::tsvector)",
            [[row.id for row in rows], [_vector(row) for row in rows]],
        )
        if cursor.fetchone()[0]:
            return False
        last = rows[-1].id


def optimise() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_ALL}, {_OPEN}")


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

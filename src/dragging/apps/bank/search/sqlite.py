"""Posting lists from SQLite FTS5: one table over all entries, one over the open ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from django.db import connection

from dragging.apps.bank.search.types import Ids, Row, Term

# The text is analysed before it gets here: every token stands between blanks, and the tokenizer must not split it again.
_OPTIONS = "content='bank_searchentry', content_rowid='opportunity_id', tokenize=\"unicode61 remove_diacritics 0 tokenchars '-_/.:'\""
_ALL, _OPEN = "bank_search_all", "bank_search_open"


def create() -> None:
    with connection.cursor() as cursor:
        for table in (_ALL, _OPEN):
            cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(title, body, codes, {_OPTIONS})")


def drop() -> None:
    with connection.cursor() as cursor:
        for table in (_ALL, _OPEN):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def add(rows: Iterable[Row]) -> None:
    """Enter rows whose id is in neither table."""
    kept = list(rows)
    _insert(_ALL, kept)
    _insert(_OPEN, [row for row in kept if row.is_open])


def remove(rows: Iterable[Row]) -> None:
    """Take out rows; they must be exactly as they were entered, since the index keeps no text of its own."""
    kept = list(rows)
    _delete(_ALL, kept)
    _delete(_OPEN, [row for row in kept if row.is_open])


def close(rows: Iterable[Row]) -> None:
    """Take rows out of the index of open ones only."""
    _delete(_OPEN, list(rows))


def postings(terms: Sequence[Term], *, only_open: bool) -> list[Ids]:
    """The rows of each term."""
    table = _OPEN if only_open else _ALL
    found = []
    with connection.cursor() as cursor:
        for term in terms:
            cursor.execute(f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s", [_expression(term)])
            rows = cursor.fetchone()[0]
            found.append(np.fromstring(str(rows), dtype=np.int64, sep=",") if rows else np.empty(0, dtype=np.int64))
    return found


def is_sound() -> bool:
    """Whether the index agrees with the entries (FTS5's own check of an index against its content)."""
    from django.db import DatabaseError

    with connection.cursor() as cursor:
        try:
            cursor.execute(f"INSERT INTO {_ALL}({_ALL}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            return False
    return True


def optimise() -> None:
    with connection.cursor() as cursor:
        for table in (_ALL, _OPEN):
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def _expression(term: Term) -> str:
    words = " ".join(word.replace('"', '""') for word in term.words)
    return f'{term.field} : "{words}"{"*" if term.is_prefix else ""}'


def _insert(table: str, rows: Sequence[Row]) -> None:
    _write(f"INSERT INTO {table}(rowid, title, body, codes) VALUES (%s, %s, %s, %s)", rows)


def _delete(table: str, rows: Sequence[Row]) -> None:
    _write(f"INSERT INTO {table}({table}, rowid, title, body, codes) VALUES ('delete', %s, %s, %s, %s)", rows)


def _write(statement: str, rows: Sequence[Row]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, [(row.id, row.title, row.body, row.codes) for row in rows])

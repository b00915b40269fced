"""Posting lists from SQLite FTS5: one table over all entries, one over the open ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper

from dragging.apps.bank.search.types import Ids, Row, Term

# The text is analysed before it gets here: every token stands between blanks, and the tokenizer must not split it again.
_TOKENS = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '-_/.:'\""
_OPTIONS = f"content='bank_searchentry', content_rowid='opportunity_id', {_TOKENS}"
_ALL, _OPEN = "bank_search_all", "bank_search_open"
_OPEN_ENTRIES = "SELECT opportunity_id, title, body, codes FROM bank_searchentry WHERE in_open_index"


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


def add_words(words: Sequence[str]) -> None:
    """Enter what of these words is not known yet."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT OR IGNORE INTO bank_word (word) VALUES (%s)", [(word,) for word in words])


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
    """Whether both indexes hold what the entries say."""
    with connection.cursor() as cursor:
        return _agrees(cursor) and _open_agrees(cursor)


def _agrees(cursor: CursorWrapper) -> bool:
    """FTS5's own check of an index against its content."""
    try:
        cursor.execute(f"INSERT INTO {_ALL}({_ALL}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


def _open_agrees(cursor: CursorWrapper) -> bool:
    """The open index holds some of its content only, which FTS5 cannot check: so against one made anew.

    A view of the open entries as content would do, but no migration could then remake the table of entries.
    """
    made = {
        "made": f"fts5(title, body, codes, content='', {_TOKENS})",
        "made_terms": "fts5vocab(temp, made, instance)",
        "held_terms": f"fts5vocab(main, {_OPEN}, instance)",
    }
    for table, module in made.items():
        cursor.execute(f"CREATE VIRTUAL TABLE temp.{table} USING {module}")
    try:
        cursor.execute(f"INSERT INTO temp.made(rowid, title, body, codes) {_OPEN_ENTRIES}")
        sums = 'SELECT term, col, count(*), sum(doc), sum("offset") FROM temp.{} GROUP BY term, col'
        made_sums, held_sums = sums.format("made_terms"), sums.format("held_terms")
        cursor.execute(
            f"SELECT EXISTS (SELECT * FROM ({made_sums}) EXCEPT SELECT * FROM ({held_sums}))"
            f" OR EXISTS (SELECT * FROM ({held_sums}) EXCEPT SELECT * FROM ({made_sums}))"
        )
        return not cursor.fetchone()[0]
    except DatabaseError:
        return False
    finally:
        for table in reversed(made):
            cursor.execute(f"DROP TABLE temp.{table}")


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

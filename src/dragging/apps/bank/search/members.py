"""The notices of one row in the order of how well each matches the search."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragging.apps.bank.models import Notice
from dragging.apps.bank.search.entry import MAX_DESCRIPTION
from dragging.core.notices.model import Text
from dragging.core.search.match import score
from dragging.core.search.plan import Plan
from dragging.core.text import index_terms


class _Lot(msgspec.Struct):
    title: Text = {}


class _Record(msgspec.Struct):
    """What of a notice record is looked at; the rest is skipped while reading."""

    id: str
    title: Text = {}
    description: Text = {}
    lots: tuple[_Lot, ...] = ()
    cpv_main: str | None = None
    cpv_additional: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(_Record)


def best_first(plan: Plan, summaries: Mapping[int, dict[str, object]]) -> dict[int, tuple[str, ...]]:
    """For every row (by id) with several notices their numbers, best-matching first; equal ones as they stood."""
    told: dict[int, Sequence[str]] = {row: said["notices"] for row, said in summaries.items()}  # type: ignore[misc]
    several = [row for row, numbers in told.items() if len(numbers) > 1]
    if not several or not plan.groups:
        return {}
    scores: dict[int, dict[str, float]] = {}
    for row, record in _records(several):
        scores.setdefault(row, {})[record.id] = score(plan, _fields(record))
    return {row: tuple(sorted(told[row], key=lambda number: -scores.get(row, {}).get(number, 0.0))) for row in several}


def _records(rows: Iterable[int]) -> Iterator[tuple[int, _Record]]:
    kept = Notice.objects.filter(opportunity_id__in=list(rows), current__isnull=False)
    for row, packed in kept.values_list("opportunity_id", "current__record"):
        yield row, _decoder.decode(zlib.decompress(bytes(packed)))


def _fields(record: _Record) -> dict[str, list[str]]:
    codes = [code for code in (record.cpv_main, *record.cpv_additional) if code]
    return {
        "title": [*_terms([record.title, *(lot.title for lot in record.lots)]), *index_terms(record.id, "")],
        "body": _terms([{language: text[:MAX_DESCRIPTION] for language, text in record.description.items()}]),
        "codes": [f"cpv_{code[:length]}" for code in codes for length in range(2, 9)],
    }


def _terms(texts: Iterable[Text]) -> list[str]:
    distinct = dict.fromkeys(pair for text in texts for pair in text.items())
    return [term for language, words in distinct for term in index_terms(words, language)]

"""The search entries of changed opportunities, and the words that spelling knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragging.apps.bank.models import SearchEntry, SearchState
from dragging.apps.bank.parts import parts
from dragging.apps.bank.search.entry import entry_of
from dragging.apps.bank.search.index import index
from dragging.apps.bank.search.types import Row
from dragging.core.notices.folding import Opportunity

_WORD = re.compile(r"[^\W\d_]{4,30}\Z")

Changed = tuple[int, Opportunity, Sequence[str], Iterable[str]]


def row_of(entry: SearchEntry) -> Row:
    """The entry as the index holds it."""
    return Row(entry.opportunity_id, entry.title, entry.body, entry.codes, entry.in_open_index)


def replace(changed: Sequence[Changed], *, gone: Sequence[int], version: int) -> None:
    """Write the entries of these opportunities (row id, folded, buyers, sources) and take out those gone."""
    state = SearchState.objects.get(pk=1)
    ids = [one[0] for one in changed] + list(gone)
    for part in parts(ids):
        old = SearchEntry.objects.filter(pk__in=part)
        index().remove([row_of(entry) for entry in old])
        old.delete()
    if gone:
        SearchState.objects.filter(pk=1).update(rebuilt=version)
    made = [entry_of(*one) for one in changed]
    for entry in made:
        entry.changed = version
        entry.in_open_index = is_open(entry, state.open_from)
    SearchEntry.objects.bulk_create(made)
    index().add([row_of(entry) for entry in made])
    keep_words(made)


def is_open(entry: SearchEntry, open_from: int | None) -> bool:
    """Whether the entry can be open at `open_from` or later."""
    return entry.state_base == "open" and (entry.closes is None or open_from is None or entry.closes >= open_from)


def keep_words(made: Iterable[SearchEntry]) -> None:
    """Enter words not seen before; numbers and very long ones give no suggestion."""
    words = {word for entry in made for text in (entry.title, entry.body) for word in text.split(" ")}
    index().add_words(sorted(filter(_WORD.match, words)))

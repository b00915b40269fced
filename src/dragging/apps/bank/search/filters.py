"""Filters and states as masks over the columns."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt

from dragging.apps.bank.search.columns import NO_END, Columns
from dragging.apps.bank.search.parameters import Parameters
from dragging.apps.bank.search.postings import Postings
from dragging.apps.bank.search.words import STATES
from dragging.core.notices.folding import instant
from dragging.core.vocabulary import codes, nuts

Mask = npt.NDArray[np.bool_]
Instants = npt.NDArray[np.int64]
"""Seconds since 1970, one a row, or one for all (an array of no dimension)."""


def instants(moment: datetime, columns: Columns) -> Instants:
    """The moment in every row: where it has no zone, the time on the clock of the row's buyer."""
    if moment.tzinfo:
        return np.array(int(moment.timestamp()), dtype=np.int64)
    return np.array(_by_country(moment, columns) or [0], dtype=np.int64)[columns.words["country"]]


def earliest(moment: datetime, columns: Columns) -> int:
    """The least of these instants."""
    return int(moment.timestamp()) if moment.tzinfo else min(_by_country(moment, columns), default=0)


def _by_country(moment: datetime, columns: Columns) -> list[int]:
    return [int(instant(moment, country or None).timestamp()) for country in columns.names["country"]]


def states(columns: Columns, ids: npt.NDArray[np.int64], moment: Instants) -> npt.NDArray[np.uint8]:
    """The state of each of these entries at `moment`, as its place in STATES."""
    table = np.array(
        [STATES.index(word) if word in STATES else STATES.index("open") for word in columns.names["state_base"]] or [0]
    )
    found = table[columns.words["state_base"][ids]].astype(np.uint8)
    is_open, closed = STATES.index("open"), STATES.index("closed")
    found[(found == is_open) & (columns.closes[ids] < (moment[ids] if moment.ndim else moment))] = closed
    return found


def allowed(asked: Parameters, columns: Columns, postings: Postings, moment: Instants) -> Mask:
    """True for the entries of the table that pass every filter of the search."""
    mask = _in_state(asked.state, columns, moment) if asked.state else columns.present.copy()
    for terms in _code_filters(asked):
        mask &= postings.mask(terms)
    if asked.kind:
        mask &= np.isin(columns.words["kind"], [columns.code("kind", value) for value in asked.kind])
    if asked.since:
        mask &= columns.newest >= asked.since.toordinal()
    if asked.deadline_from or asked.deadline_to:
        mask &= _deadlines(asked, columns)
    if asked.value_min is not None or asked.value_max is not None:
        mask &= _values(asked, columns)
    return mask


def _values(asked: Parameters, columns: Columns) -> Mask:
    """Values within the limits; a value that is not stated, or of no fixed rate, is kept only where that is asked."""
    least = float(asked.value_min) if asked.value_min is not None else -np.inf
    most = float(asked.value_max) if asked.value_max is not None else np.inf
    with np.errstate(invalid="ignore"):
        within = (columns.value >= least) & (columns.value <= most)
    return within | np.isnan(columns.value) if asked.value_unstated else within


def _in_state(wanted: tuple[str, ...], columns: Columns, moment: Instants) -> Mask:
    mask = np.zeros(columns.size, dtype=np.bool_)
    for state in wanted:
        base = columns.words["state_base"] == columns.code("state_base", state)
        mask |= base & (columns.closes >= moment) if state == "open" else base
        if state == "closed":
            mask |= (columns.words["state_base"] == columns.code("state_base", "open")) & (columns.closes < moment)
    return mask & columns.present


def _deadlines(asked: Parameters, columns: Columns) -> Mask:
    """Days are meant on the buyer's calendar; a row without an end passes no limit, since its end is not known."""
    mask = columns.closes != NO_END
    if asked.deadline_from:
        mask &= columns.closes >= instants(_midnight(asked.deadline_from), columns)
    if asked.deadline_to:
        mask &= columns.closes < instants(_midnight(asked.deadline_to + timedelta(days=1)), columns)
    return mask


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _code_filters(asked: Parameters) -> list[list[str]]:
    several = {
        "cpv": asked.cpv,
        "nuts": tuple(name for place in asked.nuts for name in _places(place)),
        "service": asked.service,
        "buyer": asked.buyer,
        "reserved": asked.reserved,
        "language": asked.language,
        "source": asked.source,
        "light": () if asked.light is None else ("yes" if asked.light else "no",),
    }
    return [[f"{name}_{value.lower()}" for value in values] for name, values in several.items() if values]


def _places(place: str) -> list[str]:
    """The code as asked, by the other names of its country, and the codes in force where it is an old one.

    NUTS and ISO 3166-1 name two countries differently; either is understood.
    """
    return [place, *nuts.present(place), *(other + place[2:] for other in codes.other_codes(place[:2]))]

"""Filters and states as masks over the columns."""

from __future__ import annotations

from datetime import UTC, datetime, time

import numpy as np
import numpy.typing as npt

from dragging.apps.bank.search.columns import Columns
from dragging.apps.bank.search.parameters import Parameters
from dragging.apps.bank.search.postings import Postings
from dragging.apps.bank.search.words import STATES

Mask = npt.NDArray[np.bool_]


def states(columns: Columns, ids: npt.NDArray[np.int64], moment: int) -> npt.NDArray[np.uint8]:
    """The state of each of these entries at `moment` (seconds since 1970), as its place in STATES."""
    table = np.array(
        [STATES.index(word) if word in STATES else STATES.index("open") for word in columns.names["state_base"]] or [0]
    )
    found = table[columns.words["state_base"][ids]].astype(np.uint8)
    is_open, closed = STATES.index("open"), STATES.index("closed")
    found[(found == is_open) & (columns.closes[ids] < moment)] = closed
    return found


def allowed(asked: Parameters, columns: Columns, postings: Postings, moment: int) -> Mask:
    """True for the entries that pass every filter of the search."""
    mask = _in_state(asked.state, columns, moment) if asked.state else columns.present.copy()
    for codes in _code_filters(asked):
        mask &= postings.mask(codes)
    if asked.kind:
        mask &= np.isin(columns.words["kind"], [columns.code("kind", value) for value in asked.kind])
    if asked.since:
        mask &= columns.newest >= asked.since.toordinal()
    if asked.deadline_from or asked.deadline_to:
        mask &= _deadlines(asked, columns)
    with np.errstate(invalid="ignore"):
        if asked.value_min is not None:
            mask &= columns.value >= float(asked.value_min)
        if asked.value_max is not None:
            mask &= columns.value <= float(asked.value_max)
    return mask


def _in_state(wanted: tuple[str, ...], columns: Columns, moment: int) -> Mask:
    mask = np.zeros(columns.size, dtype=np.bool_)
    for state in wanted:
        base = columns.words["state_base"] == columns.code("state_base", state)
        mask |= base & (columns.closes >= moment) if state == "open" else base
        if state == "closed":
            mask |= (columns.words["state_base"] == columns.code("state_base", "open")) & (columns.closes < moment)
    return mask & columns.present


def _deadlines(asked: Parameters, columns: Columns) -> Mask:
    mask = np.ones(columns.size, dtype=np.bool_)
    if asked.deadline_from:
        mask &= columns.closes >= int(datetime.combine(asked.deadline_from, time.min, UTC).timestamp())
    if asked.deadline_to:
        mask &= columns.closes <= int(datetime.combine(asked.deadline_to, time.max, UTC).timestamp())
    return mask


def _code_filters(asked: Parameters) -> list[list[str]]:
    several = {
        "cpv": asked.cpv,
        "nuts": tuple(place.lower() for place in asked.nuts),
        "service": asked.service,
        "buyer": asked.buyer,
        "reserved": asked.reserved,
        "language": asked.language,
        "source": asked.source,
        "light": () if asked.light is None else ("yes" if asked.light else "no",),
    }
    return [[f"{name}_{value.lower()}" for value in values] for name, values in several.items() if values]

"""Codes that the best rows of a search share, where few rows hold all its words."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from dragging.apps.bank.models import Opportunity
from dragging.apps.bank.search.columns import Columns
from dragging.apps.bank.search.types import Ids
from dragging.core.search import feedback
from dragging.core.search.plan import Alternative
from dragging.core.vocabulary.cpv import prefix


class _Coded(msgspec.Struct):
    cpv: tuple[str, ...]


_decoder = msgspec.json.Decoder(_Coded)


def near(scores: npt.NDArray[np.float32], is_strict: npt.NDArray[np.bool_], table: Columns) -> tuple[Alternative, ...]:
    """What speaks for rows that resemble the best ones: the strict ones where there are any, else the best of all."""
    asked = np.where(is_strict, scores, 0) if is_strict.any() else scores
    best = _greatest(asked, feedback.ROWS)
    rows = list(zip(table.ids(best).tolist(), asked[best].tolist(), strict=True))
    kept = dict(Opportunity.objects.filter(pk__in=[row for row, _ in rows]).values_list("pk", "summary"))
    main = [(_decoder.decode(bytes(kept[row])).cpv[:1], score) for row, score in rows if row in kept]
    told = feedback.codes([(prefix(code[0]), score) for code, score in main if code])
    return tuple(("codes", f"cpv_{code}", weight) for code, weight in told)


def _greatest(scores: npt.NDArray[np.float32], most: int) -> Ids:
    """The places of the greatest scores above nothing, greatest first, of equal ones the first."""
    places = np.flatnonzero(scores > 0)
    if len(places) > most:
        least = np.partition(scores[places], -most)[-most]
        places = places[scores[places] >= least]
    return places[np.argsort(-scores[places], kind="stable")][:most]

"""Codes that the best rows of a search share, where few rows hold all its words."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from dragging.apps.bank.models import Opportunity
from dragging.core.search import feedback
from dragging.core.search.plan import Alternative
from dragging.core.vocabulary.cpv import prefix


class _Coded(msgspec.Struct):
    cpv: tuple[str, ...]


_decoder = msgspec.json.Decoder(_Coded)


def near(scores: npt.NDArray[np.float32], is_strict: npt.NDArray[np.bool_]) -> tuple[Alternative, ...]:
    """What speaks for rows that resemble the best ones: the strict ones where there are any, else the best of all."""
    asked = np.where(is_strict, scores, 0) if is_strict.any() else scores
    some = np.argsort(-asked, kind="stable")[: feedback.ROWS]
    best = [int(row) for row in some.tolist() if asked[row] > 0]
    kept = dict(Opportunity.objects.filter(pk__in=best).values_list("pk", "summary"))
    main = [(_decoder.decode(bytes(kept[row])).cpv[:1], float(asked[row])) for row in best if row in kept]
    told = feedback.codes([(prefix(code[0]), score) for code, score in main if code])
    return tuple(("codes", f"cpv_{code}", weight) for code, weight in told)

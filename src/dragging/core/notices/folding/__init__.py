"""Folding: the notices of one procedure as one opportunity. Pure; the order of arrival plays no part."""

from __future__ import annotations

from dragging.core.notices.folding.chains import chains
from dragging.core.notices.folding.deadlines import deadline_moment, instant
from dragging.core.notices.folding.keys import (
    current_rendering,
    default_source,
    links,
    notice_key,
    number_key,
    public_id,
)
from dragging.core.notices.folding.opportunity import Opportunity, Step, fold, state_at

__all__ = [
    "Opportunity",
    "Step",
    "chains",
    "current_rendering",
    "deadline_moment",
    "default_source",
    "fold",
    "instant",
    "links",
    "notice_key",
    "number_key",
    "public_id",
    "state_at",
]

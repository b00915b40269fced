"""The closed lists of words that search parameters may hold."""

from __future__ import annotations

from typing import get_args

from dragging.core.notices.model import Kind, Reserved

STATES = ("planned", "consultation", "open", "closed", "awarded", "cancelled", "suspended")
KINDS = get_args(Kind)
RESERVED = get_args(Reserved)
SORTS = ("relevance", "deadline", "newest")

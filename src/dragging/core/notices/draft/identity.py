"""Identifiers for a draft that has none, made from its content: the same draft gets the same ones again."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any

_WITH_PROCEDURE = ("call", "award")


def completed(data: Mapping[str, Any], dispatched: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The draft with `notice_id`, `procedure_id` and `dispatched` where it says none, and the keys that were added.

    An award needs the procedure id of its call: one made here does not join them, and the caller should say so.
    """
    content = json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    offered = {"notice_id": _uuid("notice", content), "dispatched": dispatched}
    if data.get("kind") in _WITH_PROCEDURE:
        offered["procedure_id"] = _uuid("procedure", content)
    added = tuple(key for key in offered if data.get(key) is None)
    return {**data, **{key: offered[key] for key in added}}, added


def _uuid(purpose: str, content: bytes) -> str:
    """A UUID of the form of version 4, as eForms asks (BT-701, BT-04)."""
    return str(uuid.UUID(bytes=hashlib.sha256(purpose.encode() + b"\n" + content).digest()[:16], version=4))

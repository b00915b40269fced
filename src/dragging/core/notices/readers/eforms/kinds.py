"""What kind of notice a subtype is (eForms SDK notice-types.json; national subtypes follow their number)."""

from __future__ import annotations

from dragging.core.notices.model import Kind

LIGHT = {"12", "13", "14", "20", "21", "33", "34", "35"}
ANSWERABLE: set[Kind] = {"call", "planning", "consultation"}
_KIND_OF: dict[str, Kind] = {
    **dict.fromkeys(["1", "2", "3"], "buyer_profile"),
    **dict.fromkeys(["4", "5", "6", "7", "8", "9", "T01", "E2"], "planning"),
    "E1": "consultation",
    **dict.fromkeys([*map(str, range(10, 25)), "E3", "CEI"], "call"),
    **dict.fromkeys(["25", "26", "27", "28"], "direct_award"),
    **dict.fromkeys([*map(str, range(29, 38)), "E4", "T02"], "award"),
    **dict.fromkeys(["38", "39", "40", "E6"], "modification"),
    "E5": "completion",
}
_KIND_OF_TYPE: dict[str, Kind] = {
    "pin-buyer": "buyer_profile", "pin-only": "planning", "pin-rtl": "planning", "pin-tran": "planning", "pmc": "consultation",
    "pin-cfc-standard": "call", "pin-cfc-social": "call", "qu-sy": "call", "cn-standard": "call", "cn-social": "call", "subco": "call",
    "cn-desg": "call", "veat": "direct_award", "can-standard": "award", "can-social": "award", "can-desg": "award", "can-tran": "award",
    "can-modif": "modification", "compl": "completion", "brin-ecs": "other", "brin-eeig": "other", "cei": "call",
}  # fmt: skip


def kind_of(form: str | None, notice_type: str | None) -> Kind | None:
    """By the subtype, else by the notice type; None where neither is known."""
    known = _KIND_OF.get(form or "") or _KIND_OF.get((form or "").removeprefix("N"))
    return known or _KIND_OF_TYPE.get(notice_type or "")

"""What a procedure and a lot share: CPV, place, nature, period, value, clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lxml import etree

from dragging.core.notices.model import AwardCriterion, Reserved
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.vocabulary import cpv

_NATURES = {"works", "supplies", "services"}
_RESERVED: dict[str, Reserved] = {"res-ws": "art20_participation", "res-pub-ser": "art77"}
_KNOWN_RESERVED = {"none", "not-known", "no"} | set(_RESERVED)
_EXECUTION = (None, "", "reserved-execution")  # no other list of this element holds `yes`
_NO_WEIGHTS = {"number-threshold", "number-fixed", "max-pass", "min-score", "fix-tot", "fix-unit"}
_OBJECTIVES = frozenset({"opp", "acc-all", "gen-eq", "et-eq", "work-cond", "hum-right", "other"})
_SOCIAL_OF = {
    "strategic-procurement": {"soc-obj"},
    "social-objective": _OBJECTIVES,
    "social-procurement": _OBJECTIVES,  # the name of the list in the first SDK versions
    "": (_OBJECTIVES | {"soc-obj"}) - {"other"},  # writers that leave the list out; `other` stands in several lists
}


def cpv_codes(elements: Sequence[etree._Element], basics: Basics) -> Iterator[str]:
    """The eight digits of every code; others are problems."""
    for one in elements:
        told = text_of(one)
        if told is None or one.get("listName") not in (None, "cpv", ""):
            continue
        code = cpv.code(told)
        if code is None:
            basics.problem("unknown_code", one, told)
        else:
            yield code


def main_cpv(project: Record, basics: Basics) -> str | None:
    return next(cpv_codes(project.every("cpv_main"), basics), None)


def additional_cpv(project: Record, basics: Basics) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cpv_codes(project.every("cpv_additional"), basics)))


def nuts(project: Record) -> tuple[str, ...]:
    """The NUTS codes of the places, as written, each once."""
    return tuple(dict.fromkeys(project.texts("nuts")))


def nature(project: Record) -> str | None:
    """Works, supplies or services."""
    return next((told for told in project.texts("nature") if told in _NATURES), None)


def social_clauses(project: Record) -> tuple[str, ...]:
    """BT-06 `soc-obj` and the codes of BT-775, sorted."""
    found = set()
    for one in project.every("aims"):
        told = text_of(one)
        listed = one.get("listName")
        if told and told in _SOCIAL_OF.get(listed or "", ()):
            found.add(told)
    return tuple(sorted(found))


def reserved(terms: Record, basics: Basics) -> tuple[Reserved, ...]:
    """BT-71 and BT-736; writers that leave the list's name out are understood by the code itself."""
    found: set[Reserved] = set()
    for one in terms.every("reserved_participation"):
        told = text_of(one)
        if told in _RESERVED and one.get("listName") in (None, "", "reserved-procurement"):
            found.add(_RESERVED[told])
        elif told and one.get("listName") == "reserved-procurement" and told not in _KNOWN_RESERVED:
            basics.problem("unknown_code", one, told)
    for one in terms.every("reserved_execution"):
        if one.get("listName") in _EXECUTION and text_of(one) == "yes":
            found.add("art20_execution")
    return tuple(sorted(found))


def eu_funds(codes: Sequence[str]) -> bool | None:
    """BT-60; a named programme (BT-7220) also says yes. None where nothing is stated."""
    if not codes:
        return None
    return any(code != "no-eu-funds" for code in codes)


def _criterion_type(told: str | None) -> Literal["price", "cost", "quality"] | None:
    """A national flavour refines a type after a hyphen: `quality-nor-env-spec`."""
    head = (told or "").split("-", 1)[0]
    return head if head in ("price", "cost", "quality") else None  # type: ignore[return-value]


def award_criteria(terms: Record, basics: Basics) -> tuple[AwardCriterion, ...]:
    """The criteria in their order, with their weights."""
    outer = terms.parts("criteria")
    found = []
    for one in [inner for each in outer for inner in each.parts("criteria")] or outer:
        kind = _criterion_type(basics.open_text(one.first("type")))
        if kind is None:
            continue
        name = basics.text(one.every("name")) or basics.text(one.every("description"))
        own_name = name.get(basics.language or "") or next(iter(name.values()), None)
        found.append(AwardCriterion(kind, own_name, _weight(one, basics)))
    return tuple(found)


def _weight(criterion: Record, basics: Basics) -> str | None:
    """BT-541 as a weight; the same element also holds thresholds and fixed values."""
    for one in criterion.parts("numbers"):
        code = one.first("code")
        if code is None or not {code.get("listName"), text_of(code)} & _NO_WEIGHTS:
            return basics.open_text(one.first("number"))
    return None

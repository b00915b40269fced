"""What a procedure and a lot share: CPV, place, nature, period, value, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dragging.core.notices.model import AwardCriterion, Reserved
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import Element, every, first, text_of
from dragging.core.vocabulary import cpv

_NATURES = {"works", "supplies", "services"}
_RESERVED: dict[str, Reserved] = {"res-ws": "art20_participation", "res-pub-ser": "art77"}
_KNOWN_RESERVED = {"none", "not-known", "no"} | set(_RESERVED)
_OBJECTIVES = frozenset({"opp", "acc-all", "gen-eq", "et-eq", "work-cond", "hum-right", "other"})
_SOCIAL_OF = {
    "strategic-procurement": {"soc-obj"},
    "social-objective": _OBJECTIVES,
    "social-procurement": _OBJECTIVES,  # the name of the list in the first SDK versions
    "": (_OBJECTIVES | {"soc-obj"}) - {"other"},  # writers that leave the list out; `other` stands in several lists
}
_REQUIREMENT = "cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode"
_CRITERIA = (
    "cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion",
    "cac:AwardingTerms/cac:AwardingCriterion",
)
_WEIGHT = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension/efac:AwardCriterionParameter"


def cpv_codes(project: Element | None, path: str, basics: Basics) -> Iterator[str]:
    """The eight digits of every code under `path`; others are problems."""
    for one in every(project, path):
        told = text_of(one)
        if told is None or one.get("listName") not in (None, "cpv", ""):
            continue
        code = cpv.code(told)
        if code is None:
            basics.problem("unknown_code", one, told)
        else:
            yield code


def main_cpv(project: Element | None, basics: Basics) -> str | None:
    return next(cpv_codes(project, "cac:MainCommodityClassification/cbc:ItemClassificationCode", basics), None)


def additional_cpv(project: Element | None, basics: Basics) -> list[str]:
    path = "cac:AdditionalCommodityClassification/cbc:ItemClassificationCode"
    return list(dict.fromkeys(cpv_codes(project, path, basics)))


def nuts(project: Element | None) -> list[str]:
    """The NUTS codes of the places, as written, each once."""
    path = "cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode"
    return list(dict.fromkeys(told for one in every(project, path) if (told := text_of(one))))


def nature(project: Element | None) -> str | None:
    """Works, supplies or services."""
    for one in every(project, "cbc:ProcurementTypeCode"):
        told = text_of(one)
        if told in _NATURES:
            return told
    return None


def social_clauses(project: Element | None) -> tuple[str, ...]:
    """BT-06 `soc-obj` and the codes of BT-775, sorted."""
    found = set()
    for one in every(project, "cac:ProcurementAdditionalType/cbc:ProcurementTypeCode"):
        told = text_of(one)
        listed = one.get("listName")
        if told and told in _SOCIAL_OF.get(listed or "", ()):
            found.add(told)
    return tuple(sorted(found))


def reserved(terms: Element | None, basics: Basics) -> tuple[Reserved, ...]:
    """BT-71 and BT-736; writers that leave the list's name out are understood by the code itself."""
    found: set[Reserved] = set()
    for one in every(terms, _REQUIREMENT):
        told = text_of(one)
        if told in _RESERVED and one.get("listName") in (None, "", "reserved-procurement"):
            found.add(_RESERVED[told])
        elif told and one.get("listName") == "reserved-procurement" and told not in _KNOWN_RESERVED:
            basics.problem("unknown_code", one, told)
    for one in every(terms, "cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode"):
        if one.get("listName") == "reserved-execution" and text_of(one) == "yes":
            found.add("art20_execution")
    return tuple(sorted(found))


def eu_funds(terms: Element | None) -> bool | None:
    """BT-60; a named programme (BT-7220) also says yes. None where nothing is stated."""
    stated: bool | None = None
    for one in every(terms, "cbc:FundingProgramCode"):
        told = text_of(one)
        if told == "no-eu-funds":
            stated = stated or False
        elif told:
            stated = True
    return stated


def _criterion_type(told: str | None) -> Literal["price", "cost", "quality"] | None:
    """A national flavour refines a type after a hyphen: `quality-nor-env-spec`."""
    head = (told or "").split("-", 1)[0]
    return head if head in ("price", "cost", "quality") else None  # type: ignore[return-value]


def award_criteria(terms: Element | None, basics: Basics) -> tuple[AwardCriterion, ...]:
    """The criteria in their order, with the first weight stated."""
    nodes = list(every(terms, _CRITERIA[0])) or list(every(terms, _CRITERIA[1]))
    found = []
    for one in nodes:
        kind = _criterion_type(basics.open_text(first(one, "cbc:AwardingCriterionTypeCode")))
        if kind is None:
            continue
        name = basics.text(one, "cbc:Name") or basics.text(one, "cbc:Description")
        weight = basics.open_text(first(one, f"{_WEIGHT}/efbc:ParameterNumeric"))
        found.append(AwardCriterion(kind, name.get(basics.language or "") or next(iter(name.values()), None), weight))
    return tuple(found)

"""On what terms one bids, of an eForms notice or of one of its lots."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from lxml import etree

from dragging.core.notices.model import (
    Condition,
    Framework,
    LotLimits,
    Opening,
    Renewals,
    SelectionCriterion,
    Terms,
    Text,
)
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import clark, text_of
from dragging.core.notices.readers.eforms.periods import moment
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.vocabulary import codes

YES_NO = {"true": True, "1": True, "false": False, "0": False}
_Family = Literal["sui-act", "ef-stand", "tp-abil", "other"]
_FAMILIES: dict[str, _Family] = {
    "sui-act": "sui-act", "ef-stand": "ef-stand", "tp-abil": "tp-abil", "other": "other",
    "slc-suit": "sui-act", "slc-stand": "ef-stand", "slc-abil": "tp-abil", "slc-sche": "tp-abil", "slc-sec": "tp-abil",
}  # fmt: skip
_VARIANTS: dict[str, Literal["allowed", "not-allowed", "required"]] = {
    "allowed": "allowed",
    "not-allowed": "not-allowed",
    "required": "required",
}
_DAYS = {"DAY": 1, "WEEK": 7}
_FRAMEWORKS = {"none", "fa-mix", "fa-w-rc", "fa-wo-rc"}
_REQUIREMENT = clark("cbc:ExecutionRequirementCode")
_NOWHERE = Terms()
_DOCUMENTS = "epo-procurement-document"


def terms(lot: Record, basics: Basics) -> Terms | None:
    """The terms that a lot states; None where it states none."""
    months, days = _validity(lot, basics)
    found = Terms(
        selection_criteria=_selection(lot, basics),
        legal_form=_condition(lot.every("legal_form"), lot.every("legal_form_texts"), basics),
        performance_terms=_performance(lot, basics),
        guarantee=_condition(lot.every("guarantee"), lot.every("guarantee_texts"), basics),
        payment_terms=basics.text(lot.every("payment")),
        subcontracting=_codes([*lot.every("subcontracting"), *lot.every("subcontracting_shown")]),
        variants=_variants(lot, basics),
        tender_languages=_languages(lot, basics),
        tender_validity_months=months,
        tender_validity_days=days,
        tender_validity_until=basics.day(lot.every("valid_until")),
        questions_deadline=next((told for one in lot.parts("questions") if (told := moment(one, basics))), None),
        opening=_opening(lot, basics),
        framework=_framework(lot, basics),
        dynamic_purchasing=_dynamic(lot),
        options=_condition((), lot.every("options"), basics),
        renewals=_renewals(lot, basics),
        place=_each_once(lot.every("sites"), basics),
        additional_information=basics.text(lot.every("notes")),
    )
    return None if found == _NOWHERE else found


def terms_of_all(root: Record, basics: Basics) -> Terms | None:
    """What the procedure states for all its lots: BT-728 and BT-300."""
    sites, notes = root.every("sites"), root.every("notes")
    if not sites and not notes:
        return None
    found = Terms(place=_each_once(sites, basics), additional_information=basics.text(notes))
    return None if found == _NOWHERE else found


def lot_limits(root: Record, basics: Basics) -> LotLimits | None:
    """BT-31, BT-33, BT-763."""
    offered, awarded = (_count(root.every(field), basics) for field in ("lots_offered", "lots_awarded"))
    every = True if root.text("lots_presented") == "all" else None
    return None if offered is awarded is every is None else LotLimits(offered, awarded, every)


def _selection(lot: Record, basics: Basics) -> tuple[SelectionCriterion, ...]:
    """BT-809 or BT-747, without those that the notice says it does not use (BT-748); BT-821 names the documents."""
    found = [_criterion(one, basics) for one in lot.parts("selection") if one.text("usage") in (None, "used")]
    sources = [text_of(one) for one in lot.every("reserved_participation") if one.get("listName") == "selection-criteria-source"]
    if _DOCUMENTS in sources:
        found.append(SelectionCriterion(in_documents=True))
    return tuple(one for one in found if one is not None)


def _criterion(one: Record, basics: Basics) -> SelectionCriterion | None:
    element = one.first("type")
    if element is None:
        element = one.first("type_of_old_versions")
    code = basics.open_text(element)
    family = _FAMILIES.get(code or "") or _FAMILIES.get("-".join((code or "").split("-")[:2]))
    if element is not None and code and family is None:
        basics.problem("unknown_code", element, code)
    name, text = basics.text(one.every("name")), basics.text(one.every("text"))
    if family is None and not name and not text:
        return None
    return SelectionCriterion(family, code if code != family else None, name, text)


def _condition(
    flags: Sequence[etree._Element], texts: Sequence[etree._Element], basics: Basics
) -> Condition | None:
    if not flags and not texts:
        return None
    applies = next((YES_NO[told] for one in flags if (told := text_of(one)) in YES_NO), None)
    text = basics.text(texts)
    return None if applies is None and not text else Condition(applies, text)


def _performance(lot: Record, basics: Basics) -> Text:
    """BT-70; the same element also tells of invoices, catalogues and confidence."""
    return basics.text([one for one in lot.every("execution_texts") if _is_condition(one)])


def _is_condition(description: etree._Element) -> bool:
    beside = description.itersiblings(_REQUIREMENT, preceding=True)
    return all(one.get("listName") in ("conditions", None, "") for one in beside)


def _codes(elements: Sequence[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told for one in elements if (told := text_of(one)) and told != "none"))


def _variants(lot: Record, basics: Basics) -> Literal["allowed", "not-allowed", "required"] | None:
    element = lot.first("variants")
    told = basics.open_text(element)
    if element is not None and told and told not in _VARIANTS:
        basics.problem("unknown_code", element, told)
    return _VARIANTS.get(told or "")


def _languages(lot: Record, basics: Basics) -> tuple[str, ...]:
    found = []
    for one in lot.every("tender_languages"):
        told = text_of(one)
        language = codes.language(told) if told else None
        if told and language is None:
            basics.problem("unknown_code", one, told)
        elif language:
            found.append(language)
    return tuple(dict.fromkeys(found))


def _validity(lot: Record, basics: Basics) -> tuple[Decimal | None, int | None]:
    """BT-98 as months or as days: how long an offer binds is not to be rounded."""
    for one in lot.every("validity"):
        factor = _DAYS.get((one.get("unitCode") or "").upper())
        if factor is None:
            return basics.months([one]), None
        number = _count([one], basics)
        return None, None if number is None else number * factor
    return None, None


def _opening(lot: Record, basics: Basics) -> Opening | None:
    for one in lot.parts("opening"):
        found = Opening(moment(one, basics), basics.text(one.every("place")), basics.text(one.every("text")))
        if found != Opening():
            return found
    return None


def _framework(lot: Record, basics: Basics) -> Framework | None:
    operators = _count(lot.every("operators"), basics)
    code = next((text_of(one) for one in lot.every("systems") if one.get("listName") == "framework-agreement"), None)
    if code not in _FRAMEWORKS:
        return Framework(max_operators=operators) if operators else None
    return Framework(code != "none", code if code != "none" else None, operators)


def _dynamic(lot: Record) -> bool | None:
    code = next((text_of(one) for one in lot.every("systems") if one.get("listName") == "dps-usage"), None)
    return None if code is None else code != "none"


def _renewals(lot: Record, basics: Basics) -> Renewals | None:
    most, text = _count(lot.every("renewals"), basics), basics.text(lot.every("renewal_texts"))
    return None if most is None and not text else Renewals(None if most is None else most > 0, most, text)


def _count(elements: Sequence[etree._Element], basics: Basics) -> int | None:
    for one in elements:
        number = basics.number(one)
        if number is not None and number >= 0 and number == number.to_integral_value() and number < 10**6:
            return int(number)
    return None


def _each_once(elements: Sequence[etree._Element], basics: Basics) -> Text:
    """Several places often repeat one description."""
    if len(elements) < 2:
        return basics.text(elements)
    kept: dict[tuple[str | None, str | None], etree._Element] = {}
    for one in elements:
        kept.setdefault((one.get("languageID"), text_of(one)), one)
    return basics.text(kept.values())

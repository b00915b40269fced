"""On what terms one bids, by the forms of R2.0.9: sections III, IV, II.1.6, II.2 and VI.3."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

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
from dragging.core.notices.readers.ted_xml.parts import joined
from dragging.core.notices.readers.ted_xml.records import Record
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import local, text
from dragging.core.vocabulary import codes as general

Versions = list[tuple[str, Record]]
"""One place in every language version, the original first."""

_NOTHING = Terms()
_Told = Callable[[str], Text]


def terms_of_all(versions: Versions, state: State) -> Terms | None:
    """What the notice states for all its lots; None where it states nothing."""
    language, form = versions[0]
    leaves = form.leaves
    told = _teller(versions)
    months, days = _validity(form, state)
    found = Terms(
        selection_criteria=_selection(language, form, told),
        legal_form=_words(told("legal_form")),
        reserved_profession=_profession(form, told),
        performance_terms=told("performance"),
        guarantee=_words(told("guarantee")),
        payment_terms=told("payment"),
        tender_languages=_languages(form, state),
        tender_validity_months=months,
        tender_validity_days=days,
        tender_validity_until=state.day(form.first("valid_until")),
        opening=_opening(form, told, state),
        framework=_framework(form, state),
        dynamic_purchasing=True if "dynamic" in leaves else None,
        additional_information=told("information"),
    )
    return None if found == _NOTHING else found


def terms_of_lot(versions: Versions) -> Terms | None:
    """What an OBJECT_DESCR block states; None where it states nothing."""
    block = versions[0][1]
    told = _teller(versions)
    options, renewals, variants = (_ticked(block, field) for field in ("optional", "renewable", "variants"))
    of_options, of_renewals = told("options"), told("renewals")
    found = Terms(
        variants=_variants(variants),
        options=None if options is None and not of_options else Condition(options, of_options),
        renewals=None if renewals is None and not of_renewals else Renewals(renewals, None, of_renewals),
        place=told("site"),
        additional_information=told("information"),
    )
    return None if found == _NOTHING else found


def lot_limits(versions: Versions, state: State) -> LotLimits | None:
    """II.1.6 of the first object. That offers are possible for all lots is no limit."""
    if not versions:
        return None
    object_ = versions[0][1]
    offered = 1 if "one_lot" in object_.leaves else state.count(object_.first("lots_offered"))
    awarded = state.count(object_.first("lots_awarded"))
    combined = _teller(versions)("lots_combined")
    return None if offered is awarded is None and not combined else LotLimits(offered, awarded, None, combined)


def _teller(versions: Versions) -> _Told:
    """What a field says in each language; looked for only where the original has it."""
    form = versions[0][1]

    def told(field: str) -> Text:
        if field not in form.leaves:
            return {}
        return joined([(language, one.text(field)) for language, one in versions])

    return told


def _selection(language: str, form: Record, told: _Told) -> tuple[SelectionCriterion, ...]:
    """III.1.1 to III.1.4; of a qualification system each condition (III.1.9), in the language of the original."""
    leaves = form.leaves
    conditions = [{language: said} for one in form.every("conditions") if (said := text(one))]
    found = (
        SelectionCriterion("sui-act", text=told("suitability")),
        SelectionCriterion(
            "ef-stand",
            text=told("economic"),
            minimum=told("economic_minimum"),
            in_documents="economic_documents" in leaves,
        ),
        SelectionCriterion(
            "tp-abil",
            text=told("technical"),
            minimum=told("technical_minimum"),
            in_documents="technical_documents" in leaves,
        ),
        SelectionCriterion("other", text=told("rules")),
        *(SelectionCriterion("other", text=each) for each in conditions),
    )
    return tuple(one for one in found if one.text or one.minimum or one.in_documents)


def _words(told: Text) -> Condition | None:
    return Condition(None, told) if told else None


def _profession(form: Record, told: _Told) -> Condition | None:
    law = told("profession_law") or told("profession")
    if "profession" in form.leaves:
        return Condition(True, law)
    return Condition(False, law) if "no_profession" in form.leaves else _words(law)


def _languages(form: Record, state: State) -> tuple[str, ...]:
    found: list[str] = []
    for one in form.every("languages"):
        written = (one.get("VALUE") or "").strip()
        language = general.language(written) if written else None
        if language:
            found.append(language)
        elif written:
            state.problem("unknown_code", one, written)
    return tuple(dict.fromkeys(found))


def _validity(form: Record, state: State) -> tuple[Decimal | None, int | None]:
    """As months, or as days where the notice counts days: how long an offer binds is not to be rounded."""
    length = form.first("validity")
    if length is None:
        return None, None
    if (length.get("TYPE") or "").upper() in {"DAY", "DAYS"}:
        return None, state.count(length)
    return state.duration(length), None


def _opening(form: Record, told: _Told, state: State) -> Opening | None:
    found = Opening(
        state.moment(form.first("opening"), form.first("opening_time")), told("opening_place"), told("opening_text")
    )
    return None if found == Opening() else found


def _framework(form: Record, state: State) -> Framework | None:
    """The box alone says that there is one; which kind of the eForms list it is, the form does not tell."""
    box = form.part("framework")
    if box is None:
        return None
    return Framework(True, None, 1 if "single" in box.leaves else state.count(box.first("operators")))


def _ticked(block: Record, field: str) -> bool | None:
    box = block.first(field)
    return None if box is None else not local(box).startswith("NO_")


def _variants(allowed: bool | None) -> Literal["allowed", "not-allowed"] | None:
    if allowed is None:
        return None
    return "allowed" if allowed else "not-allowed"

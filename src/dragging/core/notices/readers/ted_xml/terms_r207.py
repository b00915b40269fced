"""On what terms one bids, by the forms of R2.0.7 and R2.0.8: the running texts of sections II, III and VI.3."""

from __future__ import annotations

from dragging.core.notices.model import Condition, SelectionCriterion, Terms, Text
from dragging.core.notices.readers.ted_xml.parts import joined
from dragging.core.notices.readers.ted_xml.tree import Branches, branches, first, text_at

Versions = list[tuple[str, Branches]]
"""The gathered form in each language, the original first."""

_NOTHING = Terms()


def terms_of_all(versions: Versions) -> Terms | None:
    """What the notice states for all its lots; None where it states nothing."""
    legal_form, guarantee = _told(versions, "LEGAL_FORM"), _told(versions, "DEPOSITS_GUARANTEES_REQUIRED")
    found = Terms(
        selection_criteria=_selection(versions),
        legal_form=Condition(None, legal_form) if legal_form else None,
        guarantee=Condition(None, guarantee) if guarantee else None,
        payment_terms=_told(versions, "MAIN_FINANCING_CONDITIONS"),
        place=_told(versions, "LOCATION"),
        additional_information=_told(versions, "ADDITIONAL_INFORMATION"),
    )
    return None if found == _NOTHING else found


def _told(versions: Versions, name: str) -> Text:
    if name not in versions[0][1]:
        return {}
    return joined([(language, text_at(parts, name)) for language, parts in versions])


def _selection(versions: Versions) -> tuple[SelectionCriterion, ...]:
    economic = _inside(versions, "F02_ECONOMIC_FINANCIAL_CAPACITY")
    technical = _inside(versions, "TECHNICAL_CAPACITY_LEFTI")
    found = (
        SelectionCriterion("sui-act", text=_told(versions, "ECONOMIC_OPERATORS_PERSONAL_SITUATION")),
        SelectionCriterion(
            "ef-stand",
            text=_told(economic, "EAF_CAPACITY_INFORMATION"),
            minimum=_told(economic, "EAF_CAPACITY_MIN_LEVEL"),
        ),
        SelectionCriterion(
            "tp-abil",
            text=_told(technical, "T_CAPACITY_INFORMATION"),
            minimum=_told(technical, "T_CAPACITY_MIN_LEVEL"),
        ),
    )
    return tuple(one for one in found if one.text or one.minimum)


def _inside(versions: Versions, name: str) -> Versions:
    return [(language, branches(first(parts, name))) for language, parts in versions]

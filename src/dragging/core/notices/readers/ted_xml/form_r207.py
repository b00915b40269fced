"""The forms of R2.0.7 and R2.0.8 (before the 2014 directives, defence until the end).

Names of wrappers differ by form, those of the parts hardly, so a form is gathered flat; awards, lots,
addresses and the objects of a prior notice stay whole.
"""

from __future__ import annotations

from dragging.core.notices.model import Buyer, Lot, Moment, Relation, Reserved
from dragging.core.notices.readers.ted_xml import codes
from dragging.core.notices.readers.ted_xml.parts import Facts, identifiers, joined, once
from dragging.core.notices.readers.ted_xml.results_r207 import AWARDS, address_of, read_awards, with_estimates
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.subjects_r207 import (
    LOTS,
    VALUES,
    Whole,
    cpv_of,
    criteria_of,
    money,
    period,
    read_lots,
)
from dragging.core.notices.readers.ted_xml.terms_r207 import terms_of_all
from dragging.core.notices.readers.ted_xml.tree import (
    Branches,
    Element,
    branches,
    first,
    gathered,
    local,
    text,
    text_at,
)

_OBJECTS = ("OBJECT_WORKS_PRIOR_INFORMATION", "OBJECT_SUPPLY_SERVICE_PRIOR_INFORMATION",
            "OBJECT_WORKS_SUPPLIES_SERVICES_PRIOR_INFORMATION")  # fmt: skip
_TITLES = ("TITLE_CONTRACT", "TITLE_QUALIFICATION_SYSTEM", "TITLE_DESIGN_CONTACT_NOTICE", "TITLE_RESULT_DESIGN_CONTEST",
           "TITLE_NOTICE_BUYER_PROFILE", "TITLE_CONCESSION")  # fmt: skip
_DESCRIPTIONS = ("SHORT_CONTRACT_DESCRIPTION", "SHORT_DESCRIPTION", "SHORT_DESCRIPTION_CONTRACT", "DESCRIPTION_OF_CONTRACT",
                 "DESCRIPTION", "TOTAL_QUANTITY_OR_SCOPE")  # fmt: skip
_BUYERS = ("CA_CE_CONCESSIONAIRE_PROFILE", "CONTACT_DATA_OTHER_BEHALF_CONTRACTING_AUTORITHY")
_LEFT_OUT = frozenset({
    "FURTHER_INFORMATION", "SPECIFICATIONS_AND_ADDITIONAL_DOCUMENTS", "TENDERS_REQUESTS_APPLICATIONS_MUST_BE_SENT_TO",
    "INFORMATION_REGULATORY_FRAMEWORK", "PROCEDURES_FOR_APPEAL", "CONDITIONS_OBTAINING_SPECIFICATIONS", "CONDITIONS_FOR_OPENING_TENDERS",
    "OPTIONS",
})  # fmt: skip
_INSIDE = AWARDS | LOTS | VALUES | _LEFT_OUT
_STOP = _INSIDE | set(_OBJECTS) | set(_BUYERS)
_RELATIONS: dict[str, Relation] = {
    "PRIOR_INFORMATION_NOTICE": "planning", "PERIODIC_INDICATIVE_NOTICE": "planning", "NOTICE_BUYER_PROFILE": "planning",
    "NOTICE_QUALIFICATION_SYSTEM": "call", "CONTRACT_NOTICE": "call",
}  # fmt: skip

Version = tuple[str, Branches, list[Branches]]


def read_form(forms: list[tuple[str, Element]], state: State) -> Facts:
    """The facts of a form; `forms` are its language versions, the original one first."""
    versions = [_version(language, form) for language, form in forms]
    language, parts, subjects = versions[0]
    head = subjects[0]
    blocks = [one for name, elements in parts.items() if name in AWARDS for one in elements]
    reserved, unclear = _reserved(parts)
    title, description = _told(versions, _TITLES), _told(versions, _DESCRIPTIONS)
    lots = read_lots(subjects, blocks, Whole(title, description, language, reserved, criteria_of(parts)), state)
    awards = read_awards(blocks, lots, state)
    lots = with_estimates(blocks, lots, awards, state)
    span = period(head, state)
    return Facts(
        title=title,
        description=description,
        buyers=_buyers(versions, state),
        legal_basis=_basis(parts),
        nature=_nature(parts, head),
        procedure=_procedure(parts),
        cpv=once(
            [code for one in subjects for code in cpv_of(one, state)] + [code for lot in lots for code in _codes(lot)]
        ),
        nuts=once(
            [code for one in subjects for code in nuts_of(one.get("NUTS", []))]
            + [code for lot in lots for code in lot.nuts]
        ),
        deadline=_deadline(parts, state),
        dispatched=state.day(first(parts, "NOTICE_DISPATCH_DATE")),
        estimated_value=money(head.get("COSTS_RANGE_AND_CURRENCY", []), state),
        total_value=money(head.get("COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE", []), state),
        duration_months=span.months or (lots[0].duration_months if len(lots) == 1 else None),
        start_date=span.start,
        end_date=span.end,
        reserved=reserved,
        reserved_unclear=unclear,
        eu_funds=True
        if "RELATES_TO_EU_PROJECT_YES" in parts
        else False
        if "RELATES_TO_EU_PROJECT_NO" in parts
        else None,
        lots=lots,
        awards=awards,
        references=_references(parts),
        submission_url=text_at(parts, "URL_PARTICIPATE"),
        terms=terms_of_all([(one, gathered_form) for one, gathered_form, _ in versions]),
    )


def _version(language: str, form: Element) -> Version:
    parts = gathered(form, _STOP)
    subjects = [gathered(one, _INSIDE) for name in _OBJECTS for one in parts.get(name, ())]
    return language, parts, subjects or [parts]


def _told(versions: list[Version], names: tuple[str, ...]) -> dict[str, str]:
    return joined(
        [(language, text_at(subjects[0], *names) or text_at(parts, *names)) for language, parts, subjects in versions]
    )


def _codes(lot: Lot) -> list[str]:
    return [code for code in (lot.cpv_main, *lot.cpv_additional) if code]


def _reserved(parts: Branches) -> tuple[tuple[Reserved, ...], bool]:
    """The boxes ticked, and whether the box of reserved contracts stands there empty."""
    found = {codes.RESERVED_OF_ELEMENT[name] for name in parts if name in codes.RESERVED_OF_ELEMENT}
    return tuple(sorted(found)), any(not len(one) for one in parts.get("RESERVED_CONTRACTS", ()))


def _buyers(versions: list[Version], state: State) -> tuple[Buyer, ...]:
    told = [(language, [text_at(one, "OFFICIALNAME") for one in _addresses(parts)]) for language, parts, _ in versions]
    return tuple(
        Buyer(
            name=joined([(language, names[position]) for language, names in told if position < len(names)]),
            country=state.country(first(one, "COUNTRY")),
            town=text_at(one, "TOWN"),
            identifiers=identifiers(one),
        )
        for position, one in enumerate(_addresses(versions[0][1]))
    )


def _addresses(parts: Branches) -> list[Branches]:
    return [address_of(one) for name in _BUYERS for one in parts.get(name, ())]


def _basis(parts: Branches) -> str | None:
    covered = first(parts, "NOTICE_COVERED")
    return None if covered is None else codes.LEGAL_BASIS_OF_DIRECTIVE.get(covered.get("VALUE") or "")


def _nature(parts: Branches, head: Branches) -> str | None:
    kind = first({**parts, **head}, "TYPE_CONTRACT", "F07_CONTRACT_TYPE")
    return None if kind is None else codes.NATURE_OF_WORD.get(kind.get("VALUE") or "")


def _procedure(parts: Branches) -> str | None:
    for name, elements in parts.items():
        found = codes.PROCEDURE_OF_ELEMENT.get(name)
        if found is None and name in {"TYPE_OF_PROCEDURE_DETAIL", "F04_TYPE_PROCEDURE"}:
            found = codes.PROCEDURE_OF_WORD.get(elements[0].get("VALUE") or elements[0].get("TYPE") or "")
        if found:
            return found
    return None


def _deadline(parts: Branches, state: State) -> Moment | None:
    limit = first(parts, "RECEIPT_LIMIT_DATE", "TIME_LIMIT_CHP")
    return None if limit is None else state.moment(limit, first(branches(limit), "TIME"))


def _references(parts: Branches) -> tuple[tuple[Relation | None, str], ...]:
    found: list[tuple[Relation | None, str]] = []
    for one in parts.get("NOTICE_NUMBER_OJ", ()):
        number, above = text(one), one.getparent()
        if number and above is not None:
            found.append((_relation(local(above), branches(above)), number))
    return tuple(found)


def _relation(name: str, inside: Branches) -> Relation | None:
    if name.startswith("CNT_NOTICE"):
        return "call"
    if name.startswith(("OTHER_PREVIOUS", "EX_ANTE")):
        return "related"
    for elements in inside.values():
        told = _RELATIONS.get(elements[0].get("CHOICE") or elements[0].get("VALUE") or "")
        if told:
            return told
    return None

"""The forms of R2.0.9 (F01 to F08, F12 to F15, F20 to F25, T01, T02): one tree for all."""

from __future__ import annotations

from dragging.core.notices.model import Buyer, Change, Lot, Relation, Reserved
from dragging.core.notices.readers.ted_xml import codes
from dragging.core.notices.readers.ted_xml.awards import modified_value, read_awards
from dragging.core.notices.readers.ted_xml.lots import Outline, outline, read_lots
from dragging.core.notices.readers.ted_xml.parts import ADDRESS, Facts, identifiers, joined, once
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, branches, first, text, text_at
from dragging.core.units import Value


def read_form(forms: list[tuple[str, Element]], state: State) -> Facts:
    """The facts of a form; `forms` are its language versions, the original one first."""
    original, *others = (outline(form, language) for language, form in forms)
    parts = original.form
    everything = [original, *others]
    reserved = _reserved(branches(first(parts, "LEFTI")))
    lots = read_lots(original, others, reserved, state)
    procedure = branches(first(parts, "PROCEDURE"))
    body = branches(first(parts, "CONTRACTING_BODY"))
    ending = branches(first(parts, "COMPLEMENTARY_INFO"))
    awards = read_awards(parts, lots, state)
    alone = lots[0] if len(original.blocks) == 1 else None
    block = original.blocks[0][1] if alone else {}
    object_ = original.objects[0] if original.objects else {}
    notice = first(parts, "NOTICE")
    basis = first(parts, "LEGAL_BASIS")
    return Facts(
        title=joined([(one.language, one.title()) for one in everything]),
        description=joined([(one.language, one.description()) for one in everything]),
        buyers=_buyers(everything, body, state),
        legal_basis=(basis.get("VALUE") if basis is not None else None) or text_at(parts, "LEGAL_BASIS_OTHER"),
        notice_type=None if notice is None else notice.get("TYPE"),
        nature=_nature(object_),
        procedure=_procedure(procedure),
        cpv=_cpv(original, lots, state),
        nuts=_nuts(lots),
        deadline=state.moment(first(procedure, "DATE_RECEIPT_TENDERS"), first(procedure, "TIME_RECEIPT_TENDERS")),
        dispatched=state.day(first(ending, "DATE_DISPATCH_NOTICE")),
        estimated_value=state.money(first(object_, "VAL_ESTIMATED_TOTAL")),
        total_value=_total(parts, object_, state),
        duration_months=alone.duration_months if alone else None,
        start_date=state.day(first(block, "DATE_START")),
        end_date=state.day(first(block, "DATE_END")),
        reserved=reserved,
        eu_funds=_eu_funds(original),
        lots=lots,
        awards=awards,
        changes=_changes(everything, state),
        references=_references(procedure, ending),
        documents_url=text_at(body, "URL_DOCUMENT"),
        submission_url=text_at(body, "URL_PARTICIPATION"),
    )


def _reserved(conditions: Branches) -> tuple[Reserved, ...]:
    found = (codes.RESERVED_OF_ELEMENT.get(name) for name in conditions)
    return tuple(sorted({one for one in found if one}))


def _nature(object_: Branches) -> str | None:
    kind = first(object_, "TYPE_CONTRACT")
    return None if kind is None else codes.NATURE_OF_WORD.get(kind.get("CTYPE") or "")


def _procedure(parts: Branches) -> str | None:
    for name, elements in parts.items():
        found = codes.PROCEDURE_OF_ELEMENT.get(name)
        if found:
            return found
        if name.startswith("DIRECTIVE_"):
            inner = _procedure(branches(elements[0]))
            if inner:
                return inner
    return None


def _buyers(everything: list[Outline], body: Branches, state: State) -> tuple[Buyer, ...]:
    names = [
        (one.language, [text_at(part, "OFFICIALNAME") for part in _addresses(one.form)]) for one in everything[1:]
    ]
    found: list[Buyer] = []
    for position, parts in enumerate(_addresses_of(body)):
        told = [(everything[0].language, text_at(parts, "OFFICIALNAME"))]
        told += [(language, others[position]) for language, others in names if position < len(others)]
        places = nuts_of(parts.get("NUTS", []))
        found.append(
            Buyer(
                name=joined(told),
                country=state.country(first(parts, "COUNTRY")),
                nuts=places[0] if places else None,
                town=text_at(parts, "TOWN"),
                identifiers=identifiers(parts),
            )
        )
    return tuple(found)


def _addresses(form: Branches) -> list[Branches]:
    return _addresses_of(branches(first(form, "CONTRACTING_BODY")))


def _addresses_of(body: Branches) -> list[Branches]:
    names = ("ADDRESS_CONTRACTING_BODY", "ADDRESS_CONTRACTING_BODY_ADDITIONAL")
    return [branches(one, ADDRESS) for name in names for one in body.get(name, ())]


def _cpv(original: Outline, lots: tuple[Lot, ...], state: State) -> tuple[str, ...]:
    found = [code for single in original.objects for code in State().cpv_of(single.get("CPV_MAIN", []))]
    for lot in lots:
        found += lot.cpv_additional
    if "MODIFICATIONS_CONTRACT" not in original.form:
        return once(found)
    changed = branches(first(branches(original.form["MODIFICATIONS_CONTRACT"][0]), "DESCRIPTION_PROCUREMENT"))
    found += state.cpv_of(changed.get("CPV_MAIN", [])) + state.cpv_of(changed.get("CPV_ADDITIONAL", []))
    return once(found)


def _nuts(lots: tuple[Lot, ...]) -> tuple[str, ...]:
    return once([code for lot in lots for code in lot.nuts])


def _total(form: Branches, object_: Branches, state: State) -> Value | None:
    after = modified_value(form, state)[1] if "MODIFICATIONS_CONTRACT" in form else None
    if after is not None:
        return after
    wrapped = first(object_, "VALUES")
    if wrapped is not None:
        if state.is_withheld(wrapped):
            return None
        object_ = {**object_, **branches(wrapped)}
    return state.money(first(object_, "VAL_TOTAL", "VAL_RANGE_TOTAL"))


def _eu_funds(original: Outline) -> bool | None:
    if any("EU_PROGR_RELATED" in block for _, block in original.blocks):
        return True
    return False if any("NO_EU_PROGR_RELATED" in block for _, block in original.blocks) else None


def _references(procedure: Branches, ending: Branches) -> tuple[tuple[Relation | None, str], ...]:
    told = [text(one) for parts in (procedure, ending) for one in parts.get("NOTICE_NUMBER_OJ", ())]
    return tuple((None, number) for number in told if number)


def _changes(everything: list[Outline], state: State) -> tuple[Change, ...]:
    return _corrections(everything, state) + _modifications(everything)


def _corrections(everything: list[Outline], state: State) -> tuple[Change, ...]:
    versions = [(one.language, branches(first(one.form, "CHANGES"))) for one in everything]
    found: list[Change] = []
    for position, change in enumerate(versions[0][1].get("CHANGE", ())):
        parts = branches(change)
        where = [
            (language, text_at(branches(first(branches(version["CHANGE"][position]), "WHERE")), "LABEL"))
            for language, version in versions
            if position < len(version.get("CHANGE", ()))
        ]
        section = text_at(branches(first(parts, "WHERE")), "SECTION")
        old, new = (_side(first(parts, name), state) for name in ("OLD_VALUE", "NEW_VALUE"))
        found.append(Change(section=section, text=joined(where), old=old, new=new))
    more = joined([(language, text_at(version, "INFO_ADD")) for language, version in versions])
    if more:
        found.append(Change(text=more))
    return tuple(found)


def _side(element: Element | None, state: State) -> str | None:
    parts = branches(element)
    told = text_at(parts, "TEXT")
    if told is None and "DATE" in parts:
        told = state.moment(first(parts, "DATE"), first(parts, "TIME"))
    if told is None:
        told = " ".join(state.cpv_of(parts.get("CPV_MAIN", []) + parts.get("CPV_ADDITIONAL", []))) or None
    return told


def _modifications(everything: list[Outline]) -> tuple[Change, ...]:
    if "MODIFICATIONS_CONTRACT" not in everything[0].form:
        return ()
    versions = [
        (one.language, branches(first(branches(first(one.form, "MODIFICATIONS_CONTRACT")), "INFO_MODIFICATIONS")))
        for one in everything
    ]
    parts = versions[0][1]
    reason = next((name for name in ("ADDITIONAL_NEED", "UNFORESEEN_CIRCUMSTANCE") if name in parts), None)
    before, after = modified_value(everything[0].form, State())
    told = joined([(language, text_at(version, "SHORT_DESCR")) for language, version in versions])
    return (Change(None, reason, told, _amount(before), _amount(after)),)


def _amount(value: Value | None) -> str | None:
    if value is None or value.amount is None:
        return None
    return f"{value.amount} {value.currency or ''}".strip()

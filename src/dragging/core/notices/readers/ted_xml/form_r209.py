"""The forms of R2.0.9 (F01 to F08, F12 to F15, F20 to F25, T01, T02): one tree for all."""

from __future__ import annotations

from dragging.core.notices.model import Buyer, Change, Lot, Relation
from dragging.core.notices.readers.ted_xml import codes
from dragging.core.notices.readers.ted_xml.awards import modified_value, read_awards, with_estimates
from dragging.core.notices.readers.ted_xml.layout_r209 import FORM, TRANSLATION
from dragging.core.notices.readers.ted_xml.lots import Outline, outline, read_lots
from dragging.core.notices.readers.ted_xml.parts import Facts, identifiers, joined, once
from dragging.core.notices.readers.ted_xml.records import WITHHELD, Record
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.terms_r209 import lot_limits, terms_of_all
from dragging.core.notices.readers.ted_xml.tree import Element, local, text
from dragging.core.units import Value


def read_form(forms: list[tuple[str, Element]], state: State) -> Facts:
    """The facts of a form; `forms` are its language versions, the original one first."""
    (language, first), *translations = forms
    original = outline(FORM.read(first), language)
    others = [outline(TRANSLATION.read(one), language) for language, one in translations]
    everything, form = [original, *others], original.form
    reserved = tuple(sorted({codes.RESERVED_OF_ELEMENT[local(one)] for one in form.every("reserved")}))
    lots = read_lots(original, others, reserved, state)
    awards = read_awards(form, lots, state)
    lots = with_estimates(form, lots, awards, state)
    alone = (lots[0], original.blocks[0][1]) if len(original.blocks) == 1 else None
    notice, basis = form.first("notice"), form.first("legal_basis")
    object_ = original.objects[0] if original.objects else None
    return Facts(
        title=joined([(one.language, one.title()) for one in everything]),
        description=joined([(one.language, one.description()) for one in everything]),
        buyers=_buyers(everything, state),
        legal_basis=(basis.get("VALUE") if basis is not None else None) or form.text("legal_basis_other"),
        notice_type=None if notice is None else notice.get("TYPE"),
        nature=_nature(object_),
        procedure=_procedure(form),
        cpv=_cpv(original, lots, state),
        nuts=once([code for lot in lots for code in lot.nuts]),
        deadline=state.moment(form.first("deadline"), form.first("deadline_time")),
        dispatched=state.day(form.first("dispatched")),
        estimated_value=None if object_ is None else state.money(object_.first("estimated")),
        total_value=_total(form, object_, state),
        duration_months=alone[0].duration_months if alone else None,
        start_date=state.day(alone[1].first("start")) if alone else None,
        end_date=state.day(alone[1].first("end")) if alone else None,
        reserved=reserved,
        eu_funds=_eu_funds(original),
        lots=lots,
        awards=awards,
        changes=_corrections(everything, state) + _modifications(everything),
        references=_references(form),
        documents_url=form.text("documents"),
        submission_url=form.text("submission"),
        terms=terms_of_all([(one.language, one.form) for one in everything], state),
        lot_limits=lot_limits([(one.language, one.objects[0]) for one in everything if one.objects], state),
    )


def _nature(object_: Record | None) -> str | None:
    kind = None if object_ is None else object_.first("nature")
    return None if kind is None else codes.NATURE_OF_WORD.get(kind.get("CTYPE") or "")


def _procedure(form: Record) -> str | None:
    kind = form.first("procedure")
    return None if kind is None else codes.PROCEDURE_OF_ELEMENT[local(kind)]


def _buyers(everything: list[Outline], state: State) -> tuple[Buyer, ...]:
    (language, addresses), *others = ((one.language, _addresses(one.form)) for one in everything)
    found: list[Buyer] = []
    for position, one in enumerate(addresses):
        told = [(language, one.text("OFFICIALNAME"))]
        told += [(other, same[position].text("OFFICIALNAME")) for other, same in others if position < len(same)]
        found.append(
            Buyer(
                name=joined(told),
                country=state.country(one.first("COUNTRY")),
                nuts=next(iter(nuts_of(one.every("NUTS"))), None),
                town=one.text("TOWN"),
                identifiers=identifiers(one.leaves),
            )
        )
    return tuple(found)


def _addresses(form: Record) -> list[Record]:
    return [*form.each("buyers"), *form.each("other_buyers")]


def _cpv(original: Outline, lots: tuple[Lot, ...], state: State) -> tuple[str, ...]:
    # The lots have told already what is wrong with the codes of their objects.
    found = [code for single in original.objects for code in State().cpvs(single.every("cpv_main"))]
    for lot in lots:
        found += lot.cpv_additional
    changed = original.form.part("modification")
    if changed is not None:
        found += state.cpvs(changed.every("cpv_main")) + state.cpvs(changed.every("cpv_additional"))
    return once(found)


def _total(form: Record, object_: Record | None, state: State) -> Value | None:
    after = modified_value(form, state)[1]
    if after is not None or object_ is None:
        return after
    for wrapped in object_.every(WITHHELD + "VALUES"):
        state.is_withheld(wrapped)
        return None
    return state.money(object_.first_of("total", "total_range"))


def _eu_funds(original: Outline) -> bool | None:
    if any("funded" in block.leaves for _, block in original.blocks):
        return True
    return False if any("not_funded" in block.leaves for _, block in original.blocks) else None


def _references(form: Record) -> tuple[tuple[Relation | None, str], ...]:
    told = [text(one) for field in ("references", "changed") for one in form.every(field)]
    return tuple((None, number) for number in told if number)


def _corrections(everything: list[Outline], state: State) -> tuple[Change, ...]:
    found: list[Change] = []
    versions = [(one.language, one.form.each("changes")) for one in everything]
    for position, change in enumerate(versions[0][1]):
        where = [(language, same[position].text("label")) for language, same in versions if position < len(same)]
        old, new = (_side(change.part(field), state) for field in ("old", "new"))
        found.append(Change(section=change.text("section"), text=joined(where), old=old, new=new))
    more = joined([(one.language, one.form.text("changes_text")) for one in everything])
    if more:
        found.append(Change(text=more))
    return tuple(found)


def _side(side: Record | None, state: State) -> str | None:
    if side is None:
        return None
    told = side.text("text")
    if told is None and "day" in side.leaves:
        told = state.moment(side.first("day"), side.first("time"))
    if told is None:
        told = " ".join(state.cpvs([*side.every("cpv_main"), *side.every("cpv_additional")])) or None
    return told


def _modifications(everything: list[Outline]) -> tuple[Change, ...]:
    form = everything[0].form
    changed = form.part("modification")
    if changed is None:
        return ()
    reasons = {local(one) for one in changed.every("reasons")}
    reason = next((name for name in ("ADDITIONAL_NEED", "UNFORESEEN_CIRCUMSTANCE") if name in reasons), None)
    before, after = modified_value(form, State())
    versions = [(one.language, one.form.part("modification")) for one in everything]
    told = joined([(language, part.text("text")) for language, part in versions if part is not None])
    return (Change(None, reason, told, _amount(before), _amount(after)),)


def _amount(value: Value | None) -> str | None:
    if value is None or value.amount is None:
        return None
    return f"{value.amount} {value.currency or ''}".strip()

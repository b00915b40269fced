"""The lots of the R2.0.9 forms: OBJECT_CONTRACT and its OBJECT_DESCR blocks."""

from __future__ import annotations

import msgspec

from dragging.core.notices.model import AwardCriterion, Lot, Reserved
from dragging.core.notices.readers.ted_xml.parts import joined, once
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, Names, branches, first, text, text_at

_BLOCK = Names("LOT_NO", "TITLE", "SHORT_DESCR", "CPV_ADDITIONAL", "NUTS", "VAL_OBJECT", "DURATION", "DATE_START", "DATE_END",
               "AC", "AC_QUALITY", "AC_COST", "AC_PRICE", "AC_CRITERION", "EU_PROGR_RELATED", "NO_EU_PROGR_RELATED")  # fmt: skip


class Outline(msgspec.Struct):
    """The blocks of one form in one language; those of translations stand in the same order."""

    language: str
    form: Branches
    objects: list[Branches]
    blocks: list[tuple[int, Branches]]
    """OBJECT_DESCR blocks, each with the position of its object."""

    def title(self) -> str | None:
        return text_at(self.objects[0], "TITLE") if self.objects else None

    def description(self) -> str | None:
        told = text_at(self.objects[0], "SHORT_DESCR") if self.objects else None
        if told is None and len(self.blocks) == 1:
            told = text_at(self.blocks[0][1], "SHORT_DESCR")
        return told


def outline(form: Element, language: str) -> Outline:
    """The blocks of a form, without reading any text yet."""
    parts = branches(form)
    objects = [branches(one) for one in parts.get("OBJECT_CONTRACT", ())]
    blocks = [
        (index, branches(one, _BLOCK))
        for index, single in enumerate(objects)
        for one in single.get("OBJECT_DESCR", ())
    ]
    return Outline(language, parts, objects, blocks)


def read_lots(
    original: Outline, others: list[Outline], reserved: tuple[Reserved, ...], state: State
) -> tuple[Lot, ...]:
    """One lot for each OBJECT_DESCR; a notice without any has one lot `1`."""
    everything = [original, *others]
    mains = [state.cpv_of(single.get("CPV_MAIN", [])) for single in original.objects]
    if not original.blocks:
        main = mains[0][0] if mains and mains[0] else None
        return (
            Lot(
                "1",
                title=joined([(one.language, one.title()) for one in everything]),
                cpv_main=main,
                reserved=reserved,
            ),
        )
    single = len(original.blocks) == 1
    return tuple(
        _lot(position, original, everything, mains, single, reserved, state)
        for position in range(len(original.blocks))
    )


def _lot(
    position: int,
    original: Outline,
    everything: list[Outline],
    mains: list[list[str]],
    single: bool,
    reserved: tuple[Reserved, ...],
    state: State,
) -> Lot:
    index, block = original.blocks[position]
    same = [(one, one.blocks[position][1]) for one in everything if position < len(one.blocks)]
    title = joined([(one.language, text_at(part, "TITLE")) for one, part in same])
    if not title and (single or len(original.objects) == len(original.blocks)):
        title = joined(
            [(one.language, text_at(one.objects[index], "TITLE")) for one, _ in same if index < len(one.objects)]
        )
    main = mains[index][0] if mains[index] else None
    return Lot(
        id=text_at(block, "LOT_NO") or str(position + 1),
        title=title,
        description=joined([(one.language, text_at(part, "SHORT_DESCR")) for one, part in same]),
        cpv_main=main,
        cpv_additional=once([code for code in state.cpv_of(block.get("CPV_ADDITIONAL", [])) if code != main]),
        nuts=once(nuts_of(block.get("NUTS", []))),
        estimated_value=state.money(first(block, "VAL_OBJECT")),
        duration_months=state.duration(first(block, "DURATION")),
        reserved=reserved,
        award_criteria=_criteria(block, state),
    )


def _criteria(block: Branches, state: State) -> tuple[AwardCriterion, ...]:
    found: list[AwardCriterion] = []
    for wrapped in block.get("AC", ()):
        if not state.is_withheld(wrapped):
            found += _criteria_of(wrapped)
    for name in ("AC_QUALITY", "AC_COST", "AC_PRICE", "AC_CRITERION"):
        for one in block.get(name, ()):
            found.append(_criterion(name, one))
    return tuple(found)


def _criteria_of(wrapped: Element) -> list[AwardCriterion]:
    parts = branches(wrapped)
    return [
        _criterion(name, one)
        for name, elements in parts.items()
        if name in {"AC_QUALITY", "AC_COST", "AC_PRICE", "AC_CRITERION"}
        for one in elements
    ]


def _criterion(name: str, element: Element) -> AwardCriterion:
    if name == "AC_CRITERION":
        return AwardCriterion("quality", text(element))
    parts = branches(element)
    weight = text_at(parts, "AC_WEIGHTING")
    if name == "AC_PRICE":
        return AwardCriterion("price", None, weight)
    return AwardCriterion("cost" if name == "AC_COST" else "quality", text_at(parts, "AC_CRITERION"), weight)

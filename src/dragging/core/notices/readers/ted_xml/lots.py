"""The lots of the R2.0.9 forms: OBJECT_CONTRACT and its OBJECT_DESCR blocks."""

from __future__ import annotations

from typing import NamedTuple

from dragging.core.notices.model import AwardCriterion, Lot, Reserved, Text
from dragging.core.notices.readers.ted_xml.parts import joined, once
from dragging.core.notices.readers.ted_xml.records import WITHHELD, Record
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.terms_r209 import terms_of_lot
from dragging.core.notices.readers.ted_xml.tree import local, text


class Outline(NamedTuple):
    """One form in one language; the objects and blocks of translations stand in the same order."""

    language: str
    form: Record
    objects: list[Record]
    blocks: list[tuple[int, Record]]
    """OBJECT_DESCR blocks, each with the position of its object."""

    def title(self) -> str | None:
        return self.objects[0].text("title") if self.objects else None

    def description(self) -> str | None:
        told = self.objects[0].text("description") if self.objects else None
        if told is None and len(self.blocks) == 1:
            told = self.blocks[0][1].text("description")
        return told


def outline(form: Record, language: str) -> Outline:
    """The form of a language with its blocks at hand."""
    objects = list(form.each("objects"))
    blocks = [(index, block) for index, single in enumerate(objects) for block in single.each("blocks")]
    return Outline(language, form, objects, blocks)


def read_lots(
    original: Outline, others: list[Outline], reserved: tuple[Reserved, ...], state: State
) -> tuple[Lot, ...]:
    """One lot for each OBJECT_DESCR; a notice without any has one lot `1`."""
    everything = [original, *others]
    mains = [next(iter(state.cpvs(one.every("cpv_main"))), None) for one in original.objects]
    if not original.blocks:
        title = joined([(one.language, one.title()) for one in everything])
        return (Lot("1", title=title, cpv_main=mains[0] if mains else None, reserved=reserved),)
    return tuple(
        _lot(position, everything, mains[index], reserved, state)
        for position, (index, _) in enumerate(original.blocks)
    )


def _lot(
    position: int, everything: list[Outline], main: str | None, reserved: tuple[Reserved, ...], state: State
) -> Lot:
    block = everything[0].blocks[position][1]
    same = [(one.language, one.blocks[position][1]) for one in everything if position < len(one.blocks)]
    return Lot(
        id=block.text("number") or str(position + 1),
        title=_title(position, everything, same),
        description=joined([(language, part.text("description")) for language, part in same]),
        cpv_main=main,
        cpv_additional=once([code for code in state.cpvs(block.every("cpv_additional")) if code != main]),
        nuts=once(nuts_of(block.every("nuts"))),
        estimated_value=state.money(block.first("value")),
        duration_months=state.duration(block.first("duration")),
        reserved=reserved,
        award_criteria=_criteria(block, state),
        terms=terms_of_lot(same),
    )


def _title(position: int, everything: list[Outline], same: list[tuple[str, Record]]) -> Text:
    """The lot's own; else that of its object, where that is the object of no other lot."""
    original = everything[0]
    title = joined([(language, part.text("title")) for language, part in same])
    if title or 1 < len(original.blocks) != len(original.objects):
        return title
    index = original.blocks[position][0]
    return joined(
        [
            (one.language, one.objects[index].text("title"))
            for one in everything
            if position < len(one.blocks) and index < len(one.objects)
        ]
    )


def _criteria(block: Record, state: State) -> tuple[AwardCriterion, ...]:
    for wrapped in block.every(WITHHELD + "AC"):
        state.is_withheld(wrapped)
    return tuple(_criterion(one) for one in block.each("criteria"))


def _criterion(one: Record) -> AwardCriterion:
    """Concessions, and defence in F15, do not tell price from quality."""
    name = local(one.source)
    if name == "AC_CRITERIA":
        return AwardCriterion(None, one.text("name"), one.text("weight"))
    if name == "AC_CRITERION":
        return AwardCriterion(None, text(one.source))
    if name == "AC_PRICE":
        return AwardCriterion("price", None, one.text("weight"))
    return AwardCriterion("cost" if name == "AC_COST" else "quality", one.text("name"), one.text("weight"))

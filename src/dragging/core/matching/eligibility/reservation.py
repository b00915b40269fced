"""For whom a lot is reserved: by the boxes of the notice and by its words.

Words that name the lots plainly win over the box of the whole notice, which an old form copies to every lot. Where words
and box contradict each other otherwise, neither is believed.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragging.core.matching.eligibility.lots import biddable_lots, number_of
from dragging.core.matching.eligibility.reserved_words import Said, said_of_lot, said_of_whole
from dragging.core.notices.model import Lot, Notice

PARTICIPATION, EXECUTION, ART77 = "art20_participation", "art20_execution", "art77"
_ART20_WORDS = frozenset({"art20", "disabled", "insertion", "cee", "ei"})
_COPYING = "ted-xml"


class Reservation(msgspec.Struct, frozen=True):
    """`bases` empty: open to all. `whom`: what the words narrow it to. `said`: the words that count.

    `contradiction`: words and box say different things, so that only who meets `bases` is sure.
    """

    bases: tuple[str, ...] = ()
    whom: frozenset[str] = frozenset()
    said: Said | None = None
    contradiction: bool = False


def reservation(notice: Notice, lot: Lot | None) -> Reservation:
    """What holds for a lot, or for a notice without lots."""
    box = _box(notice, lot)
    own, general, elsewhere = _sorted_out(notice, lot, bool(box))
    closed, opened = _best(own, reserved=True), _best(own, reserved=False)
    if closed and opened:
        return Reservation(_bases(closed, box), closed.whom, closed, contradiction=True)
    if closed:
        return Reservation(_bases(closed, box), closed.whom, closed)
    if opened:
        return Reservation(said=opened)
    everywhere, nowhere = _best(general, reserved=True), _best(general, reserved=False)
    named = _best(elsewhere, reserved=True)
    if named and not everywhere and len(_families(box)) == 1:
        opens = notice.source.format == _COPYING
        return Reservation(said=named) if opens else Reservation(box, said=named, contradiction=True)
    if everywhere:
        against = bool(nowhere) or (not box and not everywhere.in_title)
        return Reservation(_bases(everywhere, box), everywhere.whom, everywhere, against)
    if nowhere and box:
        return Reservation(box, said=nowhere, contradiction=True)
    return Reservation(box)


def _box(notice: Notice, lot: Lot | None) -> tuple[str, ...]:
    by_lot = any(one.reserved for one in notice.lots)
    return tuple(sorted(lot.reserved if lot and by_lot else notice.reserved))


def _sorted_out(notice: Notice, lot: Lot | None, boxed: bool) -> tuple[list[Said], list[Said], list[Said]]:
    """What is said of this lot, of the whole, and of other lots only."""
    own: list[Said] = []
    general: list[Said] = []
    elsewhere: list[Said] = []
    number = number_of(lot.id) if lot else None
    for one in said_of_whole(notice):
        (general if one.lots is None else own if number in one.lots else elsewhere).append(one)
    for one in said_of_lot(lot) if lot else ():
        (own if one.lots is None or number in one.lots else elsewhere).append(one)
    if notice.source.format == _COPYING:
        for other in biddable_lots(notice):
            if lot and other.id != lot.id:
                elsewhere += [
                    one for one in said_of_lot(other) if one.in_title and (one.lots is None or number not in one.lots)
                ]
    # A title that says "reserved" and not for whom means the box; without a box it may mean anything.
    return tuple([one for one in found if one.sure or boxed] for found in (own, general, elsewhere))  # type: ignore[return-value]


def _best(said: Iterable[Said], *, reserved: bool) -> Said | None:
    """The one that says most, whatever the order."""
    fitting = [one for one in said if one.reserved is reserved]
    return min(
        fitting, key=lambda one: (not one.in_title, not one.whom, -len(one.whom), one.place, one.quote), default=None
    )


def _families(bases: Iterable[str]) -> set[str]:
    return {"art20" if base in (PARTICIPATION, EXECUTION) else base for base in bases}


def _bases(said: Said, box: tuple[str, ...]) -> tuple[str, ...]:
    """The words' bases, as the boxes of that article where there are any; the boxes where the words name nobody."""
    found: list[str] = []
    if said.whom & _ART20_WORDS:
        found += [base for base in box if base in (PARTICIPATION, EXECUTION)] or [PARTICIPATION]
    if ART77 in said.whom:
        found.append(ART77)
    return tuple(found) or box or (PARTICIPATION,)

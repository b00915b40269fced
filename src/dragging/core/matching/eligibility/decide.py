"""The verdict: gates first, then what the lot is reserved for, then the conditions of that."""

from __future__ import annotations

from datetime import date, datetime, time

import msgspec

from dragging.core.matching.eligibility.article_77 import article_77
from dragging.core.matching.eligibility.asking import Asked, Law, asked, greater_share, narrowed, value_of
from dragging.core.matching.eligibility.beside import beside
from dragging.core.matching.eligibility.gates import gates
from dragging.core.matching.eligibility.lots import biddable_lots, country_of, number_of
from dragging.core.matching.eligibility.model import ANSWERS, Advice, Reason, Verdict, both
from dragging.core.matching.eligibility.reservation import ART77, EXECUTION, PARTICIPATION, Reservation, reservation
from dragging.core.matching.eligibility.reserved_words import demands
from dragging.core.matching.profile.model import Profile
from dragging.core.notices.folding.deadlines import instant
from dragging.core.notices.model import Lot, Notice
from dragging.core.vocabulary.law import reserved_article, reserved_since

_BEST = ("eligible", "unknown", "not_eligible")
_OF_NOTICE = {
    "reserved_unclear",
    "law",
    "reservation",
    "reservation_valid",
    "equivalent_status",
    "national_other",
    "kind",
    "deadline",
    "applicants",
}
"""What is missing in the notice or the law: the buyer must be asked, the profile cannot tell."""


def verdict(profile: Profile, notice: Notice, lot: Lot | None, as_of: datetime | date) -> Verdict:
    """Whether the organisation may take part in a lot at a moment; without a lot, in the one where it may most.

    A moment without a zone is the time on the buyer's clock, a day its first moment there. Nothing that is not known
    makes a yes.
    """
    moment = as_of if isinstance(as_of, datetime) else datetime.combine(as_of, time())
    if lot is None and notice.lots:
        found = [_of_lot(profile, notice, one, moment) for one in sorted(biddable_lots(notice), key=_place)]
        return min(found, key=lambda one: _BEST.index(one.answer))
    return _of_lot(profile, notice, lot, moment)


def _place(lot: Lot) -> tuple[bool, int, str, bytes]:
    number = number_of(lot.id)
    return number is None, number or 0, lot.id, msgspec.json.encode(lot, order="deterministic")


def _of_lot(profile: Profile, notice: Notice, lot: Lot | None, moment: datetime) -> Verdict:
    reasons = list(gates(notice, lot, moment))
    stop = next((one for one in reasons if one.outcome == "fail"), None)
    stop = stop or next((one for one in reasons if one.outcome == "missing"), None)
    if stop:
        value = False if stop.outcome == "fail" else None
        reasons += _reserved_for(reservation(notice, lot), notice)
        return _verdict(value, stop.code, lot, reasons, ["watch"] if value is False else ["ask_buyer"])
    decided, value, more, advice = _reserved(profile, notice, lot, moment)
    reasons += [*more, *beside(profile, notice, lot, _law(notice, moment).day)]
    return _verdict(value, decided, lot, reasons, advice)


def _reserved_for(held: Reservation, notice: Notice) -> list[Reason]:
    """What is or was reserved, for who cannot bid anyway."""
    articles = [reserved_article(base, notice.legal_basis) or None for base in held.bases]
    return [
        Reason("reserved_for", "pass", article, values={"basis": base})
        for article, base in zip(articles, held.bases, strict=True)
    ]


def _verdict(
    value: bool | None, decided: str, lot: Lot | None, reasons: list[Reason], advice: list[Advice]
) -> Verdict:
    missing = tuple(dict.fromkeys(one.missing for one in reasons if one.settles and one.missing and value is None))
    return Verdict(ANSWERS[value], decided, lot.id if lot else None, tuple(reasons), missing, tuple(advice))


def _reserved(
    profile: Profile, notice: Notice, lot: Lot | None, moment: datetime
) -> tuple[str, bool | None, list[Reason], list[Advice]]:
    if notice.kind == "grant_call":
        return "applicants", None, [Reason("applicants", "missing", missing="applicants", settles=True)], ["ask_buyer"]
    law = _law(notice, moment)
    held = reservation(notice, lot)
    told = [_words(held, law)] if held.said else []
    if notice.reserved_unclear and (not held.bases or held.contradiction or _before_the_law(law.day)):
        unclear = Reason(
            "reserved_unclear",
            "missing",
            reserved_article(PARTICIPATION, law.act),
            values={"box": ""},
            missing="reserved_unclear",
            settles=True,
        )
        return "reserved_unclear", None, [*told, unclear], ["ask_buyer"]
    if not held.bases:
        return "open_to_all", True, [*told, Reason("open_to_all", "pass", "2014/24/EU art. 18", settles=True)], []
    decided, value, reasons = _by_bases(profile, notice, lot, held, law)
    if held.contradiction and value is False:
        value = None
    if value is None and held.contradiction:
        reasons.append(Reason("reservation", "missing", missing="reservation", settles=True))
    return decided, value, [*told, *reasons], _advice(value, decided, law, reasons)


def _law(notice: Notice, moment: datetime) -> Law:
    country = country_of(notice)
    as_of = instant(moment, country).date()
    return Law(country, notice.legal_basis, notice.publication_date or notice.dispatch_date or as_of, as_of)


def _before_the_law(day: date) -> bool:
    since = reserved_since(PARTICIPATION)
    return since is not None and day < since


def _words(held: Reservation, law: Law) -> Reason:
    """The words that were found, and what they are taken to mean."""
    said = held.said
    assert said is not None  # noqa: S101 - the caller asked
    code = "words_contradict" if held.contradiction else "words_reserve" if held.bases else "words_open"
    values = {
        "quote": said.quote, "place": said.place, "lots": sorted(said.lots or ()), "whom": sorted(held.whom),
        "bases": list(held.bases),
    }  # fmt: skip
    article = reserved_article(held.bases[0], law.act) if held.bases else None
    return Reason(code, "missing" if held.contradiction else "pass", article, values=values)


def _by_bases(
    profile: Profile, notice: Notice, lot: Lot | None, held: Reservation, law: Law
) -> tuple[str, bool | None, list[Reason]]:
    art20 = next((base for base in (PARTICIPATION, EXECUTION) if base in held.bases), None)
    if art20 is None and ART77 not in held.bases:
        return "national_other", None, [Reason("national_other", "missing", missing="national_other", settles=True)]
    left = _article_20(profile, notice, lot, held, art20, law) if art20 else None
    right, stands = article_77(profile, notice, lot, law) if ART77 in held.bases else (None, True)
    if right is None and left is not None:
        return str(art20), left.value, list(left.reasons)
    if left is None and right is not None:
        return ART77, right.value, _invalid(right, stands)
    assert left is not None and right is not None  # noqa: S101, PT018 - one of the two is there
    return _either(str(art20), left, right, stands)


def _article_20(profile: Profile, notice: Notice, lot: Lot | None, held: Reservation, basis: str, law: Law) -> Asked:
    found = asked(profile, basis, law)
    more = [*narrowed(profile, held.said, held.whom, law), *greater_share(profile, demands(notice, lot), law)]
    return Asked(both(found.value, value_of(more)), (*found.reasons, *more))


def _invalid(right: Asked, stands: bool) -> list[Reason]:
    if right.value is None and not stands:
        return [*right.reasons, Reason("reservation_valid", "missing", missing="reservation_valid", settles=True)]
    return list(right.reasons)


def _either(art20: str, left: Asked, right: Asked, stands: bool) -> tuple[str, bool | None, list[Reason]]:
    """Both articles in one lot: only what holds whether "and" or "or" is meant.

    A reservation under Article 77 that cannot stand leaves Article 20 alone.
    """
    reasons = [
        *left.reasons,
        *right.reasons,
        Reason("both_bases", "pass", values={"art20": ANSWERS[left.value], "art77": ANSWERS[right.value]}),
    ]
    if not stands or left.value == right.value:
        return art20, left.value, reasons
    return (art20 if left.value is None else ART77), None, [
        *reasons, Reason("reservation", "missing", missing="reservation", settles=True),
    ]  # fmt: skip


def _advice(value: bool | None, decided: str, law: Law, reasons: list[Reason]) -> list[Advice]:
    if value is True:
        return []
    missing = {one.missing for one in reasons if one.settles and one.missing}
    if value is None:
        asks: list[Advice] = ["ask_buyer"] if missing & _OF_NOTICE or not missing else []
        own: list[Advice] = ["complete_profile"] if missing - _OF_NOTICE else []
        return [*own, *asks]
    opened: list[Advice] = ["opened_if_no_reserved_bidder"] if law.country == "BG" and decided == PARTICIPATION else []
    return [*opened, "partner", "subcontract"]

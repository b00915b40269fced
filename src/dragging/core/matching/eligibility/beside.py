"""What stands beside a verdict and never changes it: turnover, criteria, limits of lots, legal form, exclusion grounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dragging.core.matching.eligibility.model import Outcome, Reason
from dragging.core.matching.profile.model import Profile
from dragging.core.notices.model import Lot, Notice, Terms
from dragging.core.units import Value
from dragging.core.vocabulary.law import turnover_cap

_LEV_PER_EURO = Decimal("1.95583")


def beside(profile: Profile, notice: Notice, lot: Lot | None, day: date) -> Iterator[Reason]:
    yield from _turnover(profile, notice, lot, day)
    terms = [one for one in (lot.terms if lot else None, notice.terms) if one]
    yield from _criteria(terms)
    if legal_form := next((one.legal_form for one in terms if one.legal_form), None):
        yield Reason(
            "legal_form", "missing", "2014/24/EU art. 19", values={"quote": _any(legal_form.text)}, missing="ask_buyer"
        )
    if profession := next((one.reserved_profession for one in terms if one.reserved_profession), None):
        yield Reason("reserved_profession", "missing", values={"quote": _any(profession.text)}, missing="licence")
    if notice.lot_limits:
        limits = notice.lot_limits
        yield Reason(
            "lot_limits", "pass", "2014/24/EU art. 46",
            values={"offered": limits.offered, "awarded": limits.awarded, "all_required": limits.all_required},
        )  # fmt: skip
    grounds = profile.exclusion_grounds
    outcome: Outcome = "missing" if grounds is None else "fail" if grounds else "pass"
    yield Reason(
        "exclusion_grounds", outcome, "2014/24/EU art. 57",
        values={"found": sorted(grounds or ())}, missing="exclusion_grounds" if grounds is None else None,
    )  # fmt: skip


def _turnover(profile: Profile, notice: Notice, lot: Lot | None, day: date) -> Iterator[Reason]:
    """Whether the yearly turnover covers the most that may be asked; less may be enough."""
    value = lot.estimated_value if lot else None
    if value is None and len(notice.lots) <= 1:
        value = notice.estimated_value
    law = turnover_cap(day)
    if value is None or value.amount is None or law is None:
        return
    times, article = law
    cap = value.amount * times
    own = _in_currency(profile.yearly_turnover, value.currency)
    covered = own is not None and own >= cap
    yield Reason(
        "turnover_cap", "pass" if covered else "missing", article,
        values={"cap": str(cap), "currency": value.currency, "found": None if own is None else str(own)},
        missing=None if covered else "yearly_turnover" if own is None else "turnover_asked",
    )  # fmt: skip


def _in_currency(turnover: Value | None, currency: str | None) -> Decimal | None:
    """Only between lev and euro, whose rate is fixed by law."""
    if turnover is None or turnover.amount is None:
        return None
    match turnover.currency, currency:
        case own, asked if own == asked:
            return turnover.amount
        case "BGN", "EUR":
            return (turnover.amount / _LEV_PER_EURO).quantize(Decimal("0.01"))
        case "EUR", "BGN":
            return (turnover.amount * _LEV_PER_EURO).quantize(Decimal("0.01"))
        case _:
            return None


def _criteria(terms: list[Terms]) -> Iterator[Reason]:
    found = {(one.type, one.code, one.in_documents) for part in terms for one in part.selection_criteria}
    for kind, code, in_documents in sorted(found, key=str):
        yield Reason(
            "selection_criterion", "missing", "2014/24/EU art. 58",
            values={"type": kind, "code": code, "in_documents": in_documents}, missing="proof",
        )  # fmt: skip


def _any(text: dict[str, str]) -> str | None:
    return next((text[language] for language in sorted(text)), None)

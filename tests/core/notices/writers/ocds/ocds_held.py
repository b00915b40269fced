"""What OCDS can hold of a record: the record as it must read back, and why each difference stands."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from dragging.core.notices.folding.deadlines import deadline_moment
from dragging.core.notices.model import Award, Condition, Lot, LotLimits, Notice, SelectionCriterion, Terms
from dragging.core.notices.writers.ocds import ocid_of

UNSAYABLE = {
    "source": "tells of the file, not of the notice",
    "problems": "tell of the reading, not of the notice",
    "withheld": "OCDS has no place for what is not published",
    "reserved_unclear": "OCDS has no word for a box that is empty",
    "deadline_printed": "OCDS has one deadline",
}
"""Keys that OCDS cannot say at all. What it can say only in part is told in `held`."""


def held(notice: Notice) -> dict[str, object]:
    country = next((buyer.country for buyer in notice.buyers if buyer.country), None)
    told = {name: getattr(notice, name) for name in notice.__struct_fields__ if name not in UNSAYABLE}
    return told | {
        # A procedure without an id hangs together by its ocid.
        "procedure_id": notice.procedure_id or ocid_of(notice),
        # OCDS asks for a zone; the moment stays.
        "deadline": _moment(notice.deadline, country),
        "lots": _lots(notice.lots, country),
        # An organisation told twice is one party.
        "buyers": tuple(dict.fromkeys(map(_frozen, notice.buyers))),
        "awards": tuple(map(_award, notice.awards)),
        # The European Union is a funder or is not named: that it does not fund cannot be said.
        "eu_funds": notice.eu_funds or None,
        # An address without a scheme becomes one of the web.
        "documents_url": _address(notice.documents_url),
        "notice_url": _address(notice.notice_url),
        "terms": _terms(notice.terms, country),
        "lot_limits": _limits(notice.lot_limits),
    }


def differences(notice: Notice, read_back: Notice) -> dict[str, tuple[object, object]]:
    """Keys in which the notice that was read back says something else: as it must be, and as it is."""
    meant, told = held(notice), held(read_back)
    return {name: (value, told[name]) for name, value in meant.items() if told[name] != value}


def _moment(deadline: str | None, country: str | None) -> object:
    return deadline and (deadline_moment(deadline, country) or deadline)


def _lots(lots: tuple[Lot, ...], country: str | None) -> list[dict[str, object]]:
    """Groups stand in a list of their own, after the lots."""
    ordered = sorted(lots, key=lambda lot: lot.kind == "group")
    return [
        msgspec.structs.asdict(lot)
        | {"deadline": _moment(lot.deadline, country), "terms": _terms(lot.terms, country)}
        for lot in ordered
    ]


def _terms(terms: Terms | None, country: str | None) -> Terms | None:
    """Without what OCDS has no word for: a reserved profession, the text beside a box, the finer code of a
    criterion and that it stands in the documents; that a guarantee or legal form is asked without saying which.
    """
    if terms is None:
        return None
    days = terms.tender_validity_months and round(terms.tender_validity_months * Decimal("365.25") / 12)
    kept = msgspec.structs.replace(
        terms,
        selection_criteria=tuple(_criterion(one) for one in terms.selection_criteria if _says_more(one)),
        legal_form=_words(terms.legal_form),
        guarantee=_words(terms.guarantee),
        reserved_profession=None,
        reserved_text={},
        tender_validity_months=None,
        tender_validity_days=days or terms.tender_validity_days,
        questions_deadline=_moment(terms.questions_deadline, country),
        opening=terms.opening
        and msgspec.structs.replace(terms.opening, moment=_moment(terms.opening.moment, country)),
    )
    return None if kept == Terms() else kept


def _criterion(one: SelectionCriterion) -> SelectionCriterion:
    return msgspec.structs.replace(one, code=None, in_documents=False)


def _says_more(one: SelectionCriterion) -> bool:
    return bool(one.type or one.name or one.text or one.minimum)


def _words(condition: Condition | None) -> Condition | None:
    return Condition(None, condition.text) if condition and condition.text else None


def _limits(limits: LotLimits | None) -> LotLimits | None:
    """Whether one must offer for all lots, and how lots combine, OCDS cannot say."""
    if limits is None or limits.offered is limits.awarded is None:
        return None
    return LotLimits(limits.offered, limits.awarded)


def _award(award: Award) -> Award:
    return msgspec.structs.replace(award, winners=tuple(dict.fromkeys(award.winners)))


def _frozen(buyer: object) -> bytes:
    return msgspec.json.encode(buyer, order="sorted")


def _address(told: str | None) -> str | None:
    return told and told.removeprefix("http://")

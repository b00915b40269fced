"""What the values of a draft must be to each other. Each rule names the field or the article it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from dragging.core.notices.draft.model import Buyer, Draft, DraftAward, DraftLot, Party
from dragging.core.notices.draft.sheet import Faults
from dragging.core.vocabulary.law import is_article_77

ONE_STAGE = {"open", "oth-single", "neg-wo-call"}
WITH_SPEED = {"open", "restricted", "neg-w-call"}  # BT-106
WITH_VALIDITY = {"open", "oth-single"}  # BT-98
_DIVISIONS = {  # BT-262: which CPV codes a nature of contract has
    "works": re.compile("45"),
    "services": re.compile("49|[5-9]"),
    "supplies": re.compile("[0-3]|4[0-4]|48"),
}
_LEAST_CANDIDATES = {"restricted": 5, "neg-w-call": 3, "comp-dial": 3, "innovation": 3}  # 2014/24/EU, Article 65(2)
_ARTICLE_77_MONTHS = 36
_ALL = Decimal(100)


def check(draft: Draft, faults: Faults) -> None:
    """Report every contradiction of the draft."""
    _needed(draft, faults)
    if draft.kind == "call":
        _procedure(draft, faults)
    _reasons(draft, faults)
    _nature(draft.nature, draft.cpv, "cpv", faults)
    paths = ["" if one.id.endswith("-0000") else f"lots[{place}]." for place, one in enumerate(draft.lots)]
    for path, lot in zip(paths, draft.lots, strict=True):
        _lot(draft, lot, path, faults)
    _identities(draft, faults)
    _organisations(draft, faults)
    if draft.kind == "award":
        _awards(draft, faults)


def _needed(draft: Draft, faults: Faults) -> None:
    """What the form asks for beyond what every notice must say."""
    needed = {
        "planned_date": (draft.form == "4", draft.planned_date, "day"),  # BT-127
        "documents_url": (draft.form == "16", draft.documents_url, "url"),  # BT-15
        "submission_url": (draft.form in {"16", "E1"}, draft.submission_url, "url"),  # BT-18
        "procedure_features": (draft.form in {"20", "21"}, draft.procedure_features, "text"),  # BT-88
        "min_candidates": (
            draft.form == "16" and draft.procedure not in ONE_STAGE, draft.terms.min_candidates, "count"),  # BT-50
        "awards": (draft.kind == "award", draft.awards, "awards"),  # BT-142
        "places": (True, draft.places, "nuts"),  # BT-5071
    }  # fmt: skip
    for key, (is_needed, value, expected) in needed.items():
        if is_needed and not value:
            faults.add("missing", key, None, expected)
    if draft.planned_date and not draft.change and draft.planned_date <= draft.dispatched.date():  # BT-127
        faults.add("order", "planned_date", draft.planned_date, "dispatched")


def _procedure(draft: Draft, faults: Faults) -> None:
    """What goes with the procedure, and what does not."""
    if draft.procedure == "neg-wo-call":
        faults.add("call_without_call", "procedure", draft.procedure)
    said = {
        "min_candidates": draft.procedure in ONE_STAGE and draft.terms.min_candidates,
        "max_candidates": draft.procedure in ONE_STAGE and draft.terms.max_candidates,
        "tender_validity_days": draft.procedure not in WITH_VALIDITY and draft.terms.tender_validity_days,
    }
    for key, value in said.items():
        if value:
            faults.add("not_with_procedure", key, None, draft.procedure)
    if draft.terms.max_lots and draft.terms.max_lots > len(draft.lots):  # BT-31
        faults.add("out_of_range", "max_lots", draft.terms.max_lots, f"1 - {len(draft.lots)}")
    elif draft.terms.max_lots and len(draft.lots) == 1:
        faults.add("not_with_one_lot", "max_lots")
    low, high = draft.terms.min_candidates, draft.terms.max_candidates
    least = _LEAST_CANDIDATES.get(draft.procedure or "", 1) if draft.form == "16" else 1
    if low and low < least:
        faults.add("too_few_candidates", "min_candidates", low, str(least))
    if low and high and low > high:  # BT-50, BT-51
        faults.add("order", "max_candidates", high, "min_candidates")


def _reasons(draft: Draft, faults: Faults) -> None:
    """A shortened procedure (BT-106, BT-1351) and one without a call (BT-136, BT-135) give their reasons."""
    direct = draft.procedure == "neg-wo-call"
    if draft.accelerated is not None and draft.procedure not in WITH_SPEED:
        faults.add("not_with_procedure", "accelerated", None, draft.procedure)
    if draft.direct_award_reason and not direct:
        faults.add("not_with_procedure", "direct_award_reason", None, draft.procedure)
    if direct and draft.form == "29" and not draft.direct_award_reason:
        faults.add("missing", "direct_award_reason", None, "direct_award")
    for key, asked, text in (
        ("accelerated_text", draft.accelerated, draft.accelerated_text),
        ("direct_award_text", draft.direct_award_reason, draft.direct_award_text),
    ):
        if asked and not text:
            faults.add("missing", key, None, "text")
        elif text and not asked:
            faults.add("reason_without_case", key)


def _nature(nature: str, cpv: str, path: str, faults: Faults) -> None:
    if not _DIVISIONS[nature].match(cpv):
        faults.add("cpv_of_other_nature", path, cpv, nature)


def _lot(draft: Draft, lot: DraftLot, path: str, faults: Faults) -> None:
    _nature(lot.nature, lot.cpv, f"{path}cpv", faults)
    if draft.kind in {"call", "consultation"}:
        _deadline(draft, lot, path, faults)
    if lot.duration_months and (lot.end or lot.start) and not (lot.start and not lot.end):  # BT-36
        faults.add("one_period", f"{path}duration_months")
    if lot.start and lot.end and lot.end < lot.start:
        faults.add("order", f"{path}end", lot.end, "start")
    if "art77" in lot.reserved:
        _article_77(lot, path, faults)
    if lot.social and not lot.social_text:  # BT-777
        faults.add("missing", f"{path}social_text", None, "text")
    elif lot.social_text and not lot.social:
        faults.add("missing", f"{path}social", None, "aims")
    if (lot.accessibility == "n-inc-just") != bool(lot.accessibility_text):  # BT-755
        faults.add("accessibility_reason", f"{path}accessibility_text")
    _weights(draft, lot, path, faults)


def _deadline(draft: Draft, lot: DraftLot, path: str, faults: Faults) -> None:
    if lot.deadline is None:
        faults.add("missing", f"{path}deadline", None, "moment")
    elif lot.deadline.date() <= draft.dispatched.date() and draft.change is None:  # BT-131
        faults.add("order", f"{path}deadline", lot.deadline.isoformat(), "dispatched")


def _article_77(lot: DraftLot, path: str, faults: Faults) -> None:
    """Directive 2014/24/EU, Article 77: a closed list of services, three years at most."""
    if not is_article_77(lot.cpv):
        faults.add("cpv_outside_article_77", f"{path}cpv", lot.cpv)
    months = lot.duration_months or 0
    if lot.start and lot.end:
        months = (lot.end.year - lot.start.year) * 12 + lot.end.month - lot.start.month
        months += lot.end.day >= lot.start.day  # both days count
    if months > _ARTICLE_77_MONTHS:
        faults.add("article_77_period", f"{path}{'duration_months' if lot.duration_months else 'end'}")


def _weights(draft: Draft, lot: DraftLot, path: str, faults: Faults) -> None:
    told = [one.weight for one in lot.award_criteria]
    known = [weight for weight in told if weight is not None]
    if draft.form == "29" and not told:  # BT-539
        faults.add("missing", f"{path}award_criteria", None, "criteria")
    elif len(known) not in {0, len(told)} or (draft.form == "29" and len(known) != len(told)):  # BT-541
        faults.add("weights_missing", f"{path}award_criteria")
    elif known and sum(known) != _ALL:
        faults.add("weights_sum", f"{path}award_criteria", sum(known))


def _identities(draft: Draft, faults: Faults) -> None:
    mark = "PAR" if draft.kind == "planning" else "LOT"
    for place, lot in enumerate(draft.lots):
        if not re.match(rf"{mark}-\d{{4}}\Z", lot.id, re.ASCII):  # BT-137
            faults.add("lot_name", f"lots[{place}].id", lot.id, f"{mark}-0001")
    if len({lot.id for lot in draft.lots}) < len(draft.lots):
        faults.add("twice", "lots")
    if not draft.lots:
        faults.add("empty_list", "lots")


def _organisations(draft: Draft, faults: Faults) -> None:
    """One registration number is one organisation, and a winner is neither buyer nor review body (OPT-300)."""
    seen: dict[tuple[str, str], Party] = {}
    for path, party in _parties(draft):
        before = seen.setdefault((party.country, party.id), party)
        if before is not party and (before != party or isinstance(party, Buyer)):
            faults.add("same_registration", f"{path}.id", party.id)


def _parties(draft: Draft) -> Iterator[tuple[str, Party]]:
    yield "buyer", draft.buyers[0]
    yield from ((f"joint_buyers[{place}]", one) for place, one in enumerate(draft.buyers[1:]))
    if draft.review_body:
        yield "review_body", draft.review_body
    for place, award in enumerate(draft.awards):
        yield from ((f"awards[{place}].winners[{number}]", one) for number, one in enumerate(award.winners))


def _awards(draft: Draft, faults: Faults) -> None:
    known = {lot.id for lot in draft.lots}
    times = Counter(award.lot for award in draft.awards)
    contracts = Counter(award.contract for award in draft.awards if award.contract)
    for place, award in enumerate(draft.awards):
        path = f"awards[{place}]."
        if award.lot not in known:  # BT-13713
            faults.add("not_in_list", f"{path}lot", award.lot, ", ".join(sorted(known)))
        if times[award.lot] > 1:  # one contract a lot unless it is a framework (OPT-315)
            faults.add("twice", f"{path}lot", award.lot)
        if award.contract and contracts[award.contract] > 1:  # BT-150
            faults.add("twice", f"{path}contract", award.contract)
        _award(draft, award, path, faults)
    for lot in sorted(known - set(times)):
        faults.add("lot_without_result", "awards", lot)
    won = [award.value for award in draft.awards if award.outcome == "awarded" and award.value]
    if len({value.currency for value in won}) > 1 and draft.total_value is None:  # BT-161
        faults.add("total_of_currencies", "total_value")
    for key, value in (("total_value", draft.total_value), ("total_withheld", draft.total_withheld)):
        if value and not won:
            faults.add("only_of_awarded", key)


def _award(draft: Draft, award: DraftAward, path: str, faults: Faults) -> None:
    won = award.outcome == "awarded"
    fields = {"contract": (award.contract, "text"), "date": (award.date, "day"), "value": (award.value, "money"),
              "winners": (award.winners, "winners")}  # fmt: skip
    for key, (value, expected) in fields.items():  # BT-150, BT-145, BT-720, OPT-300
        if won and not value:
            faults.add("missing", f"{path}{key}", None, expected)
        elif not won and value:
            faults.add("only_of_awarded", f"{path}{key}")
    if award.withheld and not won:
        faults.add("only_of_awarded", f"{path}withheld")
    if (award.outcome == "unsuccessful") != bool(award.reason):  # BT-144
        faults.add("reason_of_unsuccessful", f"{path}reason")
    counted = award.outcome != "open" and award.reason != "no-rece"
    if counted != (award.tenders is not None):  # BT-760
        faults.add("tenders_counted", f"{path}tenders")
    if won and award.tenders and not award.tenders.total:
        faults.add("won_without_tender", f"{path}tenders")
    if award.date and award.date > draft.dispatched.date():  # BT-145
        faults.add("order_before", f"{path}date", award.date, "dispatched")

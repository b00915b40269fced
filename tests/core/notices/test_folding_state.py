"""What state a chain is in, and since when one can bid for what."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest
from folding_world import buyer, change_of, eforms, fold, lots, notice, refer

from dragging.core.notices import folding
from dragging.core.notices.model import Award, Lot, LotLimits, Terms, Winner
from dragging.core.units import Value


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def result(number, day, *awards, **stated):
    return eforms(number, "award", day, number, "proc", awards=tuple(awards), **stated)


LATE, LATER = "2026-04-01T12:00:00+02:00", "2026-09-01T12:00:00+02:00"
CALL = eforms(
    "100-2026",
    "call",
    "2026-02-01",
    "call",
    "proc",
    deadline=LATE,
    reserved=("art77",),
    **buyer("ES"),
    **lots(("LOT-0001", LATE), ("LOT-0002", LATE)),
)


@pytest.mark.parametrize(
    ("kind", "stated", "state"),
    [
        ("planning", {}, "planned"),
        ("buyer_profile", {}, "planned"),
        ("consultation", {}, "consultation"),
        ("direct_award", {}, "awarded"),
        ("award", {}, "awarded"),
        ("award", {"awards": (Award("1", outcome="withheld"),)}, "awarded"),
        ("award", {"awards": (Award("1", outcome="unsuccessful"),)}, "closed"),
        ("award", {"awards": (Award("1", outcome="discontinued"),)}, "cancelled"),
        ("award", {"awards": (Award("1", outcome="discontinued"), Award("2", outcome="unsuccessful"))}, "closed"),
        ("award", {"awards": (Award("1", outcome="discontinued"), Award("2"))}, "awarded"),
        ("modification", {}, "awarded"),
        ("completion", {}, "awarded"),
        ("cancellation", {}, "cancelled"),
        ("grant_call", {"deadline": "2020-03-01"}, "open"),
        ("change", {"deadline": "2020-03-01"}, "open"),
        ("change", {}, "closed"),
        ("other", {}, "closed"),
    ],
)
def test_state_of_a_notice_alone(kind, stated, state):
    one = fold(notice("1-2020", kind, "2020-01-01", **stated))
    assert folding.state_at(one, at("2020-01-02")) == state


def test_a_call_closes_when_its_deadline_has_passed():
    one = fold(CALL)
    assert folding.state_at(one, at("2026-04-01T10:00")) == "open"
    assert folding.state_at(one, at("2026-04-01T10:01")) == "closed"


def test_the_reservation_of_the_call_outlives_the_result():
    one = fold(CALL, result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001", "LOT-0002"))))
    assert (one.state_base, one.reserved, one.kind) == ("awarded", ("art77",), "call")


def test_a_changed_call_takes_the_place_of_the_former():
    changed = msgspec.structs.replace(
        CALL,
        id="110-2026",
        notice_uuid="0" * 8 + "-0000-4000-8000-000000000001",
        dispatch_date=None,
        publication_date=datetime(2026, 3, 1).date(),
        deadline=LATER,
        reserved=(),
        **change_of("call", "cor-buy"),
        **lots(("LOT-0001", LATER), ("LOT-0002", LATER)),
    )
    one = fold(CALL, changed)
    assert (one.deadline, one.open_until, one.reserved) == (LATER, LATER, ())
    assert [step.id for step in one.timeline] == ["100-2026", "110-2026"]


def test_a_higher_version_of_one_uuid_replaces_the_lower():
    second = msgspec.structs.replace(CALL, id="99-2026", notice_version="02", deadline=LATER, lots=())
    assert fold(CALL, second).deadline == LATER


def test_a_legacy_change_moves_the_deadline_only_of_what_was_sent_before():
    call = notice("1-2020", "call", "2020-01-01", deadline="2020-02-01T12:00", **lots(("1", None)))
    change = notice("2-2020", "change", "2020-01-20", deadline="2020-02-20T12:00", **refer("changed", "1-2020"))
    silent = notice("3-2020", "change", "2020-01-25", **refer("changed", "1-2020"))
    again = notice("4-2020", "call", "2020-03-01", deadline="2020-04-01", **refer("changed", "1-2020"))
    assert fold(call, change, silent).open_until == "2020-02-20T12:00"
    assert fold(call, change, silent, again).open_until == "2020-04-01"


def cancelling(*sections, reason="cancel"):
    return msgspec.structs.replace(
        CALL,
        id="110-2026",
        notice_uuid=None,
        dispatch_date=datetime(2026, 3, 1).date(),
        **change_of("call", reason, *sections),
    )


@pytest.mark.parametrize("sections", [(), ("PROCEDURE",), ("LOT-0001", "LOT-0002"), ("LOT-0001", "PROCEDURE")])
def test_a_change_that_cancels_the_whole(sections):
    assert folding.state_at(fold(CALL, cancelling(*sections)), at("2026-03-02")) == "cancelled"


def test_a_change_that_cancels_one_lot_leaves_the_other_open():
    one = fold(CALL, cancelling("LOT-0001"))
    assert (one.state_base, one.settled_lots) == ("open", ("LOT-0001",))


def test_a_review_suspends_until_a_further_change():
    paused = cancelling(reason="susp-review")
    again = msgspec.structs.replace(
        CALL,
        id="120-2026",
        notice_uuid=None,
        dispatch_date=datetime(2026, 3, 9).date(),
        **refer("changed", "110-2026"),
    )
    assert fold(CALL, paused).state_base == "suspended"
    assert fold(CALL, paused, again).state_base == "open"


def test_a_result_taken_back_leaves_the_call_as_it_was():
    award = result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001", "LOT-0002")))
    back = result("210-2026", "2026-06-20", *award.awards, **change_of("200-2026", "cancel"))
    one = fold(CALL, award, back)
    assert folding.state_at(one, at("2026-07-01")) == "closed"
    assert one.awards == ()


def test_a_call_cancelled_is_cancelled_though_lots_had_unsuccessful_results_before():
    failed = result("105-2026", "2026-02-20", Award("RES-0001", ("LOT-0001",), "unsuccessful"))
    assert fold(CALL, failed, cancelling()).state_base == "cancelled"


def test_lots_whose_time_is_not_over_stay_open_after_the_result_of_another():
    call = msgspec.structs.replace(CALL, **lots(("LOT-0001", LATE), ("LOT-0002", LATER)))
    one = fold(call, result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001",))))
    assert (one.state_base, one.settled_lots, one.deadline, one.open_until) == ("open", ("LOT-0001",), LATER, LATER)
    assert folding.state_at(one, at("2026-10-01")) == "closed"


def test_lots_without_result_after_the_deadline_do_not_make_it_open():
    one = fold(CALL, result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001",))))
    assert one.state_base == "awarded"


def test_with_several_deadlines_it_is_open_until_the_last_and_shows_the_first():
    call = msgspec.structs.replace(CALL, **lots(("LOT-0001", LATE), ("LOT-0002", LATER)))
    one = fold(call)
    assert (one.deadline, one.open_until) == (LATE, LATER)


def test_a_second_call_of_the_procedure_opens_it_again():
    failed = result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001", "LOT-0002"), "unsuccessful"))
    again = eforms("300-2026", "call", "2026-07-01", "again", "proc", deadline=LATER)
    assert fold(CALL, failed).state_base == "closed"
    assert fold(CALL, failed, again).state_base == "open"


def test_a_qualification_system_stays_open_through_its_awards_until_its_end():
    system = notice(
        "1-2020",
        "call",
        "2020-01-01",
        form="F07",
        start_date=datetime(2020, 1, 1).date(),
        end_date=datetime(2024, 12, 31).date(),
        **buyer("PL"),
    )
    award = notice("2-2020", "award", "2020-06-01", awards=(Award("1"),), **refer("call", "1-2020"))
    one = fold(system, award)
    assert (one.open_until, folding.state_at(one, at("2024-12-31T22:59"))) == ("2024-12-31", "open")
    assert folding.state_at(one, at("2024-12-31T23:01")) == "closed"


def test_a_call_without_deadline_is_over_when_its_contract_begins_or_is_awarded():
    call = notice("1-2020", "call", "2020-01-01", start_date=datetime(2020, 5, 1).date())
    assert fold(call).open_until == "2020-05-01"
    assert fold(call, notice("2-2020", "award", "2020-02-01", **refer("call", "1-2020"))).state_base == "awarded"


def test_an_entry_that_returns_after_its_deletion_lives():
    gone = notice("2-2020", "cancellation", "2020-02-01", **refer("call", "1-2020"))
    call = notice("1-2020", "call", "2020-01-01", deadline="2020-09-01")
    back = notice("3-2020", "call", "2020-03-01", deadline="2020-10-01", **refer("changed", "1-2020"))
    assert fold(call, gone).state_base == "cancelled"
    assert fold(call, gone, back).state_base == "open"


def test_value_is_the_only_results_total_else_the_estimate():
    euros = [Value(Decimal(amount), currency="EUR") for amount in (1000, 800, 300)]
    call = msgspec.structs.replace(CALL, estimated_value=euros[0])
    whole = result("200-2026", "2026-06-01", Award("RES-0001", ("LOT-0001",)), total_value=euros[1])
    part = result("210-2026", "2026-06-02", Award("RES-0002", ("LOT-0002",)), total_value=euros[2])
    assert [fold(*some).value for some in ([call], [call, whole], [call, whole, part])] == [
        euros[0],
        euros[1],
        euros[0],
    ]


def test_a_modification_takes_the_place_of_its_contract_only():
    award = notice(
        "1-2020",
        "award",
        "2020-01-01",
        awards=(Award("7", ("1",), winners=(Winner("A"),)), Award("8", ("2",), winners=(Winner("B"),))),
    )
    modification = notice(
        "2-2020",
        "modification",
        "2020-02-01",
        awards=(Award("8", ("2",), winners=(Winner("C"),)),),
        **refer("modified", "1-2020"),
    )
    assert [one.winners[0].name for one in fold(award, modification).awards] == ["A", "C"]


def test_lots_of_several_results_without_their_call_stand_side_by_side():
    first = notice("1-2020", "award", "2020-01-01", lots=(Lot("1", title={"en": "Meals"}),), **refer("call", "9-2020"))
    second = notice("2-2020", "award", "2020-02-01", lots=(Lot("2", title={"en": "Care"}),), **refer("call", "9-2020"))
    assert [lot.id for lot in fold(first, second).lots] == ["1", "2"]


def test_the_public_id_hashes_the_earliest_key():
    plan = notice("000300-2019", "planning", "2019-12-01")
    call = notice("000002-2020", "call", "2020-01-01", **refer("planning", "300-2019"))
    assert fold(plan, call).key == "ted:300-2019"
    assert fold(plan, call).id == "f3rzlawyq5sd"


def test_an_announced_direct_award_gives_way_to_its_award_notice():
    announced = notice("1-2020", "direct_award", "2020-01-01", awards=(Award("1", ("1",)), Award("2", ("2",))))
    award = notice("2-2020", "award", "2020-02-01", awards=(Award("9", ("1",)),), **refer("call", "1-2020"))
    assert [one.id for one in fold(announced, award).awards] == ["2", "9"]


def test_a_legacy_modification_states_the_value_after_it_as_its_total():
    before, after = Value(Decimal(100), currency="EUR"), Value(Decimal(120), currency="EUR")
    award = notice("1-2020", "award", "2020-01-01", awards=(Award("7", ("1",), value=before),), total_value=before)
    modification = notice(
        "2-2020", "modification", "2020-02-01", awards=award.awards, total_value=after, **refer("modified", "1-2020")
    )
    one = fold(award, modification)
    assert (one.awards[0].value, one.value) == (after, after)


def test_terms_and_limits_are_those_of_the_call():
    terms, limits = Terms(variants="allowed"), LotLimits(offered=2)
    call = notice("000010-2020", "call", "2020-03-01", terms=terms, lot_limits=limits, form="F12", legal_basis="32014L0025")
    award = notice("000020-2020", "award", "2020-06-01", terms=Terms(variants="required"), **refer("call", "000010-2020"))
    folded = fold(call, award)
    assert (folded.terms, folded.lot_limits, folded.form, folded.legal_basis) == (terms, limits, "F12", "32014L0025")


def test_a_call_without_terms_takes_none_of_an_announcement():
    planning = notice("000001-2020", "planning", "2020-01-01", terms=Terms(variants="allowed"))
    call = notice("000010-2020", "call", "2020-03-01", **refer("planning", "000001-2020"))
    assert fold(planning, call).terms is None


def test_the_term_is_that_after_the_latest_modification():
    call = notice("000010-2020", "call", "2020-03-01", duration_months=Decimal(12), lots=(Lot("1", duration_months=Decimal(12)), Lot("2")))
    award = notice("000020-2020", "award", "2020-06-01", **refer("call", "000010-2020"))
    longer = notice(
        "000030-2021", "modification", "2021-06-01", duration_months=Decimal(18), end_date=date(2022, 1, 1),
        lots=(Lot("1", duration_months=Decimal(18)),), **refer("award", "000020-2020"),
    )  # fmt: skip
    folded = fold(call, award, longer)
    assert (folded.duration_months, folded.end_date) == (Decimal(18), date(2022, 1, 1))
    assert [lot.duration_months for lot in folded.lots] == [Decimal(18), None]


def test_a_modification_that_states_no_term_leaves_that_of_the_call():
    call = notice("000010-2020", "call", "2020-03-01", duration_months=Decimal(12), start_date=date(2020, 7, 1))
    award = notice("000020-2020", "award", "2020-06-01", **refer("call", "000010-2020"))
    dearer = notice("000030-2021", "modification", "2021-06-01", **refer("award", "000020-2020"))
    folded = fold(call, award, dearer)
    assert (folded.duration_months, folded.start_date) == (Decimal(12), date(2020, 7, 1))

"""Folding of whole chains: the order of arrival changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragging.core.notices import folding
from dragging.core.notices.model import Award, Change, Notice, Reference, Source, Winner

BLANK = {field: None for field in Notice.__struct_fields__}


def notice(number, kind, day, **stated):
    lists = ("languages", "buyers", "cpv_additional", "nuts", "reserved", "social_clauses", "lots", "awards", "withheld", "references", "changes", "problems")
    fields = BLANK | dict.fromkeys(lists, ()) | {"title": {"en": kind}, "description": {}, "reserved_unclear": False, "light_regime": False}
    fields |= {"source": Source("ted-xml", None, "x", number), "id": number, "kind": kind, "publication_date": date.fromisoformat(day)}
    return Notice(**(fields | stated))


def refer(relation, number):
    return {"references": (Reference(relation, number),)}


PLAN = notice("000001-2020", "planning", "2020-01-01")
CALL = notice("000002-2020", "call", "2020-02-01", deadline="2020-03-01T12:00", reserved=("art77",), **refer("planning", "2020/S 001-000001"))
CHANGE = notice("000003-2020", "change", "2020-02-10", deadline="2020-03-15T12:00", **refer("changed", "2020/S 021-000002"))
AWARD = notice("000004-2020", "award", "2020-05-01", awards=(Award("1", ("1",), winners=(Winner("A"),)),), **refer("call", "2020/S 021-000002"))
MODIFICATION = notice("000005-2020", "modification", "2020-09-01", awards=(Award("1", ("1",), winners=(Winner("B"),)),), **refer("modified", "2020/S 085-000004"))
OTHER = notice("000009-2020", "call", "2020-02-01", deadline="2020-04-01")
CHAIN = [PLAN, CALL, CHANGE, AWARD, MODIFICATION, OTHER]


def folded(notices):
    keyed = {folding.notice_key(one, "ted"): one for one in notices}
    sources = dict.fromkeys(keyed, "ted")
    return sorted(msgspec.json.encode(folding.fold(members)) for members in folding.chains(keyed, sources))


@settings(max_examples=60)
@given(st.permutations(CHAIN), st.integers(1, len(CHAIN)))
def test_order_changes_nothing(shuffled, number):
    part = shuffled[:number]
    assert folded(part) == folded(sorted(part, key=lambda one: one.id))


def test_a_whole_chain_is_one_opportunity():
    keyed = {folding.notice_key(one, "ted"): one for one in CHAIN}
    groups = folding.chains(keyed, dict.fromkeys(keyed, "ted"))
    assert sorted(len(group) for group in groups) == [1, 5]


def test_reservation_comes_from_the_call_and_the_state_from_the_result():
    one = folding.fold({folding.notice_key(n, "ted"): n for n in [PLAN, CALL, CHANGE, AWARD]})
    assert one.reserved == ("art77",)
    assert one.state_base == "awarded"
    assert one.id == folding.public_id("ted:1-2020")


def test_a_corrigendum_moves_the_deadline():
    one = folding.fold({"ted:2-2020": CALL, "ted:3-2020": CHANGE})
    assert one.deadline == "2020-03-15T12:00"


def test_a_modification_replaces_the_award_it_modifies():
    one = folding.fold({"ted:4-2020": AWARD, "ted:5-2020": MODIFICATION})
    assert [winner.name for award in one.awards for winner in award.winners] == ["B"]


def test_an_announcement_that_several_procedures_name_glues_nothing():
    second = notice("000007-2020", "call", "2020-02-02", **refer("planning", "2020/S 001-000001"))
    keyed = {folding.notice_key(one, "ted"): one for one in [PLAN, CALL, second]}
    assert len(folding.chains(keyed, dict.fromkeys(keyed, "ted"))) == 3


def test_related_notices_do_not_connect():
    near = notice("000008-2020", "call", "2020-02-02", **refer("related", "2020/S 021-000002"))
    keyed = {folding.notice_key(one, "ted"): one for one in [CALL, near]}
    assert len(folding.chains(keyed, dict.fromkeys(keyed, "ted"))) == 2


@pytest.mark.parametrize(("reason", "state"), [("cancel", "cancelled"), ("susp-review", "suspended")])
def test_a_change_may_end_or_pause_it(reason, state):
    ended = msgspec.structs.replace(CALL, id="000012-2020", publication_date=date(2020, 2, 20), changes=(Change(reason=reason),), references=(Reference("changed", "2-2020"),))
    one = folding.fold({"ted:2-2020": CALL, "ted:12-2020": ended})
    assert folding.state_at(one, datetime(2020, 2, 21, tzinfo=UTC)) == state


def test_a_call_closes_at_its_deadline():
    one = folding.fold({"ted:2-2020": msgspec.structs.replace(CALL, deadline="2020-03-01")})
    assert folding.state_at(one, datetime(2020, 3, 1, 20, 0, tzinfo=UTC)) == "open"
    assert folding.state_at(one, datetime(2020, 3, 2, 0, 0, tzinfo=UTC)) == "closed"


@pytest.mark.parametrize(
    ("deadline", "country", "moment"),
    [
        ("2026-07-01T12:00", "BG", "2026-07-01T09:00:00+00:00"),
        ("2026-07-01T12:00", "IE", "2026-07-01T11:00:00+00:00"),
        ("2026-12-31", "PL", "2026-12-31T23:00:00+00:00"),
        ("2026-07-01T12:00:00+02:00", "IE", "2026-07-01T10:00:00+00:00"),
        ("2026-07-01+02:00", None, "2026-07-01T22:00:00+00:00"),
    ],
)
def test_moment_of_a_deadline(deadline, country, moment):
    assert folding.deadline_moment(deadline, country).isoformat() == moment


@given(st.text())
def test_no_deadline_makes_it_raise(text):
    folding.deadline_moment(text, "ES")


def test_the_newer_format_is_the_one_that_counts():
    old = notice("000002-2020", "call", "2020-02-01")
    new = msgspec.structs.replace(old, source=Source("eforms", None, "x", "0"))
    assert folding.current_rendering([old, new]) is folding.current_rendering([new, old]) is new


@pytest.mark.parametrize(("source", "number", "key"), [("ted", "000080-2019", "ted:80-2019"), ("ted", "00566194-2026", "ted:566194-2026"), ("ted", "0", "ted:0")])
def test_numbers_are_compared_without_leading_zeros(source, number, key):
    assert folding.number_key(source, number) == key

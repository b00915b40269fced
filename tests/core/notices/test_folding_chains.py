"""Which notices make one opportunity: rules one by one, and that the order of arrival leaves no trace."""

from __future__ import annotations

import msgspec
import pytest
from folding_world import chains, change_of, eforms, fold, keyed, lots, notice, refer, uuid_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dragging.core.notices import folding
from dragging.core.notices.model import Award, Change, Source, Winner

PLAN = notice("000001-2020", "planning", "2020-01-01")
FIRST = notice(
    "000002-2020", "call", "2020-02-01", deadline="2020-03-01T12:00", **refer("planning", "2020/S 001-000001")
)
SECOND = notice(
    "000003-2020", "call", "2020-02-02", deadline="2020-03-02T12:00", **refer("planning", "2020/S 001-000001")
)


def award_of(number, day, call):
    return notice(number, "award", day, awards=(Award("1", ("1",), winners=(Winner("A"),)),), **refer("call", call))


def test_a_planning_notice_joins_the_only_procedure_that_names_it():
    assert chains([PLAN, FIRST]) == [["000001-2020", "000002-2020"]]


def test_a_planning_notice_named_by_two_procedures_stays_alone():
    assert chains([PLAN, FIRST, SECOND]) == [["000001-2020"], ["000002-2020"], ["000003-2020"]]


def test_call_and_award_that_both_name_the_plan_are_one_procedure():
    award = msgspec.structs.replace(
        award_of("000009-2020", "2020-06-01", "2020/S 022-000002"),
        references=(
            *refer("call", "2020/S 022-000002")["references"],
            *refer("planning", "2020/S 001-000001")["references"],
        ),
    )
    assert chains([PLAN, FIRST, award]) == [["000001-2020", "000002-2020", "000009-2020"]]


def test_a_corrigendum_of_a_planning_notice_is_no_second_procedure():
    change = notice("000005-2020", "change", "2020-01-10", **refer("changed", "2020/S 001-000001"))
    assert chains([PLAN, change, FIRST]) == [["000001-2020", "000002-2020", "000005-2020"]]


def test_plan_consultation_and_call_hang_together_though_two_name_the_plan():
    asked = notice("000004-2020", "consultation", "2020-01-15", **refer("planning", "1-2020"))
    call = notice("000006-2020", "call", "2020-02-01", **refer("planning", "1-2020", "4-2020"))
    assert chains([PLAN, asked, call]) == [["000001-2020", "000004-2020", "000006-2020"]]


def test_many_awards_of_one_framework_are_one_procedure_even_before_the_call_arrives():
    awards = [award_of(f"00001{n}-2020", f"2020-06-0{n}", "2020/S 022-000002") for n in range(1, 4)]
    assert len(chains(awards)) == 1
    assert len(chains([*awards, FIRST])) == 1


def test_awards_that_name_a_plan_as_their_call_are_not_glued_by_it():
    awards = [award_of(f"00001{n}-2020", f"2020-06-0{n}", "2020/S 001-000001") for n in range(1, 3)]
    assert chains([PLAN, *awards]) == [["000001-2020"], ["000011-2020"], ["000012-2020"]]


def test_a_late_notice_merges_two_chains_and_the_earlier_key_names_it():
    award = award_of("000020-2020", "2020-06-01", "2020/S 022-000002")
    modification = notice("000030-2020", "modification", "2020-09-01", **refer("modified", "2020/S 100-000020"))
    assert chains([FIRST, modification]) == [["000002-2020"], ["000030-2020"]]
    assert chains([FIRST, modification, award]) == [["000002-2020", "000020-2020", "000030-2020"]]
    assert fold(FIRST, award, modification).id == folding.public_id("ted:2-2020") != fold(award).id


def test_related_notices_do_not_connect():
    near = notice("000008-2020", "call", "2020-02-02", **refer("related", "2020/S 021-000002"))
    assert chains([FIRST, near]) == [["000002-2020"], ["000008-2020"]]


def test_place_holders_in_a_reference_connect_nothing():
    first = notice("000041-2020", "award", "2020-02-02", **refer("call", "2020/S 000-000000"))
    second = notice("000042-2020", "award", "2020-02-02", **refer("call", "2020/S 000-000000", "-", " "))
    assert chains([first, second]) == [["000041-2020"], ["000042-2020"]]


def test_eforms_hang_together_by_their_procedure_id():
    call = eforms("00000100-2026", "call", "2026-01-01", "call", "proc")
    award = eforms("00000200-2026", "award", "2026-06-01", "award", "proc")
    other = eforms("00000300-2026", "call", "2026-01-01", "other", "else")
    assert chains([call, award, other]) == [["00000100-2026", "00000200-2026"], ["00000300-2026"]]


def test_a_plan_with_the_procedure_id_of_its_call_belongs_to_it():
    plan = eforms("00000090-2026", "planning", "2025-11-01", "plan", "proc")
    call = eforms("00000100-2026", "call", "2026-01-01", "call", "proc")
    award = eforms("00000200-2026", "award", "2026-06-01", "award", "proc")
    assert len(chains([plan, call, award])) == 1


def test_words_in_place_of_a_procedure_id_connect_nothing():
    one = notice("000051-2020", "call", "2020-01-01", procedure_id="n/a")
    two = notice("000052-2020", "call", "2020-01-01", procedure_id="unknown")
    assert len(chains([one, two, msgspec.structs.replace(two, id="000053-2020")])) == 3


@pytest.mark.parametrize("number", ["00000100-2026", "100-2026", f"{uuid_of('call')}-01", uuid_of("call").upper()])
def test_a_change_finds_its_notice_by_every_number_that_it_has(number):
    call = eforms("00000100-2026", "call", "2026-01-01", "call", None)
    changed = eforms("00000150-2026", "call", "2026-01-20", "fresh", None, **refer("changed", number))
    assert len(chains([call, changed])) == 1
    assert [one.notices for one in [fold(call, changed)]] == [("00000150-2026", "00000100-2026")]


def test_eforms_results_that_name_one_plan_keep_to_their_procedures():
    plan = eforms("00000090-2026", "planning", "2025-11-01", "plan", None)
    awards = [
        eforms(f"0000020{n}-2026", "award", "2026-06-01", f"aw{n}", f"pro{n}", **refer("call", "90-2026"))
        for n in (1, 2)
    ]
    assert len(chains(awards)) == 2
    assert len(chains([plan, *awards])) == 3


def test_a_placsp_entry_returns_as_a_version_of_one_procedure():
    source = Source("placsp", None, "x", "1")
    called = notice(
        "https://x/licitacion/17", "call", "2020-01-01", source=source, notice_version="2020-01-01T00:00:00"
    )
    awarded = notice(
        "https://x/licitacion/17", "award", "2020-03-01", source=source, notice_version="2020-03-01T00:00:00"
    )
    by_key = keyed([called, awarded], "placsp")
    assert sorted(by_key) == [
        "placsp:https://x/licitacion/17@2020-01-01T00:00:00",
        "placsp:https://x/licitacion/17@2020-03-01T00:00:00",
    ]
    assert len(folding.chains(by_key, dict.fromkeys(by_key, "placsp"))) == 1
    assert folding.fold(by_key).state_base == "awarded"


WORLD = [
    PLAN,
    FIRST,
    notice("000004-2020", "change", "2020-02-20", deadline="2020-03-15T12:00", **refer("changed", "2020/S 022-000002")),
    award_of("000020-2020", "2020-06-01", "2020/S 022-000002"),
    notice("000030-2020", "modification", "2020-09-01", awards=(Award("1", ("1",), winners=(Winner("B"),)),), **refer("modified", "20-2020")),
    SECOND,
    award_of("000021-2020", "2020-06-01", "2020/S 022-000003"),
    eforms("00000090-2026", "planning", "2026-01-01", "plan", None),
    eforms("00000100-2026", "call", "2026-02-01", "call", "proc", **refer("planning", "90-2026"), **lots(("LOT-0001", "2026-04-01"))),
    eforms("00000110-2026", "call", "2026-02-01", "mend", "proc", **change_of("call", "cor-buy"), **lots(("LOT-0001", "2026-05-01"))),
    eforms("00000120-2026", "award", "2026-06-01", "gone", "proc", awards=(Award("RES-0001", ("LOT-0001",)),)),
    eforms("00000130-2026", "award", "2026-06-01", "redo", "proc", changes=(Change(None, "cancel"),), **refer("changed", f"{uuid_of('gone')}-01")),
    eforms("00000140-2026", "cancellation", "2026-07-01", "stop", "proc"),
]  # fmt: skip


def folded(notices):
    by_key = keyed(notices)
    groups = folding.chains(by_key, dict.fromkeys(by_key, "ted"))
    return sorted(msgspec.json.encode(folding.fold(group)) for group in groups)


@settings(max_examples=80, deadline=None)
@given(st.permutations(WORLD), st.integers(1, len(WORLD)))
def test_the_order_of_arrival_changes_nothing(shuffled, number):
    arrived = shuffled[:number]
    assert folded(arrived) == folded(sorted(arrived, key=lambda one: one.id))


@settings(max_examples=80, deadline=None)
@given(st.permutations(WORLD), st.integers(1, len(WORLD)))
def test_folding_what_a_notice_touches_is_folding_everything(shuffled, number):
    """The bank folds only notices that share links, however far, with those that arrive."""
    kept = {}
    opportunities = set()
    for one in shuffled[:number]:
        kept |= keyed([one])
        near = closure(keyed([one]), kept)
        opportunities = {group for group in opportunities if not set(group) & set(near)}
        groups = folding.chains(near, dict.fromkeys(near, "ted"))
        opportunities |= {tuple(sorted(group)) for group in groups}
    whole = folding.chains(kept, dict.fromkeys(kept, "ted"))
    assert opportunities == {tuple(sorted(group)) for group in whole}


def closure(some, kept):
    found, links = dict(some), set()
    while True:
        links |= {link for one in found.values() for link in folding.links(one, "ted")}
        grown = {key: one for key, one in kept.items() if folding.links(one, "ted") & links}
        if len(grown) == len(found):
            return grown
        found = grown


references = st.lists(
    st.tuples(
        st.sampled_from(["planning", "call", "award", "changed", "modified", "related"]),
        st.sampled_from(["1-2020", "2020/S 001-000002", f"{uuid_of('u3')}-01", "0004-2020", "5-2020", "99-2020"]),
    ),
    max_size=3,
)
anything = st.tuples(
    st.sampled_from(["planning", "consultation", "call", "award", "modification", "change", "cancellation", "other"]),
    references,
    st.sampled_from([None, "p1", "p2"]),
    st.integers(1, 3),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(anything, min_size=5, max_size=5), st.permutations(range(5)))
def test_whatever_refers_to_whatever_the_order_leaves_no_trace(drawn, order):
    made = [
        eforms(f"00000{n}-2020", kind, f"2020-01-0{day}", f"u{n}", procedure, references=tuple(r for one in named for r in refer(*one)["references"]))
        for n, (kind, named, procedure, day) in enumerate(drawn, 1)
    ]  # fmt: skip
    assert folded([made[place] for place in order]) == folded(made)


def test_identifiers_of_an_example_that_copies_repeat_join_nothing():
    copied = {
        "notice_uuid": "f252f386-55ac-4fa8-9be4-9f950b9904c8",
        "procedure_id": "aff2863e-b4cc-4e91-baba-b3b85f709117",
    }
    one = eforms("00000001-2024", "call", "2024-01-01", "a", "p", **copied)
    other = eforms("00000002-2024", "call", "2024-01-02", "b", "q", **copied)
    assert chains([one, other]) == [["00000001-2024"], ["00000002-2024"]]

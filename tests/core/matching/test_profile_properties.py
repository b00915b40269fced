"""Whatever a profile says, it is read back as it was written; whatever is handed in, reading answers."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dragging.core.matching.profile import Profile, Provenance, facts, missing, read, to_dict, to_json
from dragging.core.matching.profile.model import (
    Certificate,
    Identifier,
    Insurance,
    Reference,
    Registration,
    ReservedAward,
    YearOfPeople,
    YearOfTurnover,
)
from dragging.core.units import Value

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30).filter(str.strip)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
early, late = st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2199, 12, 31))
amounts = st.decimals(0, 10**12, places=2)
money = st.builds(Value, amount=amounts, currency=st.sampled_from(["EUR", "PLN"]))
cpvs = st.sampled_from(["85311100", "90911200"])
said_by = st.builds(
    Provenance, st.sampled_from(["self_declared", "document", "register"]), maybe := st.none() | days, maybe,
    st.none() | texts,
)  # fmt: skip
maybe_said = st.none() | said_by
yes_no = st.none() | st.booleans()


def some(strategy):
    return st.none() | st.lists(strategy, max_size=3).map(tuple)


profiles = st.builds(
    Profile,
    name=st.none() | texts,
    country=st.sampled_from([None, "ES", "PL", "BG", "IE"]),
    reach=some(st.sampled_from(["ES51", "UK", "EU:catering"])),
    registers=some(st.builds(Registration, texts, texts, st.none() | early, st.none() | late, st.none() | texts, maybe_said)),
    disadvantaged_share=st.none() | st.decimals(0, 1, places=4).map(abs),
    main_aim_integration=yes_no,
    profit_distributed=yes_no,
    yearly_turnover=st.none() | money,
    staff=st.none() | st.integers(0, 1000),
    references=some(
        st.builds(Reference, st.none() | cpvs, st.none() | money, st.none() | st.integers(1990, 2030), st.none() | texts, st.none() | texts, st.none() | texts, maybe_said)
    ),
    certificates=some(st.builds(Certificate, texts, st.none() | early, st.none() | late, st.none() | texts, maybe_said)),
    insurance=some(st.builds(Insurance, texts, st.none() | money, st.none() | early, st.none() | late, maybe_said)),
    art77_awards=some(st.builds(ReservedAward, st.none() | texts, st.none() | days, st.none() | cpvs, st.none() | texts, maybe_said)),
    identifiers=some(st.builds(Identifier, texts, texts, maybe_said)),
    staff_by_year=some(st.builds(YearOfPeople, st.integers(1990, 2030), st.none() | st.integers(0, 99), st.none() | st.integers(0, 99), maybe_said)),
    turnover_by_year=some(st.builds(YearOfTurnover, st.integers(1990, 2030), money, maybe_said)),
    exclusion_grounds=some(texts),
    provenance=st.dictionaries(st.sampled_from(["staff", "name", "main_aim_integration"]), said_by),
)  # fmt: skip

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Profile.__struct_fields__, "status", "source", "x"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(profiles)
def test_what_is_written_is_read_back(profile):
    assert read(to_json(profile)).profile == profile
    assert read(to_dict(profile)).profile == profile
    assert read(to_json(profile)).is_whole


@given(st.dictionaries(st.sampled_from(Profile.__struct_fields__), json_values))
def test_anything_is_answered_and_what_was_understood_can_be_written(data):
    reading = read(data)
    assert read(to_json(reading.profile)).profile == reading.profile


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data):
    assert read(data).profile == Profile() or isinstance(json.loads(data), dict)


@given(profiles)
def test_a_fact_is_known_or_missing(profile):
    known = {fact.code for fact in facts(profile, date(2026, 11, 24))}
    assert known.isdisjoint(missing(profile))


def test_shares_are_written_as_numbers():
    assert to_dict(Profile(disadvantaged_share=Decimal("0.30")))["disadvantaged_share"] == 0.3

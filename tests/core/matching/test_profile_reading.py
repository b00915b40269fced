"""A profile is read from JSON: facts exactly, everything wrong with its place, nothing lost in silence."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from dragging.core.matching.profile import Profile, Provenance, read, to_json
from dragging.core.matching.profile.model import Certificate, Registration
from dragging.core.units import Value


def problems(data):
    return [(one.code, one.place) for one in read(data).problems]


def test_every_profile_of_the_truth_set_reads_and_is_written_back_as_it_was(shared):
    files = sorted((shared / "truth" / "profiles").glob("*.json"))
    assert len(files) == 8
    for file in files:
        reading = read(file.read_bytes())
        assert reading.problems == ()
        assert json.loads(to_json(reading.profile), parse_float=str) == json.loads(file.read_bytes(), parse_float=str)


def test_the_facts_of_a_profile():
    found = read(
        b'{"country": "BG", "disadvantaged_share": 0.58, "yearly_turnover": {"amount": "690000.00", "currency": "BGN"},'
        b' "registers": [{"register": "krs", "status": "zpch", "valid_from": "2013-03-18", "valid_to": null}],'
        b' "certificates": ["ISO 9001", {"name": "ISO 14001", "valid_to": "2027-01-31"}],'
        b' "provenance": {"disadvantaged_share": {"source": "document", "date": "2026-11-03", "document": "payroll"}}}'
    )
    assert found.problems == ()
    assert found.profile == Profile(
        country="BG",
        disadvantaged_share=Decimal("0.58"),
        yearly_turnover=Value(amount=Decimal("690000.00"), currency="BGN"),
        registers=(Registration("krs", "zpch", date(2013, 3, 18)),),
        certificates=(Certificate("ISO 9001"), Certificate("ISO 14001", valid_to=date(2027, 1, 31))),
        provenance={"disadvantaged_share": Provenance("document", date(2026, 11, 3), document="payroll")},
    )


@pytest.mark.parametrize("key", ["registers", "references", "art77_awards", "identifiers", "exclusion_grounds"])
def test_none_and_not_known_stay_apart(key):
    none, unknown, absent = read({key: []}), read({key: None}), read({})
    assert getattr(none.profile, key) == ()
    assert getattr(unknown.profile, key) is None
    assert unknown == absent
    assert read(to_json(none.profile)) == none
    assert read(to_json(unknown.profile)) == unknown


def test_no_and_not_known_stay_apart():
    assert read({"profit_distributed": False}).profile.profit_distributed is False
    assert json.loads(to_json(read({"profit_distributed": False}).profile))["profit_distributed"] is False
    assert "profit_distributed" not in json.loads(to_json(Profile()))


def test_a_key_that_nobody_reads_is_named_and_costs_nothing():
    reading = read({"colour": "blue", "staff": 4, "references": [{"cpv": "85311100", "stars": 5}]})
    assert [(one.code, one.place, one.value) for one in reading.problems] == [
        ("unknown_key", "/colour", "blue"),
        ("unknown_key", "/references/0/stars", "5"),
    ]
    assert reading.profile.staff == 4
    assert reading.is_whole


def test_a_code_of_no_list_stays_and_is_named():
    reading = read({"country": "ES", "legal_form": "asociation", "services": ["juggling"], "reach": ["ES51", "EU:juggling"]})
    assert [(one.code, one.place) for one in reading.problems] == [
        ("not_in_list", "/services/0"), ("not_in_list", "/reach/1"), ("not_in_list", "/legal_form"),
    ]  # fmt: skip
    assert reading.profile.legal_form == "asociation"
    assert reading.profile.services == ("juggling",)
    assert reading.is_whole


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ({"staff": -1}, "out_of_range", "/staff"),
        ({"staff": True}, "out_of_range", "/staff"),
        ({"staff": "12"}, "out_of_range", "/staff"),
        ({"disadvantaged_share": 30}, "out_of_range", "/disadvantaged_share"),
        ({"disadvantaged_share": 1.01}, "out_of_range", "/disadvantaged_share"),
        ({"main_aim_integration": "yes"}, "not_understood", "/main_aim_integration"),
        ({"main_aim_integration": 1}, "not_understood", "/main_aim_integration"),
        ({"country": "Spain"}, "not_understood", "/country"),
        ({"name": "  "}, "not_understood", "/name"),
        ({"name": "a\x00b"}, "unwritable", "/name"),
        ({"name": "\ud800"}, "unwritable", "/name"),
        ({"name": "n" * 301}, "too_long", "/name"),
        ({"reach": "ES"}, "not_understood", "/reach"),
        ({"reach": ["spain"]}, "not_understood", "/reach/0"),
        ({"languages": ["english"]}, "not_understood", "/languages/0"),
        ({"yearly_turnover": "12"}, "not_understood", "/yearly_turnover"),
        ({"yearly_turnover": {"amount": 1.5, "currency": "EUR"}}, "not_understood", "/yearly_turnover/amount"),
        ({"yearly_turnover": {"amount": "1", "currency": "€"}}, "not_understood", "/yearly_turnover/currency"),
        ({"yearly_turnover": {"amount": "1"}}, "missing", "/yearly_turnover/currency"),
        ({"registers": [{"register": "krs"}]}, "missing", "/registers/0/status"),
        ({"registers": [{"register": "krs", "status": "zaz", "valid_from": "2026-02-30"}]}, "not_understood", "/registers/0/valid_from"),
        ({"references": [{"cpv": "8531"}]}, "not_understood", "/references/0/cpv"),
        ({"references": [{}] * 501}, "too_many", "/references"),
        ({"certificates": [5]}, "not_understood", "/certificates/0"),
        ({"provenance": {"staff": {"source": "hearsay"}}}, "not_understood", "/provenance/staff/source"),
        ({"provenance": {"registers": {"source": "register"}}}, "unknown_key", "/provenance/registers"),
        ({"a/b~c": 1}, "unknown_key", "/a~1b~0c"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(data, code, place):
    assert (code, place) in problems(data)


def test_a_fact_that_cannot_be_read_is_not_known_and_the_others_are():
    reading = read({"staff": "many", "country": "PL"})
    assert reading.profile == Profile(country="PL")
    assert not reading.is_whole


def test_a_list_with_a_bad_entry_is_not_known_rather_than_shorter():
    reading = read({"art77_awards": [{"buyer": "Town", "date": "yesterday"}, {"buyer": "Region"}]})
    assert reading.profile.art77_awards is None
    assert [one.place for one in reading.problems] == ["/art77_awards/0/date"]


def test_an_entry_that_ends_before_it_begins():
    entry = {"register": "krs", "status": "zaz", "valid_from": "2026-02-01", "valid_to": "2026-01-31"}
    assert problems({"registers": [entry]}) == [("ends_before_it_begins", "/registers/0/valid_to")]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "not_json", ""),
        (b"{", "not_json", ""),
        (b"[]", "not_understood", ""),
        (b"null", "not_understood", ""),
        (b'{"name": "\xff"}', "not_utf8", ""),
        (b"[" * 200_000, "too_deep", ""),
        (b'{"name": "' + b"n" * 262_144 + b'"}', "too_large", ""),
        (b'{"staff": 1, "staff": 2}', "duplicate_key", "/staff"),
        (b'{"references": [{"year": 2019, "year": 2020}]}', "duplicate_key", "/references/0/year"),
        (b'{"disadvantaged_share": NaN}', "out_of_range", "/disadvantaged_share"),
        (b'{"disadvantaged_share": -Infinity}', "out_of_range", "/disadvantaged_share"),
        (b'{"disadvantaged_share": 1e-400}', "out_of_range", "/disadvantaged_share"),
        (b'{"months_of_cash": 1e999999999}', "out_of_range", "/months_of_cash"),
        (b'{"staff": ' + b"9" * 5000 + b"}", "out_of_range", "/staff"),
        (b'{"yearly_turnover": {"amount": ' + b"9" * 5000 + b', "currency": "EUR"}}', "not_understood", "/yearly_turnover/amount"),
    ],
)  # fmt: skip
def test_hostile_bytes_are_answered(data, code, place):
    reading = read(data)
    assert [(one.code, one.place) for one in reading.problems] == [(code, place)]
    assert reading.profile == Profile()


def test_a_mark_at_the_beginning_of_the_file_is_no_fault():
    assert read(b'\xef\xbb\xbf{"staff": 3}').profile.staff == 3


def test_a_huge_value_is_not_printed():
    shown = read({"staff": 10**5000, "name": ["x"] * 10_000, "colour": "c" * 100}).problems
    assert [one.value for one in shown] == ["number", "list", "c" * 60 + "…"]

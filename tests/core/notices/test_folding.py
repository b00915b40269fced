"""Identity of notices, the rendering that counts, and the moment that a deadline means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from folding_world import notice
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.notices import folding
from dragging.core.notices.model import Source


@pytest.mark.parametrize(
    ("format_", "source"),
    [("ted-xml", "ted"), ("eforms", "ted"), ("ted-api", "ted"), ("placsp", "placsp"), ("360giving", "360giving")],
)
def test_source_of_a_format(format_, source):
    assert folding.default_source(format_) == source


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("000080-2019", "ted:80-2019"),
        ("00566194-2026", "ted:566194-2026"),
        ("0", "ted:0"),
        ("0ab-001", "ted:0ab-001"),
        ("x" * 200, "ted:sha256-aa20c23e3201834050679e1d88941b9a6fed0557c9a705cb2c315e2e63fd486d"),
    ],
)
def test_numbers_are_compared_without_leading_zeros(number, key):
    assert folding.number_key("ted", number) == key


def rendering(format_, day, digest, **stated):
    return notice("000002-2020", "call", day, source=Source(format_, None, "x", digest), **stated)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (rendering("ted-xml", "2020-02-02", "b"), rendering("eforms", "2020-02-01", "a")),
        (rendering("ted-api", "2020-02-02", "b"), rendering("ted-xml", "2020-02-01", "a")),
        (rendering("eforms", "2020-02-01", "b"), rendering("eforms", "2020-02-02", "a")),
        (rendering("eforms", "2020-02-01", "a"), rendering("eforms", "2020-02-01", "b")),
        (rendering("eforms", "2020-02-01", "a", notice_version="02"), rendering("eforms", "2020-02-01", "b")),
    ],
)
def test_the_rendering_that_counts(worse, better):
    assert folding.current_rendering([worse, better]) is folding.current_rendering([better, worse]) is better


@pytest.mark.parametrize(
    ("deadline", "country", "moment"),
    [
        ("2026-07-01T12:00", "BG", "2026-07-01T09:00:00+00:00"),
        ("2026-07-01T12:00", "IE", "2026-07-01T11:00:00+00:00"),
        ("2026-01-15T12:00", "ES", "2026-01-15T11:00:00+00:00"),
        ("2026-12-31", "PL", "2026-12-31T22:59:59+00:00"),
        ("2026-12-31T24:00", "PL", "2026-12-31T22:59:59+00:00"),
        ("2026-12-31T24:00:00Z", "PL", "2026-12-31T23:59:59+00:00"),
        ("2026-07-01T12:00:00+02:00", "IE", "2026-07-01T10:00:00+00:00"),
        ("2026-07-01+02:00", None, "2026-07-01T21:59:59+00:00"),
        ("2026-07-01T12:00", None, "2026-07-01T10:00:00+00:00"),
        ("2026-10-25T02:30", "ES", "2026-10-25T00:30:00+00:00"),
    ],
)
def test_moment_of_a_deadline(deadline, country, moment):
    assert folding.deadline_moment(deadline, country).isoformat() == moment


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "2026-07-01T25:00"])
def test_no_moment(text):
    assert folding.deadline_moment(text, "ES") is None


@given(st.text())
def test_any_text_is_a_moment_in_utc_or_none(text):
    moment = folding.deadline_moment(text, "ES")
    assert moment is None or moment.utcoffset() == timedelta(0)


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_deadline_with_a_zone_is_that_moment_in_every_country(moment):
    assert {folding.deadline_moment(moment.isoformat(), country) for country in ("ES", "BG", None)} == {moment}


def test_every_country_of_the_zone_table_has_a_zone():
    from dragging.core.notices.folding import deadlines

    zones = {country: deadlines.zone_of(country).key for country in deadlines._zones()}
    assert len(zones) > 200
    assert (zones["PT"], zones["GR"], zones["CY"], zones["FO"]) == (
        "Europe/Lisbon",
        "Europe/Athens",
        "Asia/Nicosia",
        "Atlantic/Faroe",
    )


def test_undated_notices_come_last_in_identity():
    undated = msgspec.structs.replace(
        notice("1-2019", "call", "2019-01-01"), publication_date=None, dispatch_date=None
    )
    dated = msgspec.structs.replace(
        notice("2-2020", "call", "2020-01-01"), publication_date=None, dispatch_date=date(2020, 1, 1)
    )
    assert folding.fold({"ted:1-2019": undated, "ted:2-2020": dated}).key == "ted:2-2020"

"""When items are due: days and weeks begin at 7:00 of the person's zone, summer time and all."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dragging.apps.organisations.digest import due_until
from dragging.apps.organisations.enums import Frequency

MADRID, SOFIA = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Sofia")


@pytest.mark.parametrize(
    ("frequency", "zone", "now", "until"),
    [
        (Frequency.AT_ONCE, MADRID, "2026-11-24T09:30+01:00", "2026-11-24T09:30+01:00"),
        (Frequency.DAILY, MADRID, "2026-11-24T07:00+01:00", "2026-11-24T07:00+01:00"),
        (Frequency.DAILY, MADRID, "2026-11-24T06:59+01:00", "2026-11-23T07:00+01:00"),
        (Frequency.DAILY, SOFIA, "2026-11-24T06:30+01:00", "2026-11-24T07:00+02:00"),
        (Frequency.DAILY, MADRID, "2026-10-25T07:30+01:00", "2026-10-25T07:00+01:00"),
        (Frequency.DAILY, MADRID, "2026-10-25T06:30+01:00", "2026-10-24T07:00+02:00"),
        (Frequency.WEEKLY, MADRID, "2026-11-24T09:30+01:00", "2026-11-23T07:00+01:00"),
        (Frequency.WEEKLY, MADRID, "2026-11-23T06:59+01:00", "2026-11-16T07:00+01:00"),
        (Frequency.WEEKLY, MADRID, "2026-11-23T07:00+01:00", "2026-11-23T07:00+01:00"),
    ],
)
def test_what_is_due(frequency, zone, now, until):
    assert due_until(frequency, datetime.fromisoformat(now), zone) == datetime.fromisoformat(until)


def test_never_is_never_due():
    assert due_until(Frequency.NEVER, datetime.fromisoformat("2026-11-24T09:30+01:00"), MADRID) is None

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from dragging.web.frame import formats
from dragging.web.frame.clock import clock

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_one_moment_in_two_zones_has_two_times():
    moment = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert formats.clock_time(moment.astimezone(ZoneInfo("Europe/Dublin")), "en") == "10:00"
    assert formats.clock_time(moment.astimezone(ZoneInfo("Europe/Sofia")), "en") == "12:00"
    assert formats.clock_time(moment.astimezone(ZoneInfo("Europe/Dublin")), "en") == "10:00"


@pytest.mark.parametrize(
    ("language", "told", "own"),
    [
        ("en", "Fri 27 November 2026, 12:00 (Sofia time)", "10:00 (Dublin time)"),
        ("es", "vie, 27 de noviembre de 2026, 12:00 (hora de Sofía)", "11:00 (hora de Madrid)"),
        ("pl", "pt., 27 listopada 2026, 12:00 (czas w Sofii)", "11:00 (czas w Warszawie)"),
        ("bg", "пт, 27 ноември 2026 г., 12:00 ч. (софийско време)", ""),
    ],
)
def test_a_deadline_is_told_on_the_buyer_s_clock_and_the_reader_s(language, told, own):
    with override(language):
        found = clock("2026-11-27T12:00:00+02:00", "BG", NOW, language)
    assert (found.moment, found.reader) == (told, own)
    assert found.iso == "2026-11-27T10:00:00Z"

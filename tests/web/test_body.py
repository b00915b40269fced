from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils.translation import override

from dragging.apps.bank import queries
from dragging.apps.bank.models import Opportunity, SearchState
from dragging.core.notices import folding
from dragging.web.bank.body import body

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("samples")]
SECOND = timedelta(seconds=1)
OPEN = '<span class="tag open">'


def shown(public_id, moment):
    with override("en"):
        return body(public_id, moment, "en", every_lot=False, every_word=False)


@pytest.fixture
def closing():
    """An open opportunity and the moment at which it closes."""
    for public_id in Opportunity.objects.values_list("public_id", flat=True):
        folded = queries.whole(public_id).folded
        if folded.state_base == "open" and folded.open_until:
            return public_id, folding.deadline_moment(folded.open_until, folded.country)
    raise AssertionError("nothing is open")


def test_a_body_is_kept(closing):
    public_id, moment = closing
    told = shown(public_id, moment - 5 * SECOND)
    assert OPEN in told.html
    assert shown(public_id, moment - SECOND) is told


def test_a_deadline_that_passes_ends_it(closing):
    public_id, moment = closing
    assert OPEN in shown(public_id, moment - SECOND).html
    assert OPEN in shown(public_id, moment).html
    assert OPEN not in shown(public_id, moment + SECOND).html
    assert OPEN in shown(public_id, moment - SECOND).html


def test_a_writing_to_the_bank_ends_it(closing):
    public_id, moment = closing
    told = shown(public_id, moment - SECOND)
    SearchState.objects.update(version=F("version") + 1)
    assert shown(public_id, moment - SECOND) is not told


def test_a_moment_without_a_zone_is_never_kept(closing):
    public_id, moment = closing
    naive = moment.replace(tzinfo=None)
    assert shown(public_id, naive) is not shown(public_id, naive)


def test_what_is_not_there_has_no_body(closing):
    assert shown("nowhere", closing[1]) is None

"""The world in the bank: filled once, renewed in place, what others brought is left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragging.apps.bank import intake, upkeep
from dragging.apps.bank.models import Document, Notice, Opportunity, Rendering
from dragging.apps.bank.search.parameters import parameters
from dragging.apps.bank.search.service import search
from dragging.apps.common.queries import demo_world
from dragging.cli.demo import filling
from dragging.cli.demo.filling import fill
from dragging.core.notices.archive import documents

pytestmark = [pytest.mark.django_db, pytest.mark.database]

DAY, LATER = date(2026, 11, 24), date(2027, 3, 2)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NOTICES, CHAINS, GRANTS = 85, 46, 32


def filled(day=DAY, *, again=False):
    return fill(day, NOW, lambda _: None, again=again, rounds=1)


def test_fills_once():
    assert filled() is True
    assert filled() is False
    assert (Notice.objects.count(), Opportunity.objects.count()) == (NOTICES + GRANTS, CHAINS + GRANTS)
    assert {row.source_id for row in Notice.objects.all()} == {"demo"}


def test_the_day_is_kept():
    filled()
    assert filled(LATER) is False
    made = demo_world()
    assert (made.day, made.notices, made.is_complete) == (DAY, NOTICES + GRANTS, True)


def test_renewal_keeps_rows_and_addresses():
    filled()
    before = dict(Opportunity.objects.values_list("public_id", "pk"))
    documents_before = set(Document.objects.values_list("sha256", flat=True))
    assert filled(LATER, again=True) is True
    assert dict(Opportunity.objects.values_list("public_id", "pk")) == before
    assert documents_before.isdisjoint(Document.objects.values_list("sha256", flat=True))
    assert Rendering.objects.count() == NOTICES + GRANTS
    assert demo_world().day == LATER


def test_renewal_back_to_an_earlier_day():
    filled(LATER)
    filled(DAY, again=True)
    first = Notice.objects.order_by("pk").first()
    assert first.opportunity is not None
    assert {row.current is None for row in Notice.objects.all()} == {False}


def test_renewal_leaves_other_sources_alone(samples):
    known = set(Notice.objects.values_list("key", "opportunity__public_id"))
    filled()
    filled(LATER, again=True)
    assert set(Notice.objects.exclude(source="demo").values_list("key", "opportunity__public_id")) == known
    assert intake.ingest(documents([str(samples)]), source="samples", moment=NOW, refuse=lambda _: None).new == 0


def test_what_is_no_longer_in_the_world_goes():
    fill(DAY, NOW, lambda _: None, again=False, rounds=2)
    filled(DAY, again=True)
    assert (Notice.objects.count(), Opportunity.objects.count()) == (NOTICES + GRANTS, CHAINS + GRANTS)
    assert search(parameters({}), NOW).total == CHAINS + GRANTS


def test_a_stopped_filling_goes_on(monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(filling, "grants", stop)
        filled()
    assert demo_world().is_complete is False
    assert filled() is True
    assert Notice.objects.count() == NOTICES + GRANTS
    assert demo_world().is_complete is True


def test_a_stopped_renewal_is_renewed(monkeypatch):
    filled()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(intake, "ingest", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        filled(LATER, again=True)
    assert filled(DAY) is True
    assert {row.current is None for row in Notice.objects.all()} == {False}
    assert demo_world().day == DAY


def test_everything_derived_agrees_after_renewal():
    filled()
    filled(LATER, again=True)
    assert upkeep.findings() == []

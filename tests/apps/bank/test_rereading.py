"""Documents read again by readers that say more."""

from __future__ import annotations

import json
import zlib

import msgspec
import pytest

from dragging.apps.bank import operations, queries, rereading, upkeep
from dragging.apps.bank.models import Notice, Opportunity, Rendering
from dragging.core.notices import model
from dragging.core.notices.model import NotANotice

pytestmark = [pytest.mark.database, pytest.mark.django_db]
ALL = 44


@pytest.fixture
def refusals():
    return []


@pytest.fixture
def again(samples, moment, refusals):
    return lambda: rereading.reread(moment=moment, refuse=refusals.append)


def make_poor(**which):
    """Leave records as an earlier edition read them: without terms."""
    for row in Rendering.objects.filter(**which):
        notice = model.from_json(zlib.decompress(bytes(row.record)))
        lots = tuple(msgspec.structs.replace(lot, terms=None) for lot in notice.lots)
        poor = msgspec.structs.replace(notice, terms=None, lot_limits=None, title={"en": "Poor"}, lots=lots)
        row.record, row.edition = zlib.compress(model.to_json(poor)), None
        row.save()


def state():
    return sorted(Opportunity.objects.values_list("public_id", "folded")), sorted(
        Rendering.objects.values_list("notice__key", "notice__number", "record", "edition")
    )


def test_what_the_present_readers_read_is_left_alone(again):
    assert rereading.waiting() == 0
    assert again() == (0, 0, 0, 0, 0)


def test_a_poor_bank_becomes_what_a_new_one_is(again, refusals):
    before = state()
    make_poor()
    upkeep.repair()
    assert rereading.waiting() == ALL
    assert state() != before
    assert again() == (ALL, ALL, 0, 0, 0)
    assert state() == before
    assert (refusals, upkeep.findings(), rereading.waiting()) == ([], [], 0)


def test_an_earlier_edition_that_read_the_same_changes_nothing(again):
    before = state()
    Rendering.objects.update(edition=1)
    assert again() == (ALL, 0, 0, ALL, 0)
    assert state() == before


def test_it_goes_on_where_it_was_stopped(again, samples, moment, monkeypatch):
    monkeypatch.setattr(rereading, "MAX_DOCUMENTS", 10)
    make_poor()

    def stop(_done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rereading.reread(moment=moment, refuse=print, progress=stop)
    assert rereading.waiting() == ALL - 10
    assert again() == (ALL - 10, ALL - 10, 0, 0, 0)


def test_the_opportunity_says_what_was_learnt(again):
    call = Notice.objects.get(key="samples:900002-2026")
    before = queries.whole(call.opportunity.public_id).folded
    make_poor(notice=call)
    upkeep.repair()
    assert queries.whole(call.opportunity.public_id).folded.title == {"en": "Poor"}
    again()
    assert queries.whole(call.opportunity.public_id).folded == before


def test_what_is_refused_now_keeps_its_record_and_is_told_once(again, refusals, monkeypatch):
    make_poor(notice__key="samples:900002-2026")
    before = state()[1]

    def refuse(*_args, **_names):
        raise NotANotice("unknown_format", "x")

    monkeypatch.setattr(rereading, "read_document", refuse)
    assert again() == (1, 0, 0, 0, 1)
    assert [(one.reason, one.detail) for one in refusals] == [("unknown_format", "x")]
    assert [row[:3] for row in state()[1]] == [row[:3] for row in before]
    assert again() == (0, 0, 0, 0, 0)


def test_another_number_is_told_and_the_record_stays(again, refusals, monkeypatch):
    make_poor(notice__key="samples:900002-2026")
    read = rereading.read_document

    def renamed(*given, **names):
        return [msgspec.structs.replace(one, id="1-2020") for one in read(*given, **names)]

    monkeypatch.setattr(rereading, "read_document", renamed)
    assert again() == (1, 0, 1, 0, 1)
    assert [(one.reason, one.detail) for one in refusals] == [("other_number", "00900002-2026")]
    assert Notice.objects.filter(key__in=["samples:900002-2026", "samples:1-2020"]).count() == 2


def test_a_notice_made_here_has_no_other_document(again, moment, refusals):
    first = model.from_json(zlib.decompress(bytes(Rendering.objects.first().record)))
    source = msgspec.structs.replace(first.source, format="template", sha256="ab" * 32)
    made = msgspec.structs.replace(first, id="need-1", source=source)
    operations.record_notice(notice=made, source="needs", moment=moment)
    Rendering.objects.filter(notice__number="need-1").update(edition=None)
    assert again() == (1, 0, 0, 1, 0)
    assert refusals == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_reads_does_not_grow_with_the_documents(again, rows, django_assert_num_queries):
    keys = ["samples:900001-2026", "samples:900002-2026", "samples:900003-2026"][:rows]
    Rendering.objects.filter(notice__key__in=keys).update(edition=1)
    with django_assert_num_queries(14):
        assert json.loads(json.dumps(again()))[0] == rows

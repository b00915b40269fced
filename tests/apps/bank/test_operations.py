from __future__ import annotations

import random

import pytest

from dragging.apps.bank import entries, intake, queries, upkeep
from dragging.apps.bank.models import Document, Notice, Opportunity, SearchEntry, Word
from dragging.apps.bank.parts import parts
from dragging.apps.bank.search.index import index
from dragging.core.notices.archive import Document as Received
from dragging.core.notices.archive import documents

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def rows():
    return sorted(Opportunity.objects.values_list("public_id", "folded"))


def test_second_time_changes_nothing(samples, moment):
    before = rows()
    again = intake.ingest(documents([str(samples)]), source="samples", moment=moment, refuse=lambda _: None)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 44)
    assert rows() == before


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_arrival_changes_nothing(samples, moment, seed):
    whole = {public_id: bytes(folded) for public_id, folded in rows()}
    received = [one for one in documents([str(samples)]) if isinstance(one, Received) and one.file.endswith(".xml")]
    random.Random(seed).shuffle(received)
    for one in received:
        intake.ingest([one], source="shuffled", moment=moment, refuse=lambda _: None)
    shuffled = Opportunity.objects.filter(notices__source="shuffled").distinct()
    assert shuffled.count() == len(whole)
    assert upkeep.findings() == []


def test_former_address_leads_on(samples, moment):
    call = Notice.objects.get(key="samples:900002-2026")
    assert call.address != call.opportunity.public_id
    assert queries.opportunity(call.address, moment).id == call.opportunity.public_id


def test_notice_is_found_without_leading_zeros(samples):
    assert queries.notice_record("samples", "900002-2026") == queries.notice_record("samples", "00900002-2026")


def test_document_is_kept_as_received(samples):
    import zlib

    content = (samples / "es-01-planning.xml").read_bytes()
    kept = [zlib.decompress(bytes(row.content)) for row in Document.objects.all()]
    assert kept.count(content) == 1


def test_doctor_repairs_a_lost_entry(samples, moment):
    before = rows()
    SearchEntry.objects.filter(country="ES").delete()
    assert upkeep.findings()
    upkeep.repair()
    assert upkeep.findings() == []
    assert rows() == before
    assert SearchEntry.objects.count() == 28


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: index().close([entries.row_of(entry)]),
        lambda entry: index().remove([entries.row_of(entry)]),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(title="other words"),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(in_open_index=False),
    ],
    ids=["not among the open ones", "not indexed", "indexed by other words", "open without need"],
)
def test_doctor_repairs_the_index(samples, spoil):
    spoil(SearchEntry.objects.filter(in_open_index=True).first())
    assert [finding.code for finding in upkeep.findings()] == ["index_disagrees"]
    upkeep.repair()
    assert upkeep.findings() == []


def test_long_lists_are_cut():
    assert [len(part) for part in parts(range(2_000))] == [900, 900, 200]


def test_words_are_kept_for_spelling(samples):
    assert Word.objects.filter(word="comedor").exists()


def test_index_is_sound(samples):
    assert index().is_sound()

"""The notices of one procedure, written one after another, fold into one opportunity as real ones do."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from drafts_of_every_kind import AWARD, CALL, CONSULTATION, PLANNING, WON
from dragging.core.notices import folding
from dragging.core.notices.draft import read_draft
from dragging.core.notices.model import Notice
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import eforms

SOURCE = "demo"


def published(draft: dict, number: str, day: str, **more: object) -> Notice:
    serial = number.split("-", maxsplit=1)[0].rjust(12, "0")
    publication = {"number": number, "date": day, "gazette": "1/2026"}
    told = {**draft, "notice_id": f"3f1d6a52-8b0e-4c7d-9a11-{serial}", "dispatched": f"{day}T08:00", "publication": publication, **more}
    (notice,) = notices_of(eforms.write(read_draft(told)), file=f"{number}.xml")
    return notice


@pytest.fixture
def chain() -> dict[str, Notice]:
    """Planned in January, asked in March, called in May, prolonged in June, awarded in September."""
    call = published(CALL, "503-2026", "2026-05-04", deadline="2026-06-15T14:00", previous_notices=["501-2026", "502-2026"])
    notices = [
        published(PLANNING, "501-2026", "2026-01-12"),
        published(CONSULTATION, "502-2026", "2026-03-02", deadline="2026-04-01T14:00", previous_notices=["501-2026"]),
        call,
        published(CALL, "504-2026", "2026-06-08", deadline="2026-06-29T14:00", previous_notices=["501-2026", "502-2026"],
                  change={"notice": f"{call.notice_uuid}-01", "reason": "update-add", "text": "Más plazo."}),
        published(AWARD, "505-2026", "2026-09-07", previous_notices=["503-2026"], awards=[{**WON, "date": "2026-09-01"}]),
    ]  # fmt: skip
    return {folding.notice_key(notice, SOURCE): notice for notice in notices}


def test_all_of_them_are_one_procedure(chain):
    (members,) = folding.chains(chain, dict.fromkeys(chain, SOURCE))
    assert sorted(notice.id for notice in members.values()) == ["501-2026", "502-2026", "503-2026", "504-2026", "505-2026"]


@pytest.mark.parametrize(
    ("known", "day", "state"),
    [
        (["501-2026"], "2026-01-20", "planned"),
        (["501-2026", "502-2026"], "2026-03-20", "consultation"),
        (["501-2026", "502-2026", "503-2026"], "2026-06-14", "open"),
        (["501-2026", "502-2026", "503-2026"], "2026-06-20", "closed"),
        (["501-2026", "502-2026", "503-2026", "504-2026"], "2026-06-20", "open"),
        (["501-2026", "502-2026", "503-2026", "504-2026", "505-2026"], "2026-09-10", "awarded"),
    ],
)
def test_it_passes_through_its_states(chain, known, day, state):
    members = {key: notice for key, notice in chain.items() if notice.id in known}
    moment = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    assert folding.state_at(folding.fold(members), moment) == state


def test_a_cancelled_call_is_cancelled(chain):
    cancelled = published(CALL, "506-2026", "2026-06-01", deadline="2026-06-15T14:00",
                          change={"notice": "503-2026", "reason": "cancel", "text": "Falta de crédito."})  # fmt: skip
    members = {key: notice for key, notice in chain.items() if notice.id == "503-2026"}
    members[folding.notice_key(cancelled, SOURCE)] = cancelled
    assert folding.state_at(folding.fold(members), datetime(2026, 6, 2, tzinfo=UTC)) == "cancelled"


def test_the_award_stands_in_the_opportunity(chain):
    (award,) = folding.fold(chain).awards
    assert (award.winners[0].name, award.value.amount, award.tenders_received) == ("Cooperativa Muestra & Hijos <S.C.>", Decimal("99000.50"), 2)

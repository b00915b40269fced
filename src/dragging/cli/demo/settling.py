"""The organisations and people of the demo world into the tables, and the accounts as the terminal tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dragging.cli.demo.organisations import organisations, people
from dragging.cli.demo.world import SEED


def settle(day: date, now: datetime) -> None:
    """All of them; doing it again renews what no person has changed."""
    from dragging.apps.organisations import demonstration

    made = {
        one.name: demonstration.settle_organisation(
            kind=one.kind, name=one.name, country=one.country, record=one.record, now=now
        )
        for one in organisations(SEED, day)
    }
    for one in people():
        demonstration.settle_person(
            address=one.address, name=one.name, language=one.language, role=one.role,
            organisation=made[one.of] if one.of else None, now=now,
        )  # fmt: skip


def lines() -> Iterator[str]:
    """Address, password and organisation of every account, one a line."""
    from dragging.apps.organisations import demonstration

    for person in demonstration.accounts():
        of = ", ".join(one.organisation.name for one in person.memberships.all())
        yield f"  {person.email:26} {demonstration.password_of(person.email)}  {of}".rstrip()

"""From an opportunity to its entry in the search: analysed text, codes as tokens, columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from dragging.apps.bank.models import SearchEntry
from dragging.apps.bank.search.words import RESERVED
from dragging.core.notices.folding import Opportunity, deadline_moment
from dragging.core.notices.model import Text
from dragging.core.text import index_terms
from dragging.core.units import Value
from dragging.core.vocabulary import currencies, services

MAX_DESCRIPTION = 2_000
"""Characters of description in one language that are indexed; titles and names are indexed whole."""


def entry_of(row_id: int, opportunity: Opportunity, buyers: Iterable[str], sources: Iterable[str]) -> SearchEntry:
    """The entry of one opportunity. `buyers` are public ids of its buyers, `sources` names of its sources."""
    until = opportunity.open_until or opportunity.deadline
    closes = deadline_moment(until, opportunity.country) if until else None
    newest = max((step.date for step in opportunity.timeline if step.date), default=None)
    return SearchEntry(
        opportunity_id=row_id,
        title=" ".join(_title_terms(opportunity)),
        body=" ".join(_body_terms(opportunity)),
        codes=" ".join(_codes(opportunity, buyers, sources)),
        country=opportunity.country or "",
        division=(opportunity.cpv_main or "")[:2],
        kind=opportunity.kind,
        state_base=opportunity.state_base,
        closes=int(closes.timestamp()) if closes else None,
        newest=newest.toordinal() if newest else 0,
        value=_euros(opportunity.value),
        reserved=sum(1 << RESERVED.index(basis) for basis in opportunity.reserved),
    )


def _title_terms(opportunity: Opportunity) -> Iterator[str]:
    texts = [
        opportunity.title,
        *(lot.title for lot in opportunity.lots),
        *(buyer.name for buyer in opportunity.buyers),
    ]
    seen: set[tuple[str, str]] = set()
    for text in texts:
        for language, words in text.items():
            if (language, words) not in seen:
                seen.add((language, words))
                yield from index_terms(words, language)
    for number in opportunity.notices:
        yield from index_terms(number, "")


def _body_terms(opportunity: Opportunity) -> Iterator[str]:
    room: dict[str, int] = {}
    seen: set[str] = set()
    for text in (opportunity.description, *(lot.description for lot in opportunity.lots)):
        yield from _cut(text, room, seen)


def _cut(text: Text, room: dict[str, int], seen: set[str]) -> Iterator[str]:
    for language, words in text.items():
        left = room.get(language, MAX_DESCRIPTION)
        if left > 0 and words not in seen:
            seen.add(words)
            yield from index_terms(words[:left], language)
            room[language] = left - len(words)


def _codes(opportunity: Opportunity, buyers: Iterable[str], sources: Iterable[str]) -> list[str]:
    cpvs = {code for code in (opportunity.cpv_main, *opportunity.cpv_additional) if code}
    codes = {f"cpv_{code[:length]}" for code in cpvs for length in range(2, 9)}
    codes |= {f"nuts_{place[:length].lower()}" for place in opportunity.nuts for length in range(2, len(place) + 1)}
    if opportunity.country:
        codes |= {f"nuts_{opportunity.country.lower()}"}
    codes |= {f"reserved_{basis}" for basis in opportunity.reserved}
    codes |= {f"service_{service.id}" for code in cpvs for service in services.services_of(code)}
    codes |= {f"language_{language}" for language in opportunity.languages}
    codes |= {f"buyer_{buyer}" for buyer in buyers} | {f"source_{source}" for source in sources}
    codes |= {f"kind_{opportunity.kind}", "light_yes" if opportunity.light_regime else "light_no"}
    return sorted(codes)


def _euros(value: Value | None) -> float | None:
    amount = value and (value.amount if value.amount is not None else value.high)
    if not value or amount is None:
        return None
    euros = currencies.in_euros(Decimal(amount), value.currency)
    return None if euros is None else float(euros)

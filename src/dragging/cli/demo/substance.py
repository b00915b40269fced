"""What a chain is about in words: its title, its sentences, its lots."""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec

from dragging.cli.demo import money
from dragging.cli.demo.content import Land, Place, Service, Wording
from dragging.cli.demo.wording import filled, lowered, told

_TO_DIVIDE = 250_000
"""Euros from which services are divided into lots now and then."""

_DIVIDED = 0.45
_SUMMER = 8
_LOOSE = 0.08
"""How far a number may stray from what the size of the contract would say."""

_PLAIN_DURATION, _FIXED_DURATION = 1, -1
"""Places in the list of durations: one that fits any contract, one without extension (for Article 77)."""


class Lot(msgspec.Struct, frozen=True):
    title: str
    description: str
    amount: int
    reserved: tuple[str, ...]


class Substance:
    """One contract, told with the chance of one generator: each call draws from it."""

    def __init__(
        self, land: Land, place: Place, service: Service, wording: Wording, deadline: date, months: int,
        reserved: tuple[str, ...], size: float, rng: Random,
    ) -> None:  # fmt: skip
        """`deadline` is the day until which tenders are awaited: titles and plans speak of the years after it.

        `size` (0 to 1) tells how much is bought: the price goes by it, and so do the numbers in the sentences.
        """
        self.phrases = land.phrases
        self.place, self.service, self.wording = place, service, wording
        self.deadline, self.months, self.reserved, self.size, self.rng = deadline, months, reserved, size, rng

    def title(self, subject: str) -> str:
        is_service = self.service.nature == "services" and not self.service.noise
        forms = self.phrases.titles if is_service else self.phrases.plain_titles
        start = self.deadline.year + (self.deadline.month > _SUMMER)
        years = f"{start}-{start + max(1, self.months // 12)}"
        slots = {"title": subject, "title_low": lowered(subject), "years": years, "in": self.place.at}
        return self.rng.choice(forms).format(**slots)

    def sentences(self, lots: int, *, light: bool, reaches: bool) -> dict[str, str]:
        """The sentences of each theme; a notice chooses and orders the themes."""
        phrases = self.phrases
        law = ("light" if light else "other",) if reaches else (("light", "below") if light else ("below",))
        found = {
            "open": [self.wording.open],
            "tell": self._some(self.wording.tell, 1 if self.service.noise else 2, 3),
            "duration": [self._duration()],
            "law": [self.rng.choice(phrases.law[one]) for one in law],
            "reserved": [self.rng.choice(phrases.law[basis]) for basis in self.reserved],
        }
        if self.service.noise:
            found["terms"] = self._some(phrases.noise, 3, 4)
        else:
            found["context"] = self._some(phrases.context, 1, 1)
            found["terms"] = self._some([*phrases.terms, *(phrases.care_terms if light else ())], 1, 2)
            found["follow"] = self._some(phrases.follow, 1, 2)
            found["lots"] = self._some(phrases.lots if lots else phrases.no_lots, 1, 1)
        return {theme: " ".join(self._said(one, lots) for one in several if one) for theme, several in found.items()}

    def lots(self, subject: str, amount: int, currency: str) -> tuple[Lot, ...]:
        """Districts, for services large enough to divide; of a reserved contract sometimes only the first lots."""
        large = money.in_euros(amount, currency) >= _TO_DIVIDE
        if self.service.noise or not large or self.rng.random() > _DIVIDED:
            return ()
        zones = self.rng.sample(self.phrases.zones, self.rng.choice((2, 2, 3, 3, 4, 5)))
        kept = len(zones) if self.rng.random() < 0.5 else 1
        shares = enumerate(zip(zones, self._shares(len(zones)), strict=True))
        return tuple(
            Lot(
                title=self.phrases.lot_title.format(zone=zone, title=subject, title_low=lowered(subject)),
                description=told([self._lot_text(zone, share)], self.phrases.mark),
                amount=money.rounded(amount * share / 100),
                reserved=self.reserved if place < kept else (),
            )
            for place, (zone, share) in shares
        )

    def _lot_text(self, zone: str, share: int) -> str:
        return self.rng.choice(self.phrases.lot_text).format(zone_low=lowered(zone), share=share)

    def _shares(self, count: int) -> list[int]:
        """Whole per cents that make a hundred."""
        weights = [self.rng.randint(2, 6) for _ in range(count)]
        found = [round(100 * weight / sum(weights)) for weight in weights]
        return [*found[:-1], 100 - sum(found[:-1])]

    def _duration(self) -> str:
        durations = self.phrases.duration
        if self.service.noise:
            return durations[self.rng.choice((_PLAIN_DURATION, _FIXED_DURATION))]
        return durations[_FIXED_DURATION] if "art77" in self.reserved else self.rng.choice(durations)

    def _some(self, known: list[str], low: int, high: int) -> list[str]:
        return self.rng.sample(known, min(len(known), self.rng.randint(low, high)))

    def _said(self, sentence: str, lots: int) -> str:
        year = self.deadline.year
        slots = {
            "in": self.place.at, "months": self.phrases.months[str(self.months)], "n": lots,
            "years": f"{year}-{year + 2}", "year": year - self.rng.randint(1, 2),
        }  # fmt: skip
        near = min(1.0, max(0.0, self.size + self.rng.uniform(-_LOOSE, _LOOSE)))
        return filled(sentence, near, self.phrases, **slots)

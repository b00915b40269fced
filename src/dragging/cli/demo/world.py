"""The demo world: pure functions of a seed and a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from dragging.cli.demo.content import COUNTRIES, land, services
from dragging.cli.demo.days import STORIES, Story
from dragging.cli.demo.drafts import Draft, drafts
from dragging.cli.demo.scene import Scene, scene
from dragging.core.notices.archive import Document
from dragging.core.notices.draft import read_draft
from dragging.core.notices.writers.eforms import write

SEED = "dragging"
ROUNDS = 24
"""Each round tells every story as often as `STORIES` says: 46 chains of 85 notices."""


def world(seed: str, today: date, rounds: int = ROUNDS) -> Iterator[Scene]:
    """The chains in the order of their numbers. The same seed and day give the same world.

    A number keeps its country and story whatever the day, so that a renewed world has the same addresses.
    """
    decks = {key: _services(seed, key) for key in COUNTRIES}
    for place, story in enumerate(_stories(seed, rounds)):
        key = COUNTRIES[place % len(COUNTRIES)]
        deck = decks[key]
        service = deck[place // len(COUNTRIES) % len(deck)]
        rng = Random(f"{seed} {key} {place}")  # noqa: S311 - no secret hangs on it
        yield scene(place + 1, story, land(key), service, services()[service], rng, today)


def documents(seed: str, today: date, rounds: int = ROUNDS) -> Iterator[Document]:
    """Every notice of the world as an eForms file, chain after chain, each chain from its first notice on."""
    for one in world(seed, today, rounds):
        for draft in drafts(one):
            yield Document(file_name(draft), None, write(read_draft(draft)))


def file_name(draft: Draft) -> str:
    return f"demo-{draft['publication']['number']}.xml"


def _stories(seed: str, rounds: int) -> list[Story]:
    found = []
    for number in range(rounds):
        told = [story for story, (_, _, times) in STORIES.items() for _ in range(times)]
        Random(f"{seed} stories {number}").shuffle(told)  # noqa: S311 - no secret hangs on it
        found += told
    return found


def _services(seed: str, key: str) -> list[str]:
    """Every service as often as its weight says, in an order of the country's own."""
    deck = [name for name, service in services().items() for _ in range(service.weight)]
    Random(f"{seed} services {key}").shuffle(deck)  # noqa: S311 - no secret hangs on it
    return deck

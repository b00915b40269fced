"""Who won, for how much, and which lots nobody won."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from dragging.cli.demo import money
from dragging.cli.demo.content import Bidder
from dragging.cli.demo.days import before
from dragging.cli.demo.scene import Scene


def awards(scene: Scene, chance: Random) -> Iterator[dict[str, Any]]:
    """The result of every lot, in their order; one at least is won, unless the story is that none was."""
    ids = [f"LOT-{place:04}" for place in range(1, len(scene.lots) + 1)] or ["LOT-0000"]
    won = [scene.story != "unsuccessful" and (place == 0 or chance.random() < 0.86) for place in range(len(ids))]
    for place, (lot, is_won) in enumerate(zip(ids, won, strict=True)):
        if is_won:
            yield _won(scene, lot, place, chance)
        elif chance.random() < 0.7:
            yield {"lot": lot, "outcome": "unsuccessful", "reason": "no-rece"}
        else:
            yield {
                "lot": lot,
                "outcome": "unsuccessful",
                "reason": "all-rej",
                "tenders": {"total": chance.randint(1, 3)},
            }


def _won(scene: Scene, lot: str, place: int, chance: Random) -> dict[str, Any]:
    phrases, day = scene.land.phrases, before(scene.days.sent("award") - timedelta(days=chance.randint(2, 20)))
    estimate = scene.lots[place].amount if scene.lots else scene.amount
    reserved = scene.lots[place].reserved if scene.lots else scene.reserved
    total = chance.randint(1, 3) if reserved else chance.randint(1, 7)
    amount = money.rounded(estimate * chance.uniform(0.8, 0.995))
    result = {
        "lot": lot,
        "outcome": "awarded",
        "tenders": {"total": total},
        "contract": phrases.contract.format(year=day.year, n=f"{scene.number:05}{place}"),
        "date": day.isoformat(),
        "value": {"amount": f"{amount}.00", "currency": scene.currency},
        "winners": [_winner(scene, one) for one in _bidders(scene, reserved, chance)],
    }
    if chance.random() < 0.06:
        until = scene.days.published["award"] + timedelta(days=365)
        result["withheld"] = {"reason": "fair-comp", "text": phrases.withheld, "until": until.isoformat()}
    return result


def _bidders(scene: Scene, reserved: Sequence[str], chance: Random) -> list[Bidder]:
    """Social enterprises win what is reserved, and most of the rest that is not noise; now and then two together."""
    social = bool(reserved) or (not scene.service.noise and chance.random() < 0.7)
    known = [one for one in scene.land.bidders if one.social == social and one.offers(scene.cpv)]
    known = known or [one for one in scene.land.bidders if one.offers(scene.cpv)]
    return chance.sample(known, 2 if len(known) > 1 and social and chance.random() < 0.08 else 1)


def _winner(scene: Scene, bidder: Bidder) -> dict[str, Any]:
    """A bidder has one seat, whatever it wins."""
    phrases, places = scene.land.phrases, list(scene.land.places.values())
    number = scene.land.bidders.index(bidder)
    seat = places[number * 5 % len(places)]
    return {
        "name": bidder.name,
        "id": phrases.registration["winner"].format(number + 1),
        "town": seat.name,
        "postcode": seat.postcode,
        "country": phrases.country,
        "nuts": seat.nuts,
        "size": bidder.size,
    }

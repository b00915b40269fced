"""The notices of a scene as drafts, in the JSON form that `core.notices.draft.read_draft` takes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from dragging.cli.demo import results
from dragging.cli.demo.days import STORIES
from dragging.cli.demo.scene import YEAR, Lot, Scene
from dragging.cli.demo.wording import ended, lowered, told, written

Draft = dict[str, Any]

_KINDS = {"planning": "planning", "consultation": "consultation", "award": "award"}
_ORDER = {
    "planning": ("open", "plan", "context", "lots", "law"),
    "consultation": ("open", "consult", "tell"),
    "call": ("open", "tell", "context", "terms", "reserved", "duration", "follow", "lots", "law"),
    "award": ("award", "open", "tell", "duration", "law"),
}


def drafts(scene: Scene) -> Iterator[Draft]:
    """The notices in the order in which they appear."""
    for step in STORIES[scene.story][0]:
        yield _MAKERS.get(_KINDS.get(step, "call"), _call)(scene, step)


def _planning(scene: Scene, step: str) -> Draft:
    phrases, chance = scene.land.phrases, scene.chance(step)
    quarter = phrases.quarters[(scene.days.ahead.month - 1) // 3].format(year=scene.days.ahead.year)
    more = {"plan": chance.choice(phrases.plan).format(quarter=quarter)}
    return _notice(scene, step, _announced(scene, phrases.plan_title, chance), more) | {
        "planned_date": scene.days.ahead.isoformat(),
        "documents_url": _address(scene),
        "review_body": _review(scene),
        **_amount(scene),
        **_lots(scene, "planning"),
        **({} if scene.lots else {"reserved": list(scene.reserved)}),
    }


def _consultation(scene: Scene, step: str) -> Draft:
    phrases, chance = scene.land.phrases, scene.chance(step)
    more = {"consult": " ".join(chance.sample(phrases.consult, 2))}
    return _notice(scene, step, _announced(scene, phrases.consult_title, chance), more) | {
        "deadline": f"{scene.days.heard}T{scene.hour}",
        "documents_url": _address(scene),
        "submission_url": _address(scene) + "/e",
    }


def _call(scene: Scene, step: str) -> Draft:
    """The call, and its later versions: a change of the deadline, a cancellation, a suspension."""
    phrases = scene.land.phrases
    deadline = scene.days.first_deadline if step == "call" else scene.days.deadline
    draft = _notice(scene, step, scene.title, {}) | {
        "procedure_id": scene.id_of("procedure"),
        "notice_id": scene.id_of("call"),
        "review_body": _review(scene),
        "procedure_features": scene.chance("call").choice(phrases.features),
        "documents_url": _address(scene),
        "submission_url": _address(scene) + "/e",
        "deadline": f"{deadline}T{scene.hour}",
        "sme_suitable": True,
        "eu_funds": scene.eu_funds,
        **_amount(scene),
        **_criteria(scene),
        **_social(scene),
        **_lots(scene, "call"),
        **({} if scene.lots else {"reserved": list(scene.reserved)}),
    }
    previous = [scene.notice_number(one) for one in ("planning", "consultation") if one in scene.days.published]
    if previous:
        draft["previous_notices"] = previous
    return draft if step == "call" else draft | {"version": 2, "change": _change(scene, step)}


def _award(scene: Scene, step: str) -> Draft:
    phrases, chance = scene.land.phrases, scene.chance(step)
    awards = list(results.awards(scene, chance))
    won = any(one["outcome"] == "awarded" for one in awards)
    more = {"award": chance.choice(phrases.award if won else phrases.unsuccessful)}
    call = "change" if "change" in scene.days.published else "call"
    return _notice(scene, step, scene.title, more) | {
        "procedure_id": scene.id_of("procedure"),
        "previous_notices": [scene.notice_number(call)],
        "review_body": _review(scene),
        "eu_funds": scene.eu_funds,
        **_amount(scene),
        **_criteria(scene),
        **_lots(scene, "award"),
        "awards": awards,
    }


_MAKERS = {"planning": _planning, "consultation": _consultation, "award": _award}


def _notice(scene: Scene, step: str, title: str, more: dict[str, str]) -> Draft:
    """What every notice says."""
    kind = _KINDS.get(step, "call")
    published = scene.days.published[step]
    sentences = scene.sentences | more
    return {
        "kind": kind,
        "light_regime": scene.light and kind in {"call", "award"},
        "languages": [scene.land.phrases.language],
        "notice_id": scene.id_of(step),
        "dispatched": f"{scene.days.sent(step)}T10:30",
        "publication": {
            "number": scene.notice_number(step),
            "date": published.isoformat(),
            "gazette": f"{published.timetuple().tm_yday * 2 // 3 + 1}/{published.year}",
        },
        "buyer": _buyer(scene),
        "title": title,
        "description": told([sentences.get(theme, "") for theme in _ORDER[kind]], scene.land.phrases.mark),
        "nature": scene.service.nature,
        "cpv": scene.cpv,
        "cpv_additional": [code for code in scene.service.also if code != scene.cpv],
        "places": [scene.place.nuts],
        "duration_months": scene.months,
    }


def _announced(scene: Scene, forms: list[str], chance: Random) -> str:
    slots = {"title": scene.subject, "title_low": lowered(scene.subject), "in": scene.place.at}
    return chance.choice(forms).format(**slots)


def _buyer(scene: Scene) -> Draft:
    phrases, place, buyer = scene.land.phrases, scene.place, scene.buyer
    number = scene.land.buyers.index(buyer) + 1
    return {
        "name": buyer.name,
        "id": phrases.registration["buyer"].format(number),
        "town": place.name,
        "postcode": place.postcode,
        "country": phrases.country,
        "nuts": place.nuts,
        "email": f"info{number}@{place.domain}",
        "phone": phrases.phone.format(number // 100, number % 100),
        "website": f"https://{place.domain}",
        "legal_type": buyer.legal_type,
        "activity": buyer.activity,
    }


def _review(scene: Scene) -> Draft:
    phrases = scene.land.phrases
    seat = next(iter(scene.land.places.values()))
    return {
        "name": phrases.review, "id": phrases.registration["review"].format(1), "town": seat.name,
        "postcode": seat.postcode, "country": phrases.country, "nuts": seat.nuts,
    }  # fmt: skip


def _address(scene: Scene) -> str:
    return f"https://{scene.place.domain}/{YEAR}/{scene.number:05}"


def _amount(scene: Scene) -> Draft:
    return {"estimated_value": _money(scene, scene.amount)} if scene.says_amount else {}


def _money(scene: Scene, amount: int) -> Draft:
    return {"amount": f"{amount}.00", "currency": scene.currency}


def _criteria(scene: Scene) -> Draft:
    """Quality decides at least half of a social service; noise is bought by price."""
    phrases, chance = scene.land.phrases, scene.chance("criteria")
    if scene.service.noise and chance.random() < 0.6:
        return {"award_criteria": [{"type": "price", "name": phrases.price, "weight": 100}]}
    price = chance.choice((30, 35, 40, 45, 49) if scene.light else (40, 45, 51, 55, 60))
    names = chance.sample(phrases.quality, chance.choice((2, 3)))
    first = (100 - price) // 2
    rest = 100 - price - first
    weights = [first, rest] if len(names) == 2 else [first, rest // 2, rest - rest // 2]
    quality = [
        {"type": "quality", "name": name, "weight": weight} for name, weight in zip(names, weights, strict=True)
    ]
    return {"award_criteria": [{"type": "price", "name": phrases.price, "weight": price}, *quality]}


def _social(scene: Scene) -> Draft:
    chance = scene.chance("social")
    if scene.service.noise or not (scene.reserved or chance.random() < 0.45):
        return {}
    known = scene.land.phrases.social
    chosen = known[:1] if scene.reserved and chance.random() < 0.5 else chance.sample(known, chance.choice((1, 2)))
    return {"social": [code for code, _ in chosen], "social_text": " ".join(text for _, text in chosen)}


def _lots(scene: Scene, kind: str) -> Draft:
    return {"lots": [_lot(scene, lot, kind) for lot in scene.lots]} if scene.lots else {}


def _lot(scene: Scene, lot: Lot, kind: str) -> Draft:
    told_of: Draft = {"title": lot.title, "description": lot.description}
    if scene.says_amount:
        told_of["estimated_value"] = _money(scene, lot.amount)
    if kind in {"planning", "call"}:
        told_of["reserved"] = list(lot.reserved)
    return told_of


def _change(scene: Scene, step: str) -> Draft:
    phrases, chance = scene.land.phrases, scene.chance(step)
    number = scene.notice_number("call")
    if step == "cancel":
        return {"notice": number, "reason": "cancel", "text": chance.choice(phrases.cancel)}
    if step == "suspend":
        return {"notice": number, "reason": "susp-review", "text": chance.choice(phrases.suspend)}
    reason, why, what = chance.choice(phrases.change)
    until = ended(what.format(date=written(scene.days.deadline, phrases)))
    lots = [f"LOT-{place:04}" for place in range(1, len(scene.lots) + 1)] or ["LOT-0000"]
    sections = [{"section": lot, "text": until} for lot in lots]
    return {"notice": number, "reason": reason, "text": why, "sections": sections}

"""Grant calls of the demo world: records made here, until grants are read from files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random

import msgspec

from dragging.cli.demo import money
from dragging.cli.demo.content import COUNTRIES, GrantCall, Land, Place, land
from dragging.cli.demo.days import after, before
from dragging.cli.demo.scene import YEAR
from dragging.cli.demo.wording import numeral, told
from dragging.core.notices import model
from dragging.core.units import Value


def grants(seed: str, today: date) -> Iterator[model.Notice]:
    """One call of every kind in every country; three quarters of them open on the day."""
    for key in COUNTRIES:
        one = land(key)
        for number, call in enumerate(one.grants, start=1):
            rng = Random(f"{seed} grant {key} {number}")  # noqa: S311 - no secret hangs on it
            yield _record(one, call, number, rng, today)


def _record(one: Land, call: GrantCall, number: int, rng: Random, today: date) -> model.Notice:
    deadline = after(today + timedelta(days=rng.randint(3, 85))) if rng.random() < 0.75 else before(
        today - timedelta(days=rng.randint(1, 200)))  # fmt: skip
    published = before(min(today - timedelta(days=rng.randint(0, 5)), deadline - timedelta(days=rng.randint(25, 50))))
    currency = money.currency_on(published, one.phrases)
    low, high = (money.local(each, currency, one.phrases) for each in call.each)
    place = rng.choice(list(one.places.values()))
    text = call.text.format(each=numeral(high, one.phrases))
    year = str(published.year)
    notice = _notice(one, call, place, f"99{COUNTRIES.index(one.key)}{number:05}-{YEAR}")
    language = one.phrases.language
    notice = msgspec.structs.replace(
        notice,
        title={language: f"{call.title} {place.at} ({year})"},
        description={language: told([text], one.phrases.grant_mark)},
        publication_date=published,
        dispatch_date=published,
        deadline=f"{deadline}T23:59",
        estimated_value=Value(low=Decimal(low), high=Decimal(high), currency=currency),
    )
    digest = sha256(model.to_json(notice)).hexdigest()
    return msgspec.structs.replace(notice, source=msgspec.structs.replace(notice.source, sha256=digest))


def _notice(one: Land, call: GrantCall, place: Place, number: str) -> model.Notice:
    phrases = one.phrases
    buyer = model.Buyer(
        name={phrases.language: one.funder}, country=phrases.country, nuts=place.nuts, town=place.name,
        identifiers=(phrases.registration["buyer"].format(999),),
    )  # fmt: skip
    return model.Notice(
        source=model.Source("template", None, "demo", ""), id=number, notice_uuid=None, notice_version=None,
        procedure_id=None, kind="grant_call", form=None, legal_basis=None, publication_date=None, dispatch_date=None,
        language=phrases.language, languages=(phrases.language,), title={}, description={}, buyers=(buyer,),
        nature=None, procedure=None, cpv_main=call.cpv, cpv_additional=(), nuts=(place.nuts,), deadline=None,
        deadline_printed=None, estimated_value=None, total_value=None, duration_months=None, start_date=None,
        end_date=None, reserved=(), reserved_unclear=False, social_clauses=(), eu_funds=False, light_regime=False,
        lots=(), awards=(), withheld=(), references=(), changes=(), documents_url=f"https://{place.domain}/{number}",
        notice_url=None, submission_url=None, problems=(),
    )  # fmt: skip

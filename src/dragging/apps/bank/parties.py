"""Who buys and who wins: one party for one official number, else for one name in one country."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragging.apps.bank.models import Identifier, Party
from dragging.apps.bank.parts import parts
from dragging.core.text import fold

_NUMBER = re.compile(r"[A-Z0-9]{5,40}\Z")


class Named(NamedTuple):
    """A party as one notice names it."""

    country: str
    name: str
    identifiers: tuple[str, ...]
    day: str

    @property
    def key(self) -> str:
        """`ES:P2800000A`, or `ES:name:…` where no usable number is given.

        The smallest usable number decides, so that the order in which a notice lists them does not.
        """
        numbers = sorted(filter(None, map(usable_number, self.identifiers)))
        tail = numbers[0] if numbers else "name:" + " ".join(fold(self.name).split())[:200]
        return f"{self.country}:{tail}"


def usable_number(identifier: str) -> str | None:
    """An official number without blanks, dots and dashes in capitals; None where it cannot tell parties apart.

    Too short ones, ones without a digit (`N/A`) and ones of a single repeated digit (`00000`) cannot.
    """
    number = re.sub(r"[\s.\-/_]", "", identifier).upper()
    digits = {character for character in number if character.isdigit()}
    if not _NUMBER.match(number) or not digits or (len(set(number)) == 1):
        return None
    return number


def keep_parties(named: Iterable[Named]) -> Mapping[str, Party]:
    """The party of every key, made when new; of several names the latest notice's stands, then the greater one.

    Called a second time with the same names it changes nothing.
    """
    newest: dict[str, Named] = {}
    numbers: dict[str, set[str]] = {}
    for one in named:
        key = one.key
        numbers.setdefault(key, set()).update(value.strip()[:120] for value in one.identifiers if value.strip())
        if key not in newest or (one.day, one.name) > (newest[key].day, newest[key].name):
            newest[key] = one
    known = {party.key: party for part in parts(newest) for party in Party.objects.filter(key__in=part)}
    made = [
        Party(key=key, public_id=_public_id(key), country=one.country, name=one.name, named_on=one.day)
        for key, one in newest.items()
        if key not in known
    ]
    known |= {party.key: party for party in Party.objects.bulk_create(made)}
    renamed = []
    for key, one in newest.items():
        party = known[key]
        if (one.day, one.name) > (party.named_on, party.name):
            party.name, party.named_on = one.name, one.day
            renamed.append(party)
    Party.objects.bulk_update(renamed, ["name", "named_on"], batch_size=500)
    Identifier.objects.bulk_create(
        [Identifier(party=known[key], value=value) for key, values in numbers.items() for value in sorted(values)],
        ignore_conflicts=True,
    )
    return known


def _public_id(key: str) -> str:
    return base64.b32encode(hashlib.sha256(key.encode()).digest())[:12].decode().lower()

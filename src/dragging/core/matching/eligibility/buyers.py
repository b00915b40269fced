"""Whether an earlier award was by a buyer of this notice."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragging.core.matching.profile.model import ReservedAward
from dragging.core.notices.model import Buyer, Notice
from dragging.core.text import stop_words, words
from dragging.core.vocabulary.tables import rows


def by_same_buyer(notice: Notice) -> Callable[[ReservedAward], bool | None]:
    """For an award: yes, no, or None where names alone do not tell."""

    def same(award: ReservedAward) -> bool | None:
        answers = [_is(award, buyer) for buyer in notice.buyers]
        if True in answers:
            return True
        return None if not answers or None in answers else False

    return same


def _is(award: ReservedAward, buyer: Buyer) -> bool | None:
    if award.buyer_id and _plain(award.buyer_id) in {_plain(one) for one in buyer.identifiers}:
        return True
    if not award.buyer:
        return None
    answers = [_same_name(award.buyer, name) for name in buyer.name.values()]
    if True in answers:
        return True
    return None if not answers or None in answers else False


def _same_name(left: str, right: str) -> bool | None:
    """Yes where one name holds all words of the other, None where they share a word that not every buyer has."""
    one, other = set(words(left)) - _little(), set(words(right)) - _little()
    shared = one & other
    telling = shared - _common()
    if one == other or (shared in (one, other) and telling):
        return True
    return None if telling or not one or not other else False


def _plain(number: str) -> str:
    return "".join(sign for sign in number.upper() if sign.isalnum())


@cache
def _little() -> frozenset[str]:
    return frozenset(word for found in stop_words().values() for word in found)


@cache
def _common() -> frozenset[str]:
    """Words that the names of many buyers hold."""
    return frozenset(row["word"] for row in rows("buyer_words"))

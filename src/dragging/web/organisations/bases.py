"""For which reserved contracts an organisation may be considered, in words: condition by condition, with the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.core.matching.declares import Asked, Statement, declares
from dragging.core.matching.profile import Profile
from dragging.core.matching.profile.model import Registration
from dragging.core.vocabulary import names
from dragging.web.frame import formats
from dragging.web.organisations.facts import SOURCES, label

SHOWN = ("art20_participation", "art77")
"""Reserved performance asks for the same conditions as reserved participation, so it is not said twice."""

_SIGNS = {True: "check", False: "close", None: "question"}


class Condition(NamedTuple):
    """`sign` names the icon; `told` says it to those who do not see it."""

    sign: str
    told: str
    words: str
    is_beside: bool


class Basis(NamedTuple):
    state: str
    answer: str
    name: str
    source: str
    conditions: list[Condition]
    law: str
    is_compared: bool
    had_award: bool


def bases(profile: Profile, day: date, language: str) -> list[Basis]:
    """What follows from a profile on a day for the reserved contracts of its country."""
    return [_told(one, profile, language) for one in declares(profile, day) if one.basis in SHOWN]


def _told(one: Statement, profile: Profile, language: str) -> Basis:
    law = sorted({f"{asked.rule.article}; {asked.rule.national}".rstrip("; ") for asked in one.asked}, key=len)
    return Basis(
        state={True: "yes", False: "no", None: "missing"}[one.value] if one.why != "not_in_law" else "no",
        answer=_answer(one),
        name=names.reserved_name(one.basis, language),
        source=_source(one, language),
        conditions=[_condition(asked, language) for asked in one.asked],
        law=law[0] if law else "",
        is_compared=all(asked.rule.mark != "K" for asked in one.asked),
        had_award=one.basis == "art77" and bool(profile.art77_awards),
    )


def _answer(one: Statement) -> str:
    if one.why == "not_in_law":
        return _("Does not exist in this country")
    if one.why:
        return _("Not known")
    if one.value is None:
        n = len(one.missing)
        return ngettext("%(n)s fact is missing", "%(n)s facts are missing", n) % {"n": n}
    return _("The conditions are met") if one.value else _("The conditions are not met")


def _source(one: Statement, language: str) -> str:
    if one.source is None:
        return ""
    told = SOURCES[one.source]()
    return f"{told}, {formats.short_day(one.seen, language)}" if one.seen else told


def _condition(asked: Asked, language: str) -> Condition:
    code = asked.rule.condition
    words = _CONDITIONS[code](asked, language) if code in _CONDITIONS else label(code)
    value = asked.answer.value
    told = {True: _("met:"), False: _("not met:"), None: _("not known:")}[value]
    return Condition(_SIGNS[value], told, words, asked.rule.settles == "beside")


def _status(one: Asked, language: str) -> str:
    """What is held, by name; where nothing is, what would do."""
    if one.answer.value:
        held = [used.value.status for used in one.answer.used if isinstance(used.value, Registration)]
        return _("It holds: %(statuses)s") % {"statuses": " / ".join(names.status_name(code, language) for code in held)}
    wanted = " / ".join(names.status_name(code, language) for code in one.rule.needs)
    return _("It holds one of these: %(statuses)s") % {"statuses": wanted}


_CONDITIONS: dict[str, Callable[[Asked, str], str]] = {
    "status_held": _status,
    "staff_share": lambda one, language: _("At least %(share)s of its staff have a disability or are disadvantaged") % {"share": formats.percent(one.rule.least, language)},
    "profit_not_distributed": lambda _one, _language: _("No profit is shared out"),
    "not_in_law": lambda _one, _language: _("The law of the country has no such reservation"),
}  # fmt: skip

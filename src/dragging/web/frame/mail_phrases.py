"""The sentences of what people are told by mail. Parts bring theirs by `register`, as code to sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dragging.apps.organisations.enums import Frequency, MailKind

KINDS = {
    MailKind.TEAM: _("Your team: who joined, left or has another role"),
    MailKind.VERIFICATION: _("Your proofs: what was verified or declined"),
    MailKind.APPROVALS: _("For support organisations: what waits for your decision"),
}
FREQUENCIES = [
    (Frequency.AT_ONCE, _("At once")),
    (Frequency.DAILY, _("Once a day, at 7:00")),
    (Frequency.WEEKLY, _("Once a week, on Monday at 7:00")),
    (Frequency.NEVER, _("Never")),
]

Sentence = Callable[[Mapping[str, Any]], str]

_sentences: dict[str, Sentence] = {}


def register(code: str, sentence: Sentence) -> None:
    """Bring the sentence of a code; it gets the item's values and answers in the language that is active."""
    _sentences[code] = sentence


def sentence(code: str, values: Mapping[str, Any]) -> str | None:
    """The sentence of an item; None where no part knows the code, or its values are not those it needs."""
    try:
        return _sentences[code](values)
    except KeyError:
        return None


def known() -> frozenset[str]:
    return frozenset(_sentences)

"""One line of a list of opportunities as HTML: twenty-five of them a page are too dear for a template.

Nothing in a line depends on the reader but the language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.apps.bank.search.service import Result
from dragging.core.notices.folding import deadline_moment
from dragging.web.bank.keeping import Ground, Keeping
from dragging.web.bank.rows import Row, row
from dragging.web.frame import formats
from dragging.web.frame.templatetags.frame import icon

ORIGINAL, BUYER = 220, 120
"""Characters shown of an original title and of a buyer's name."""
_TAG_OF = {"planned": "planned", "consultation": "planned", "cancelled": "stopped", "suspended": "stopped"}


_lines: Keeping[SafeString] = Keeping(4_000)
"""Some 8 MB."""


def lines(ground: Ground, results: Iterable[Result], language: str, now: datetime) -> list[SafeString]:
    """The lines of these rows of a search, made anew or kept."""

    def one(result: Result) -> SafeString:
        told = result.summary

        def closing(_line: SafeString) -> Iterable[datetime]:
            moment = deadline_moment(told["deadline"], told["country"]) if told["deadline"] else None
            return (moment,) if moment else ()

        key = (told["id"], language, result.state, result.found_by)
        return _lines.of(ground, key, now, lambda: line(row(result, language, now), language), closing)

    return [one(result) for result in results]


def line(row: Row, language: str) -> SafeString:
    return SafeString("\n".join(filter(None, (
        f'<p class="tags">{tags(row)}</p>',
        f'<h3><a href="{row.address}"{_lang(row.heading.language, language)}>{escape(row.heading.text)}</a></h3>',
        _original(row),
        f'<p class="facts">{_facts(row, language)}</p>',
        _until(row),
        _reasons(row),
    ))))  # fmt: skip


def tags(row: Row) -> str:
    """What is reserved, the state, the days left."""
    search = reverse("opportunities") if row.reserved else ""
    told = [f'<a class="tag reserved" href="{search}?reserved={escape(code)}">{escape(label)}</a>' for code, label in row.reserved]
    if row.state != "open":
        told.append(f'<span class="tag {_TAG_OF.get(row.state, "")}">{escape(row.state_words)}</span>')
    if row.can_end:
        told.append(_clock(row))
    return "".join(told)


def _clock(row: Row) -> str:
    if row.clock is None:
        words = _("no date yet") if row.state == "planned" else _("no deadline given")
        return f'<span class="clock">{escape(words)}</span>'
    sign = icon("warning") if row.clock.level in {"urgent", "last"} else ""
    return f'<span class="clock {row.clock.level}">{sign}{escape(row.clock.left)}</span>'


def _original(row: Row) -> str:
    told = row.heading
    if not told.original:
        return ""
    text = f'<span lang="{escape(told.spoken)}">{escape(_cut(told.original, ORIGINAL))}</span>'
    return f'<p class="original"><span class="from">{escape(told.spoken_name)}:</span> {text}</p>'


def _facts(row: Row, language: str) -> str:
    told = []
    if row.buyer:
        told.append(f"<span{_lang(row.buyer_language, language)}>{escape(_cut(row.buyer, BUYER))}</span>")
    if row.more_buyers > 0:
        more = ngettext("and %(n)s more buyer", "and %(n)s more buyers", row.more_buyers) % {"n": row.more_buyers}
        told.append(f"<span>{escape(more)}</span>")
    if row.place:
        told.append(f"<span>{escape(row.place)}</span>")
    told.append(f'<span class="nobreak">{escape(_value(row, language))}</span>')
    told += [f"<span>{escape(words)}</span>" for words in (row.lots, row.sort) if words]
    return "".join(told)


def _value(row: Row, language: str) -> str:
    if row.value:
        return formats.value(row.value, language)
    return _("value withheld") if row.is_withheld else _("no value given")


def _until(row: Row) -> str:
    if row.clock is None or row.state != "open":
        return ""
    label = escape(_("Until"))
    return f'<p class="meta">{label} {escape(row.clock.moment)}</p>'


def _reasons(row: Row) -> str:
    if not row.found_by:
        return ""
    label = escape(_("Found by its code:"))
    return f'<p class="why">{label} {escape(", ".join(row.found_by))}</p>'


def _lang(code: str, language: str) -> str:
    """A `lang` attribute where a text is not in the language of the page."""
    return "" if code == language else f' lang="{escape(code)}"'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else Truncator(text).chars(most)

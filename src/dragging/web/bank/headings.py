"""The heading of an opportunity in the reader's language: the official one, else ours from codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from dragging.web.bank import names


class Heading(NamedTuple):
    """`text` in `language`; `is_ours` where composed from codes, then `original` stands beside it in `spoken`."""

    text: str
    language: str
    is_ours: bool
    original: str
    spoken: str
    spoken_name: str


def heading(
    title: Mapping[str, str], cpv_main: str | None, nature: str | None, place: str, language: str
) -> Heading:
    """A title in the reader's language stands as it is; otherwise codes speak and the original follows.

    Without a code to speak the original is the heading, in its own language; without a title either, a sentence.
    """
    if title.get(language):
        return Heading(title[language], language, False, "", "", "")
    spoken, original = next(((code, text) for code, text in title.items() if text), ("", ""))
    composed = _from_codes(cpv_main, nature, place, language)
    if composed:
        name = names.language_name(spoken, language) if spoken else ""
        return Heading(composed, language, True, original, spoken, name)
    if original:
        return Heading(original, spoken, False, "", "", "")
    return Heading(_("Without a title"), language, False, "", "", "")


def _from_codes(cpv_main: str | None, nature: str | None, place: str, language: str) -> str:
    if not cpv_main:
        return ""
    service = names.service_of(cpv_main)
    subject = service.names[language] if service else names.cpv(cpv_main, language)
    parts = [subject, names.nature(nature, language).lower() if nature else "", place]
    return " – ".join(part for part in parts if part)


def place_words(nuts: Sequence[str], country: str | None, language: str) -> str:
    """The first place by name, and how many more; the country where no place is named."""
    if not nuts:
        return names.country(country, language) if country else ""
    finest = max(nuts, key=len)
    first = names.place(finest, language)
    distinct = {code for code in nuts if not any(other != code and other.startswith(code) for other in nuts)}
    if len(distinct) == 1:
        return first
    return _("%(place)s and %(n)d more") % {"place": first, "n": len(distinct) - 1}

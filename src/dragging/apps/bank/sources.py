"""Sources with their licence, from `data/sources.json`, entered when first used."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any, NamedTuple
from urllib.parse import quote

from dragging.apps.bank.models import Source

DEFAULTS = ("ted", "placsp", "ocds", "eu-calls", "360giving")
"""What a format's notices are kept under when no source is named."""

_NOT_STATED = {"en": "not stated", "es": "no indicada", "pl": "nie podano", "bg": "не е посочен"}


class Terms(NamedTuple):
    """Under which terms a source's notices may be used, in one language."""

    name: str
    title: str
    licence: str
    attribution: str
    url: str


def source(name: str) -> Source:
    """The row of a source, its terms in English, entered when first used."""
    told = terms(name, "en")
    defaults = {"title": told.title, "licence": told.licence, "attribution": told.attribution, "url": told.url}
    return Source.objects.get_or_create(name=name, defaults=defaults)[0]


def terms(name: str, language: str) -> Terms:
    """The terms of a source; one that `data/sources.json` does not know has them marked as not stated."""
    unknown = {"title": name, "licence": _NOT_STATED, "attribution": name, "url": ""}
    known = _terms().get(name) or unknown
    told = {field: _in(known[field], language) for field in ("title", "licence", "attribution", "url")}
    return Terms(name, **told)


def _in(text: str | dict[str, str], language: str) -> str:
    return text if isinstance(text, str) else text[language]


def notice_address(name: str, number: str, language: str) -> str:
    """Where a source shows a notice to people; empty where the source or the form of the number is not known."""
    told = _terms().get(name, {})
    pattern = str(told.get("notice_url", ""))
    plain = number.lstrip("0")
    if not pattern or not re.fullmatch(str(told.get("number_form", ".+")), plain):
        return ""
    return pattern.format(number=quote(plain, safe=""), language=language)


@cache
def _terms() -> dict[str, dict[str, Any]]:
    text = resources.files("dragging.apps.bank").joinpath("data/sources.json").read_text(encoding="utf-8")
    return dict(json.loads(text))

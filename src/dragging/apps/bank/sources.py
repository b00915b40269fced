"""Sources with their licence, from `data/sources.json`, entered when first used."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from urllib.parse import quote

from dragging.apps.bank.models import Source

DEFAULTS = ("ted", "placsp", "ocds", "eu-calls", "360giving")
"""What a format's notices are kept under when no source is named."""


def source(name: str) -> Source:
    """The row of a source; one that `data/sources.json` does not know has its terms marked as not stated."""
    known = _terms().get(name) or {"title": name, "licence": "not stated", "attribution": name, "url": ""}
    terms = {field: known[field] for field in ("title", "licence", "attribution", "url")}
    return Source.objects.get_or_create(name=name, defaults=terms)[0]


def notice_address(name: str, number: str, language: str) -> str:
    """Where a source shows a notice to people; empty where the source or the form of the number is not known."""
    told = _terms().get(name, {})
    pattern = told.get("notice_url", "")
    plain = number.lstrip("0")
    if not pattern or not re.fullmatch(told.get("number_form", ".+"), plain):
        return ""
    return pattern.format(number=quote(plain, safe=""), language=language)


@cache
def _terms() -> dict[str, dict[str, str]]:
    text = resources.files("dragging.apps.bank").joinpath("data/sources.json").read_text(encoding="utf-8")
    return dict(json.loads(text))

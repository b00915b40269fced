"""Sources with their licence, from `data/sources.json`, entered when first used."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from dragging.apps.bank.models import Source

DEFAULTS = ("ted", "placsp", "ocds", "eu-calls", "360giving")
"""What a format's notices are kept under when no source is named."""


def source(name: str) -> Source:
    """The row of a source; one that `data/sources.json` does not know has its terms marked as not stated."""
    terms = _terms().get(name) or {"title": name, "licence": "not stated", "attribution": name, "url": ""}
    return Source.objects.get_or_create(name=name, defaults=terms)[0]


@cache
def _terms() -> dict[str, dict[str, str]]:
    text = resources.files("dragging.apps.bank").joinpath("data/sources.json").read_text(encoding="utf-8")
    return dict(json.loads(text))

"""Pages about the site: its data, the age of its sources, its words, its statements."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dragging.apps.bank import coverage
from dragging.web.about import content


class SourceLine(NamedTuple):
    source: coverage.Coverage
    is_fresh: bool | None


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Every source with its licence and what is held of it; ways to take the data along."""
    return render(request, "about/data.html", {"sources": coverage.sources(get_language() or "en")})


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """How old each source is, and whether its last reading went well."""
    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    lines = [
        SourceLine(one, None if one.last_read is None else now - one.last_read < coverage.FRESH) for one in coverage.sources(get_language() or "en")
    ]
    return render(request, "about/status.html", {"lines": lines, "now": now})


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    return render(request, "about/words.html", {"words": content.words(get_language() or "en")})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _text(request, "accessibility")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _text(request, "privacy")


def _text(request: HttpRequest, name: str) -> HttpResponse:
    title, body = content.page(name, get_language() or "en")
    return render(request, "about/text.html", {"title": title, "body": body})

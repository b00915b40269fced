"""What every page shows: languages, menu, the mark of a demonstration, the day asked for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dragging.apps.common import queries

OWN_NAMES = {"en": "English", "es": "Español", "pl": "polski", "bg": "български"}


def frame(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or "en"
    return {
        "language": language,
        "languages": _languages(request, language),
        "menu": _menu(request),
        "home": reverse("home"),
        "search_address": reverse("opportunities"),
        "site": f"{request.scheme}://{request.get_host()}",
        "demo": queries.demo_world(),
        "save_data": request.headers.get("Save-Data", "").lower() == "on",
    }


def _languages(request: HttpRequest, language: str) -> list[dict[str, Any]]:
    """The same page in each language: the first part of the address is the language, the rest is shared."""
    parts = request.get_full_path().split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in OWN_NAMES else ""
    return [
        {"code": code, "name": name, "address": f"/{code}/{rest}", "is_current": code == language}
        for code, name in OWN_NAMES.items()
    ]


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    entries = [("opportunities", _("Opportunities")), ("data", _("Open data")), ("words", _("Words"))]
    return [
        {"address": reverse(name), "name": label, "is_current": request.path.startswith(reverse(name))}
        for name, label in entries
    ]

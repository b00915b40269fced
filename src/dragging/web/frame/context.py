"""What every page shows: languages, menu, the mark of a demonstration, the day asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dragging.apps.bank import coverage
from dragging.apps.common import queries
from dragging.web.frame import places

OWN_NAMES = {"en": "English", "es": "Español", "pl": "polski", "bg": "български"}
THEMES = ("light", "dark")
"""What a person may choose; without a choice the page is as light or dark as the device."""
ENTRIES = ("opportunities", "organisations", "data", "words")
"""The pages of the menu, by their names."""
_CURRENT = ' aria-current="true"'


def frame(request: HttpRequest) -> dict[str, Any]:
    language = get_language() or "en"
    acting = getattr(getattr(request, "acting", None), "found", None)
    demo_day = queries.demo_day()
    return {
        "acting": acting,
        "theme": acting.person.theme if acting and acting.person.theme in THEMES else "",
        "places": places.row(acting.membership, request.path) if acting and acting.membership else [],
        "language": language,
        **_languages(request, language),
        "here": next((name for name in ENTRIES if request.path.startswith(reverse(name))), ""),
        "home": reverse("home"),
        "search_address": reverse("opportunities"),
        "origin": f"{request.scheme}://{request.get_host()}",
        "demo_day": demo_day,
        "freshness": None if demo_day else coverage.freshness(datetime.now(UTC)),  # noqa: TID251 - a face reads the clock
        "save_data": request.headers.get("Save-Data", "").lower() == "on",
    }


def _languages(request: HttpRequest, language: str) -> dict[str, SafeString | str]:
    """The same page in each language: the first part of the address is the language, the rest is shared.

    Written here: they stand three times on every page.
    """
    parts = request.get_full_path().split("/", 2)
    rest = escape(parts[2]) if len(parts) > 2 and parts[1] in OWN_NAMES else ""
    origin = escape(f"{request.scheme}://{request.get_host()}")
    links = [
        f'<li><a href="/{code}/{rest}" lang="{code}" hreflang="{code}"{_CURRENT if code == language else ""}>{name}</a></li>'
        for code, name in OWN_NAMES.items()
    ]
    others = [f'<link rel="alternate" hreflang="{code}" href="{origin}/{code}/{rest}">\n' for code in OWN_NAMES]
    return {
        "language_name": OWN_NAMES.get(language, ""),
        "language_links": SafeString("".join(links)),
        "alternates": SafeString("".join(others)),
    }


@cache
def piece(template: str, language: str, here: str, is_signed_in: bool = False) -> SafeString:
    """A part of the frame that hangs on these alone, made once for each."""
    told = {
        "language": language,
        "menu": _menu(here),
        "is_signed_in": is_signed_in,
        "home": reverse("home"),
        "search_address": reverse("opportunities"),
    }
    return SafeString(get_template(template).render(told))


def _menu(here: str) -> list[dict[str, Any]]:
    words = {"opportunities": _("Opportunities"), "organisations": _("Organisations"), "data": _("Open data"), "words": _("Words")}
    return [{"address": reverse(name), "name": words[name], "is_current": name == here} for name in ENTRIES]

"""The home page: one search, and what is open near the reader."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters
from dragging.apps.bank.search.words import RESERVED
from dragging.web.bank import names
from dragging.web.bank.rows import rows

COUNTRY_OF = {"en": "IE", "es": "ES", "pl": "PL", "bg": "BG"}
SHOWN = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    country = COUNTRY_OF[language]
    near = service.search(
        parameters({"state": "open", "nuts": country, "sort": "deadline", "limit": SHOWN, "lang": language}), now
    )
    told = {
        "country": names.country(country, language),
        "country_code": country,
        "near": rows(near.results, language, now),
        "near_total": near.total,
        "open_total": service.count(parameters({"state": "open"}), now),
        "reserved_total": service.count(parameters({"state": "open", "reserved": ",".join(RESERVED)}), now),
        "reserved_query": "?reserved=" + ",".join(RESERVED),
        "examples": [_("home care"), _("school meals"), _("gardening"), _("laundry")],
    }
    return render(request, "bank/home.html", told)

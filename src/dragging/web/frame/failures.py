"""What an address that is not there, and a failure of ours, answer to people."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def not_found(request: HttpRequest) -> HttpResponse:
    return page(
        request, 404, _("This page is not here"),
        _("The address may be mistyped, or what stood here has moved."),
        _("Nothing of yours is lost. Search for it, or start from the home page."),
    )  # fmt: skip


def bad_request(request: HttpRequest) -> HttpResponse:
    return page(
        request, 400, _("This address cannot be read"),
        _("Something in it is not what the site expects."),
        _("Start from the home page, or search again."),
    )  # fmt: skip


def form_too_old(request: HttpRequest) -> HttpResponse:
    return page(
        request, 403, _("This form is too old to be sent"),
        _("It was opened before you signed in or out, or your browser keeps no cookies."),
        _("Go back, load the page again, and send it once more. Nothing was changed."),
    )  # fmt: skip


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Too much of something; `wait` are the seconds until it is allowed again."""
    minutes = max(1, -(-wait // 60))
    answer = page(
        request, 429, _("Too many attempts"),
        _("This was done so often in a short time that we stop for a while. That keeps others from guessing their way in."),
        ngettext("Try again in %(n)d minute.", "Try again in %(n)d minutes.", minutes) % {"n": minutes}
        + " " + _("Go back with your browser: what you typed is still there."),
    )  # fmt: skip
    answer["Retry-After"] = str(max(1, wait))
    return answer


def failed(request: HttpRequest) -> HttpResponse:
    return page(
        request, 500, _("Something went wrong on our side"),
        _("Nothing was changed. The log has the reason."),
        _("Try again in a minute. If it stays, tell us the code below."),
        code=uuid.uuid4().hex[:8],
    )  # fmt: skip


def page(request: HttpRequest, status: int, title: str, what: str, remedy: str, code: str = "") -> HttpResponse:
    """A page that says what happened, what was kept, and what to do."""
    told: dict[str, Any] = {"title": title, "what": what, "remedy": remedy, "code": code, "status": status}
    return render(request, "frame/error.html", told, status=status)

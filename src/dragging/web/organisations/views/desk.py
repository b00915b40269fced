"""Where somebody starts who is signed in: what needs them now. The parts bring themselves (`web/frame/parts.py`)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.organisations import rules
from dragging.web.frame import parts
from dragging.web.organisations import starts
from dragging.web.organisations.acting import acting_of, acts, signed_in


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """The desk of an NGO or social enterprise; without any organisation, the ways to one."""
    membership = acting_of(request).membership
    start = starts.of(membership)
    return _page(request, "desk", _("Desk")) if start == "desk" else redirect(start)


@require_safe
@acts(rules.works_at_office)
def office(request: HttpRequest) -> HttpResponse:
    """Where an administration starts."""
    return _page(request, "office", _("Office"))


@require_safe
@acts(rules.approves)
def approvals(request: HttpRequest) -> HttpResponse:
    """What others wait for: proofs and claims to look at."""
    return _page(request, "approvals", _("Approvals"))


def _page(request: HttpRequest, page: str, title: str) -> HttpResponse:
    membership = acting_of(request).membership
    told = {"title": title, "membership": membership, "parts": parts.of(page, request, membership)}
    return render(request, "organisations/start.html", told)

"""Where somebody starts who is signed in: what needs them now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dragging.web.organisations.acting import acting_of, signed_in


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """The desk of the organisation that one acts for; without one, the way to it."""
    return render(request, "organisations/desk.html", {"membership": acting_of(request).membership})

"""Who acts for an organisation: inviting, handing over, leaving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dragging.apps.organisations import queries, rules
from dragging.web.organisations.acting import acting_of, acts


@require_safe
@acts(rules.belongs)
def team(request: HttpRequest) -> HttpResponse:
    return render(request, "organisations/team.html", {"team": queries.team(acting_of(request).organisation)})

"""A new organisation, and the warning where it is perhaps here already."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dragging.apps.organisations import doubles, joining, operations
from dragging.apps.organisations.models import Organisation
from dragging.web.frame import kept_forms
from dragging.web.frame.limits import limited
from dragging.web.organisations import starts
from dragging.web.organisations.acting import acting_of, choose, signed_in
from dragging.web.organisations.forms import FoundingForm

_COUNTRIES = {"es": "ES", "pl": "PL", "bg": "BG"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@limited("organisation_new", 20, "h")
def new(request: HttpRequest) -> HttpResponse:
    """Enter an organisation. A likely double is told of without telling anything of it; both ways stay open."""
    person = acting_of(request).person
    kept = kept_forms.take(request) if request.method == "GET" else None
    begin = {"country": _COUNTRIES.get(get_language() or "", "IE")} | (kept.dict() if kept else {})
    form = FoundingForm(person, request.POST or None, initial=begin)
    if request.method != "POST" or not form.is_valid():
        return render(request, "organisations/new.html", {"form": form})
    wanted = form.cleaned_data
    number = wanted["number"] or None
    known = doubles.likely(country=wanted["country"], name=wanted["name"], number=number.value if number else None)
    if known and "ask" in request.POST:
        joining.ask(person=person, organisations=known, now=timezone.now())
        messages.success(
            request, _("If it is here, its managers are asked now. You will see it once they let you in.")
        )
        return redirect("desk")
    if known and "sure" not in request.POST:
        return render(request, "organisations/double.html", {"form": form, **_told(request, known)})
    membership = operations.found(
        person=person, kind=wanted["kind"], name=wanted["name"], country=wanted["country"], number=number,
        now=timezone.now(),
    )  # fmt: skip
    choose(request, membership)
    messages.success(request, _("%(name)s is entered. You manage it.") % {"name": membership.organisation.name})
    return redirect(starts.of(membership))


def _told(request: HttpRequest, known: list[Organisation]) -> dict[str, Any]:
    """What one may know of the likely doubles: their own teams, and what is published. Of others not even the number."""
    own = {one.organisation_id for one in acting_of(request).memberships}
    return {
        "own": [one.name for one in known if one.pk in own],
        "published": [one.name for one in known if one.pk not in own and one.is_public],
        "others": any(one.pk not in own for one in known),
        "typed": [(name, request.POST.get(name, "")) for name in ("kind", "name", "country", "number")],
    }

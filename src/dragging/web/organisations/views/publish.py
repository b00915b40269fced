"""What an organisation shows to everybody: chosen group by group, seen before it is published."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dragging.apps.organisations import publication, rules
from dragging.apps.organisations.operations import Refused
from dragging.web.frame import kept_forms
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.directory.telling import shown
from dragging.web.organisations.publishing import PublishForm, initial


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.publishes)
def publish(request: HttpRequest) -> HttpResponse:
    """Choose, look, publish. `preview` only looks; `nothing` takes everything away."""
    acting = acting_of(request)
    organisation, now = acting.organisation, datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    if request.method == "POST" and "nothing" in request.POST:
        publication.unpublish(organisation=organisation, person=acting.person, now=now)
        messages.success(request, _("Nothing of your organisation is public now."))
        return redirect("publish")
    kept = publication.choice(organisation)
    if request.method != "POST":
        typed = kept_forms.take(request)
        form = PublishForm(typed) if typed is not None else PublishForm(initial=initial(kept))
    else:
        form = PublishForm(request.POST)
        if form.is_valid() and "preview" not in request.POST:
            try:
                publication.publish(organisation=organisation, person=acting.person, chosen=form.chosen(), now=now)
            except Refused:
                form.add_error("contact", _("This is the address of a person of your team. Enter one of the organisation."))
            else:
                messages.success(request, _("Published.") if form.chosen().groups else _("Nothing of your organisation is public now."))
                return redirect("publish")
    chosen = form.chosen() if form.is_bound and form.is_valid() else kept
    entry = publication.preview(organisation, chosen, now.date())
    told = {
        "form": form,
        "organisation": organisation,
        "shown": shown(entry, get_language() or "en") if entry else None,
        "is_preview": form.is_bound,
    }
    return render(request, "organisations/publish.html", told)

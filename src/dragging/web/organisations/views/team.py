"""Who acts for an organisation: the team, its name, its log."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dragging.apps.organisations import joining, operations, queries, rules
from dragging.web.organisations import phrases
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.forms import NameForm

LINES = 25
"""Of the log on one page."""


@require_safe
@acts(rules.belongs)
def team(request: HttpRequest) -> HttpResponse:
    """The team; for its managers also who is invited and who asks to be let in."""
    acting = acting_of(request)
    organisation, own = acting.organisation, acting.membership
    people = queries.team(organisation)
    told = {
        "organisation": organisation,
        "kind": phrases.KINDS[organisation.kind],
        "people": [{"membership": one, "role": phrases.role(one.role), "is_self": one.pk == own.pk} for one in people],
        "manages": rules.manages(own),
    }
    if told["manages"]:
        invited = queries.open_invitations(organisation, timezone.now())
        told["invitations"] = [{"invitation": one, "role": phrases.role(one.role)} for one in invited]
        told["asking"] = list(queries.asking_to_join(organisation))
    return render(request, "organisations/team.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
def name(request: HttpRequest) -> HttpResponse:
    """Another name."""
    acting = acting_of(request)
    form = NameForm(request.POST or None, initial={"name": acting.organisation.name})
    if request.method == "POST" and form.is_valid():
        operations.rename(
            organisation=acting.organisation, person=acting.person, name=form.cleaned_data["name"], now=timezone.now()
        )
        messages.success(request, _("The name is changed."))
        return redirect("team")
    return render(request, "organisations/name.html", {"form": form, "organisation": acting.organisation})


@require_safe
@acts(rules.manages)
def log(request: HttpRequest) -> HttpResponse:
    """What was done, the newest first. `before` is the number of a line, counted from the first of the organisation."""
    organisation = acting_of(request).organisation
    total = queries.log_length(organisation)
    before = request.GET.get("before", "")
    newest = (
        min(total, max(0, int(before) - 1)) if before.isascii() and before.isdecimal() and len(before) < 10 else total
    )
    lines = list(queries.log(organisation, LINES, total - newest))
    told = {
        "lines": [{"at": one.at, "who": one.person, "done": phrases.done(one.verb, one.details)} for one in lines],
        "older": newest - len(lines) + 1 if newest > len(lines) else None,
        "is_newest": newest == total,
        "organisation": organisation,
    }
    return render(request, "organisations/log.html", told)


@require_POST
@acts(rules.manages)
def let_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let somebody in who asked, or not: the button that was pressed says which."""
    acting = acting_of(request)
    wish = queries.join_request(acting.organisation, public_id)
    if wish is None:
        raise Http404
    called = wish.person.called()
    if request.POST.get("answer") == "yes":
        joining.let_in(request=wish, person=acting.person, now=timezone.now())
        messages.success(request, _("%(who)s is in the team now.") % {"who": called})
    else:
        joining.decline(request=wish, person=acting.person, now=timezone.now())
        messages.success(request, _("%(who)s was not let in.") % {"who": called})
    return redirect("team")

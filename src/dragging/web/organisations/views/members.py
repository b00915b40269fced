"""What changes who is in a team: another role, handing over, removing, leaving."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dragging.apps.organisations import operations, queries, rules
from dragging.apps.organisations.models import Membership
from dragging.apps.organisations.operations import Refused
from dragging.web.organisations import phrases
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.forms import HandOverForm, RoleForm


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
def role(request: HttpRequest, public_id: str) -> HttpResponse:
    """Another role for somebody of the team."""
    found, acting = _member(request, public_id), acting_of(request)
    form = RoleForm(acting.organisation.kind, request.POST or None, initial={"role": found.role})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["role"]
        try:
            operations.change_role(membership=found, person=acting.person, role=wanted, now=timezone.now())
        except Refused as refused:
            form.add_error("role", phrases.reason(refused))
        else:
            told = {"who": found.person.called(), "role": phrases.role(wanted)}
            messages.success(request, _("The role of %(who)s is now: %(role)s.") % told)
            return redirect("team")
    return render(request, "organisations/role.html", {"form": form, "who": found.person.called()})


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody no longer belongs to the team; asked once more before."""
    found, acting = _member(request, public_id), acting_of(request)
    if found.person_id == acting.person.pk:
        return redirect("team_leave")
    who = {"who": found.person.called(), "organisation": acting.organisation.name}
    if request.method == "POST":
        try:
            operations.end_membership(membership=found, person=acting.person, now=timezone.now())
        except Refused:  # both managers removed each other: the first who did stays
            return redirect("team")
        messages.success(request, _("%(who)s is no longer in the team.") % who)
        return redirect("team")
    told = {
        "title": _("Remove %(who)s from the team?") % who,
        "what": _("%(who)s can no longer act for %(organisation)s. What was done until now stays.") % who,
        "button": _("Remove"),
    }
    return render(request, "organisations/confirm.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.belongs)
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the team; the last manager is told to hand over first."""
    acting = acting_of(request)
    own, name = acting.membership, {"organisation": acting.organisation.name}
    if not rules.may_leave(own, queries.managers(acting.organisation)):
        has_others = len(queries.team(acting.organisation)) > 1
        return render(request, "organisations/last_manager.html", {**name, "has_others": has_others})
    if request.method == "POST":
        try:
            operations.end_membership(membership=own, person=acting.person, now=timezone.now())
        except Refused:  # the other manager was faster: the page says what to do
            return redirect("team_leave")
        messages.success(request, _("You no longer act for %(organisation)s.") % name)
        return redirect("desk")
    told = {
        "title": _("Leave %(organisation)s?") % name,
        "what": _("You can no longer act for it. To come back, somebody of its managers has to invite you."),
        "button": _("Leave"),
    }
    return render(request, "organisations/confirm.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
def hand_over(request: HttpRequest) -> HttpResponse:
    """Somebody else becomes manager in one's place."""
    acting = acting_of(request)
    others = {one.public_id: one for one in queries.team(acting.organisation) if one.pk != acting.membership.pk}
    if not others:
        return redirect("team_leave")
    form = HandOverForm(list(others.values()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        to = others[form.cleaned_data["to"]]
        try:
            operations.hand_over(membership=acting.membership, to=to, now=timezone.now())
        except Refused:  # somebody took the role away meanwhile: the team shows how it is
            return redirect("team")
        messages.success(request, _("%(who)s is the manager now.") % {"who": to.person.called()})
        return redirect("team")
    return render(request, "organisations/hand_over.html", {"form": form, "organisation": acting.organisation})


def _member(request: HttpRequest, public_id: str) -> Membership:
    found = queries.member(acting_of(request).organisation, public_id)
    if found is None:
        raise Http404
    return found

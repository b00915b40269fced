"""Inviting by mail, and what the mailed link leads to."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from dragging.apps.organisations import operations, queries, rules
from dragging.apps.organisations.models import Invitation
from dragging.apps.organisations.operations import Refused
from dragging.web.frame import kept_forms, letters
from dragging.web.frame.limits import limited
from dragging.web.organisations import letters as words
from dragging.web.organisations import phrases, starts
from dragging.web.organisations.acting import acting_of, acts, choose
from dragging.web.organisations.forms import InvitationForm, second_role


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
@limited("invite", 30, "h")
def invite(request: HttpRequest) -> HttpResponse:
    """Ask somebody to join by mail."""
    acting = acting_of(request)
    kind = acting.organisation.kind
    begin = {"role": second_role(kind), "language": translation.get_language()}
    kept = kept_forms.take(request) if request.method == "GET" else None
    form = InvitationForm(kind, request.POST or None, initial=begin | (kept.dict() if kept else {}))
    if request.method == "POST" and form.is_valid() and _sent(request, form):
        messages.success(request, _("The invitation to %(email)s is sent.") % {"email": form.cleaned_data["email"]})
        return redirect("team")
    return render(request, "organisations/invite.html", {"form": form, "organisation": acting.organisation})


def _sent(request: HttpRequest, form: InvitationForm) -> bool:
    """Make the invitation and mail it; what went wrong is told at the form. One that no mail told of is taken back."""
    acting = acting_of(request)
    wanted = form.cleaned_data
    try:
        made, token = operations.invite(
            organisation=acting.organisation, person=acting.person, email=wanted["email"], role=wanted["role"],
            language=wanted["language"], now=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error("email", phrases.reason(refused))
        return False
    try:
        _mail(request, made, token)
    except letters.NotSent:
        operations.withdraw_invitation(
            organisation=acting.organisation, person=acting.person, public_id=made.public_id, now=timezone.now()
        )
        form.add_error(None, _("The mail could not be sent, so nobody was invited. Try again in some minutes."))
        return False
    return True


@sensitive_variables("token", "letter")
def _mail(request: HttpRequest, invitation: Invitation, token: str) -> None:
    language = invitation.language
    with translation.override(language):
        letter = words.invitation(
            organisation=invitation.organisation.name, who=acting_of(request).person.called(),
            role=phrases.role(invitation.role), until=invitation.expires_at.date(), language=language,
            address=request.build_absolute_uri(reverse("invitation", args=[token])),
        )  # fmt: skip
    letters.send(letter, invitation.email, language)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.manages)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """The mailed link stops working; asked once more before."""
    acting = acting_of(request)
    found = queries.open_invitation(acting.organisation, public_id, timezone.now())
    if found is None:
        raise Http404
    if request.method == "POST":
        operations.withdraw_invitation(
            organisation=acting.organisation, person=acting.person, public_id=public_id, now=timezone.now()
        )
        messages.success(request, _("The invitation to %(email)s is withdrawn.") % {"email": found.email})
        return redirect("team")
    told = {
        "title": _("Withdraw the invitation?"),
        "what": _("The link in the mail to %(email)s will no longer work. You can invite the same address again.") % {"email": found.email},
        "button": _("Withdraw"),
    }  # fmt: skip
    return render(request, "organisations/confirm.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_variables("token")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; only the button joins. Who is not signed in comes back here after signing in or up.

    A link that was never given, was used, withdrawn, or is over answers alike.
    """
    found = queries.invitation(token, timezone.now())
    if found is None:
        return render(request, "organisations/invitation_over.html", status=404)
    acting = acting_of(request)
    if request.method == "POST":
        return _accepted(request, token) if acting else _on_the_way(request, found)
    told = {
        "organisation": found.organisation.name, "kind": phrases.KINDS[found.organisation.kind],
        "who": found.invited_by.called() if found.invited_by else "", "role": phrases.role(found.role),
        "role_hint": phrases.ROLE_HINTS[found.role], "until": found.expires_at.date(),
        "is_other_address": bool(acting) and acting.person.email != found.email,
    }  # fmt: skip
    return render(request, "organisations/invitation.html", told)


@sensitive_variables("token")
def _accepted(request: HttpRequest, token: str) -> HttpResponse:
    try:
        membership = operations.accept_invitation(token=token, person=acting_of(request).person, now=timezone.now())
    except Refused:
        return redirect(request.path)
    choose(request, membership)
    messages.success(request, _("You now act for %(name)s.") % {"name": membership.organisation.name})
    return redirect(starts.of(membership))


def _on_the_way(request: HttpRequest, found: Invitation) -> HttpResponse:
    """To signing in or up and back. Whoever holds the mailed link has read the mail: the address is proved by it."""
    page = "account_login"
    if request.POST.get("way") == "new":
        get_adapter().stash_verified_email(request, found.email)
        page = "account_signup"
    return HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': request.path})}")

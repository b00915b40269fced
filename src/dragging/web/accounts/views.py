"""A person's own page, and for whom they act."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dragging.web.accounts.forms import AccountForm
from dragging.web.organisations import phrases, starts
from dragging.web.organisations.acting import acting_of, choose, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """What is kept of the person, and the ways to change it."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account")
    return render(request, "accounts/account.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def acting(request: HttpRequest) -> HttpResponse:
    """Choose the organisation to act for."""
    here = acting_of(request)
    if request.method == "POST":
        wanted = request.POST.get("organisation")
        membership = next((one for one in here.memberships if one.organisation.public_id == wanted), None)
        if membership is None:
            raise Http404
        choose(request, membership)
        return redirect(starts.of(membership))
    choices = [
        {
            "id": one.organisation.public_id, "name": one.organisation.name, "role": phrases.role(one.role),
            "kind": phrases.KINDS[one.organisation.kind], "is_current": one == here.membership,
        }
        for one in here.memberships
    ]  # fmt: skip
    return render(request, "accounts/acting.html", {"choices": choices})

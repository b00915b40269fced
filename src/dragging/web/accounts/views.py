"""A person's own page, for whom they act, and the link of a mailed code."""

from __future__ import annotations

from typing import Any

from allauth.account import views as library
from allauth.account.internal.stagekit import get_pending_stage
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dragging.web.accounts.forms import AccountForm
from dragging.web.frame import kept_forms
from dragging.web.frame.limits import limited
from dragging.web.organisations import phrases, starts
from dragging.web.organisations.acting import acting_of, choose, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@limited("account", 60, "h")
def account(request: HttpRequest) -> HttpResponse:
    """What is kept of the person, and the ways to change it."""
    if request.method == "POST":
        form = AccountForm(request.POST, instance=request.user)
        if form.is_valid():
            form.save()
            messages.success(request, _("Saved."))
            return redirect("account")
        request.user.refresh_from_db()
    else:
        kept = kept_forms.take(request)
        form = AccountForm(instance=request.user, initial=kept.dict() if kept else None)
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


def confirm_code(request: HttpRequest, **more: Any) -> HttpResponse:
    """The page where a mailed code is typed. Its link opened in another browser says where the code works."""
    code = request.GET.get("code", "")[:20]
    if request.method == "GET" and code and not request.user.is_authenticated and get_pending_stage(request) is None:
        return render(request, "accounts/code_elsewhere.html", {"code": code})
    return library.confirm_login_code(request, **more)

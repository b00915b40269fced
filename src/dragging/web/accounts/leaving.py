"""Taking one's data along, and ending the account."""

from __future__ import annotations

import io
import json
import secrets
import time
import zipfile
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dragging.apps.organisations import personal_data
from dragging.apps.organisations.operations import Refused
from dragging.web.accounts.forms import EraseForm
from dragging.web.accounts.letters import erasing
from dragging.web.frame import letters
from dragging.web.frame.limits import limited
from dragging.web.organisations.acting import signed_in

CODE = "erasing"
"""Key of the session: digest of the mailed code, and until when it holds."""
LASTS = 15 * 60
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@reauthentication_required
@limited("export", 10, "h")
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of the person, as JSON in a ZIP with an explanation; the button of the page sends it."""
    if request.method != "POST":
        return render(request, "accounts/export.html")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme())
        data = json.dumps(personal_data.copy(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("data.json", data)
    answer = HttpResponse(held.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="dragging.zip"'
    return answer


def _readme() -> str:
    lines = (
        _("This is everything that Dragging keeps of you."),
        _("data.json is text: every program for text opens it. It has one part for each table, named after it; an empty part means that nothing is kept there."),
        _("Times are in UTC. Passwords, keys of apps and passkeys and the digests of links are left out: they are secrets, and nobody can read them back."),
        _("What you did for an organisation is told by its name and the time. What the organisation itself keeps belongs to it; its managers export that."),
    )  # fmt: skip
    return "\r\n\r\n".join(lines) + "\r\n"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@limited("erase", 10, "h")
def erase(request: HttpRequest) -> HttpResponse:
    """What goes and what stays, then the end; the password or a mailed code shows that it is the person."""
    alone = personal_data.left_alone(request.user)
    form = EraseForm(request.POST or None, check=lambda typed: _is_the_person(request, typed), alone=alone)
    if request.method == "POST" and form.is_valid():
        try:
            with_organisations = bool(form.cleaned_data.get("organisations"))
            personal_data.erase(person=request.user, with_organisations=with_organisations, now=timezone.now())
        except Refused as refused:
            form.add_error(None, REFUSALS[refused.reason]())
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("home")
    return render(request, "accounts/erase.html", {"form": form, "alone": alone})


REFUSALS = {
    "last_manager": lambda: _("You are the last manager of an organisation. Hand it over first, or erase it too."),
    "has_decided": lambda: _(
        "Your organisation has verified proofs of others, and their pages name it. Make somebody else its manager first."
    ),
}


@require_POST
@signed_in
@limited("erase_code", 5, "h")
def erase_code(request: HttpRequest) -> HttpResponse:
    """Send the code for those who have no password at hand."""
    code = "".join(secrets.choice(_LETTERS) for _turn in range(8))
    request.session[CODE] = [_digest(request.user, code), time.time() + LASTS]
    letters.send(erasing(code), request.user.email, request.user.language)
    messages.success(request, _("We sent a code to %(address)s.") % {"address": request.user.email})
    return redirect("erase")


def _is_the_person(request: HttpRequest, typed: str) -> bool:
    digest, until = request.session.get(CODE, ("", 0))
    if digest and time.time() < until and constant_time_compare(digest, _digest(request.user, typed.strip().upper())):
        return True
    return get_adapter().reauthenticate(request.user, typed)


def _digest(person: Any, code: str) -> str:
    return salted_hmac(f"erase {person.pk}", code, algorithm="sha256").hexdigest()

"""Which mails one gets, and stopping them without signing in."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dragging.apps.organisations import digest, operations
from dragging.apps.organisations.enums import Frequency, MailKind
from dragging.apps.organisations.models import Person
from dragging.web.accounts.digest_mail import person_of
from dragging.web.accounts.forms import MailForm
from dragging.web.frame import kept_forms
from dragging.web.frame.limits import limited
from dragging.web.organisations.acting import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@limited("mail", 60, "h")
def mail(request: HttpRequest) -> HttpResponse:
    """How often, for each kind."""
    frequencies = digest.frequencies(request.user)
    if request.method == "POST":
        form = MailForm(request.POST, frequencies=frequencies)
        if form.is_valid():
            with transaction.atomic():
                for kind in MailKind:
                    operations.prefer(person=request.user, kind=kind, frequency=Frequency(form.cleaned_data[kind]))
            messages.success(request, _("Saved."))
            return redirect("mail")
    else:
        kept = kept_forms.take(request)
        form = MailForm(frequencies=frequencies, initial=kept.dict() if kept else None)
    return render(request, "accounts/mail.html", {"form": form})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@limited("mail_stop", 60, "m")
def mail_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop every digest: mail programs post here by themselves (RFC 8058), people press the button. Reading changes nothing."""
    key = person_of(token)
    if key is None:
        raise Http404
    if request.method == "POST":
        person = Person.objects.filter(pk=key).first()
        if person is not None:
            with transaction.atomic():
                for kind in MailKind:
                    operations.prefer(person=person, kind=kind, frequency=Frequency.NEVER)
    return render(request, "accounts/mail_stop.html", {"is_done": request.method == "POST"})

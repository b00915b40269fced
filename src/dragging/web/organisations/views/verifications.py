"""What support organisations are asked to look at, and what they answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dragging.apps.organisations import rules, verification
from dragging.apps.organisations.enums import Seen
from dragging.apps.organisations.models import Verification
from dragging.apps.organisations.operations import Refused
from dragging.core.matching import profile as core
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.facts import label, value_words

REFUSED = {
    "already_decided": lambda: _("Somebody has answered this meanwhile."),
    "own_organisation": lambda: _("Nobody verifies their own organisation."),
    "nothing_seen": lambda: _("Say what you have seen."),
}


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=gettext_lazy("What is your answer?"), widget=forms.RadioSelect,
        choices=[("right", gettext_lazy("It is right")), ("wrong", gettext_lazy("I can't confirm it"))],
    )  # fmt: skip
    seen = forms.ChoiceField(
        label=gettext_lazy("What have you seen?"), required=False, widget=forms.RadioSelect,
        choices=[
            (Seen.REGISTER, gettext_lazy("The register itself")), (Seen.DOCUMENT, gettext_lazy("The document")),
            (Seen.VISIT, gettext_lazy("The organisation, on a visit")),
        ],
    )  # fmt: skip
    valid_to = forms.DateField(
        label=gettext_lazy("Until when does the proof hold?"), required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Leave it empty where the proof names no end."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("A word to the organisation"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("answer") == "right" and not told.get("seen"):
            self.add_error("seen", _("Say what you have seen."))
        return told


@require_safe
@acts(rules.approves)
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that is asked, the oldest first."""
    language = get_language() or "en"
    told = {"waiting": [_told(one, language) for one in verification.waiting()[:100]]}
    return render(request, "organisations/verifications.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.approves)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """One question with its proof; the answer stands."""
    asked = next((one for one in verification.waiting() if one.public_id == public_id), None)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            verification.decide(
                verification=asked, by=acting_of(request).membership, is_right=given["answer"] == "right",
                seen=Seen(given["seen"]) if given["seen"] else None, note_text=given["note"], valid_to=given["valid_to"],
                now=datetime.now(UTC),  # noqa: TID251 - a face reads the clock
            )  # fmt: skip
        except Refused as reason:
            form.add_error(None, REFUSED[reason.reason]())
        else:
            messages.success(request, _("Answered. The organisation reads it in its profile."))
            return redirect("verifications")
    told = {"form": form, "asked": _told(asked, get_language() or "en")}
    return render(request, "organisations/verification.html", told, status=422 if form.is_bound else 200)


def _told(asked: Verification, language: str) -> dict[str, Any]:
    code = asked.fact.partition(":")[0]
    known = core.read({"country": asked.organisation.country, code: asked.value}).profile
    value = getattr(known, code, None)
    return {
        "asked": asked,
        "label": label(code),
        "value": "" if value is None else value_words(code, value, language, asked.organisation.country),
    }

"""Papers that an organisation keeps as proof."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dragging.apps.organisations import documents, rules
from dragging.apps.organisations.operations import Refused
from dragging.web.frame.limits import limited
from dragging.web.organisations.acting import acting_of, acts

REFUSED = {
    "empty": lambda: _("The file is empty. Choose another one."),
    "too_large": lambda: _("The file is larger than 10 MB. Make it smaller, or send the pages that count."),
    "type_unknown": lambda: _("This is neither a PDF nor a picture (PNG, JPEG). Save it as one of these first."),
    "too_many": lambda: _("You keep 100 documents already. Remove one that is not needed any more."),
    "is_evidence": lambda: _("A verification rests on this document, so it stays as long as that stands."),
}


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a face reads the clock


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.edits_profile)
@limited("documents", 60, "h")
def papers(request: HttpRequest) -> HttpResponse:
    """All of them; several can be added at once, each with its own answer."""
    acting = acting_of(request)
    refused: list[dict[str, Any]] = []
    if request.method == "POST":
        files = request.FILES.getlist("files")
        for file in files:
            try:
                content = file.read() if file.size <= documents.MOST_BYTES else b"0" * (documents.MOST_BYTES + 1)
                documents.add(organisation=acting.organisation, person=acting.person, name=file.name or "", content=content, now=_now())
            except Refused as reason:
                refused.append({"name": file.name, "why": REFUSED[reason.reason]()})
        if not files:
            refused.append({"name": "", "why": _("Choose a file first.")})
        if not refused:
            messages.success(request, _("Kept."))
            return redirect("documents")
    told = {"papers": documents.of(acting.organisation), "refused": refused}
    return render(request, "organisations/documents.html", told, status=422 if refused else 200)


@require_POST
@acts(rules.edits_profile)
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    acting = acting_of(request)
    paper = documents.visible(public_id, acting.organisation, approves=False)
    if paper is None:
        raise Http404
    try:
        documents.remove(document=paper, person=acting.person, now=_now())
    except Refused as reason:
        messages.warning(request, REFUSED[reason.reason]())
    else:
        messages.success(request, _("Removed."))
    return redirect("documents")


@require_safe
@acts(rules.belongs)
def paper(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes, as a file to be saved: nothing of it runs on this site."""
    acting = acting_of(request)
    found = documents.visible(public_id, acting.organisation, approves=rules.approves(acting.membership))
    if found is None or not documents.place(found.sha256).is_file():
        raise Http404
    answer = FileResponse(documents.place(found.sha256).open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer

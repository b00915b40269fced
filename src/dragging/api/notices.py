"""Single notices as records."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from dragging.api.answers import told
from dragging.apps.bank import queries
from dragging.core.notices.model import Notice

router = Router(tags=["notices"])


@router.get("/{source}/{path:number}", summary="One notice record", openapi_extra=told(Notice, missing=True))
def notice(request: HttpRequest, source: str, number: str) -> HttpResponse:
    """The record of a notice by its source and the number that the source gave it, percent-encoded."""
    record = queries.notice_record(source, number)
    if record is None:
        raise Http404
    return HttpResponse(record, content_type="application/json")

"""Buyers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from dragging.api.answers import BuyerAnswer, told
from dragging.apps.bank import queries

router = Router(tags=["buyers"])


@router.get("/{public_id}", summary="One buyer", openapi_extra=told(BuyerAnswer, missing=True))
def buyer(request: HttpRequest, public_id: str) -> HttpResponse:
    """A buyer with its names, numbers and the latest of its opportunities."""
    found = queries.buyer(public_id)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="application/json")

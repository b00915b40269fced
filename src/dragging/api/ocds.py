"""Open contracting data: release packages of a notice and of an opportunity."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import Router

from dragging.api.answers import ReleasePackage, told
from dragging.apps.bank import queries
from dragging.core.notices.model import NotANotice, Notice
from dragging.core.notices.writers import ocds

router = Router(tags=["open contracting data"])


@router.get(
    "/opportunities/{public_id}",
    summary="All releases of an opportunity",
    openapi_extra=told(ReleasePackage, missing=True, moved=True),
)
def of_opportunity(request: HttpRequest, public_id: str) -> HttpResponse:
    """A release package (OCDS 1.1, profile for the European Union) with a release for each notice, oldest first."""
    whole = queries.whole(public_id)
    if whole is None:
        raise Http404
    if whole.id != public_id:
        return HttpResponsePermanentRedirect(reverse("api-1:of_opportunity", kwargs={"public_id": whole.id}))
    return _package(request, [member.notice for member in whole.members], whole)


@router.get(
    "/{source}/{path:number}", summary="The release of a notice", openapi_extra=told(ReleasePackage, missing=True)
)
def of_notice(request: HttpRequest, source: str, number: str) -> HttpResponse:
    """A release package with the one release of a notice, by its source and the number that the source gave it."""
    found = queries.standing(source, number)
    if found is None:
        raise Http404
    return _package(request, [found.notice], found.whole)


def _package(request: HttpRequest, notices: Iterable[Notice], whole: queries.Whole) -> HttpResponse:
    """The ocid is that of the opportunity, so that the releases of one procedure agree."""
    ocid = ocds.ocid_of_chain((member.notice for member in whole.members), whole.folded.key)
    releases = []
    for notice in notices:
        try:
            releases.append(ocds.release(notice, ocid))
        except NotANotice:
            continue  # a notice without any date makes no release
    if not releases:
        raise Http404
    package = ocds.package(releases, uri=request.build_absolute_uri(request.path))
    return HttpResponse(ocds.to_json(package), content_type="application/json")

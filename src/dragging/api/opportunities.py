"""Search and single opportunities."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from dragging.api.answers import OpportunityAnswer, SearchAnswer, told
from dragging.api.moment import moment_of
from dragging.apps.bank import queries
from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters

router = Router(tags=["opportunities"])


class SearchQuery(Schema):
    """Several values of one parameter are joined by commas."""

    q: str | None = Field(None, description='Words, "a phrase", -not, begin*', max_length=500)
    state: str | None = Field(None, description="planned, consultation, open, closed, awarded, cancelled, suspended")
    cpv: str | None = Field(None, description="CPV codes of any level: 85, 85310000")
    nuts: str | None = Field(None, description="NUTS codes of any level: ES, BG421")
    service: str | None = Field(None, description="Ids of the service list")
    buyer: str | None = Field(None, description="Public ids of buyers")
    kind: str | None = Field(None, description="Notice kinds: call, award, planning …")
    reserved: str | None = Field(None, description="art20_participation, art20_execution, art77, national_other")
    light: str | None = Field(None, description="Social and other special services: yes or no")
    value_min: str | None = Field(None, description="Lowest value in EUR (BGN at the fixed rate; others are left out)")
    value_max: str | None = Field(None, description="Highest value in EUR")
    value_unstated: str | None = Field(None, description="With a limit: yes keeps those that state no comparable value")
    deadline_from: str | None = Field(None, description="Day, such as 2026-11-24")
    deadline_to: str | None = Field(None, description="Day, such as 2026-12-24")
    since: str | None = Field(None, description="Newest notice of this day or later")
    language: str | None = Field(None, description="Languages of the notice: bg, es …")
    source: str | None = Field(None, description="Sources: ted …")
    sort: str | None = Field(None, description="relevance, deadline, newest")
    page: str | None = Field(None, description="Page, 25 rows each")
    limit: str | None = Field(None, description="Rows a page")
    lang: str | None = Field(None, description="The asker's language; no filter")
    as_of: str | None = Field(None, description="Answer as of this day or moment")


@router.get("", summary="Search opportunities", openapi_extra=told(SearchAnswer, bad=True))
def search(request: HttpRequest, query: Query[SearchQuery]) -> HttpResponse:
    """Opportunities that hold all words and filters, with total, facets and the address of the next page."""
    given = {name: ",".join(request.GET.getlist(name)) for name in request.GET if name != "as_of"}
    asked = parameters(given)
    page = service.search(asked, moment_of(query.as_of))
    following = None
    if page.has_next:
        address = request.GET.copy()
        address["page"] = str(asked.page + 1)
        following = f"{request.path}?{address.urlencode()}"
    return HttpResponse(service.to_json(page, following), content_type="application/json")


@router.get(
    "/{public_id}",
    summary="One opportunity",
    openapi_extra=told(OpportunityAnswer, bad=True, missing=True, moved=True),
)
def opportunity(request: HttpRequest, public_id: str, as_of: str | None = None) -> HttpResponse:
    """An opportunity with its lots, awards and the timeline of its notices. Former ids redirect."""
    found = queries.opportunity(public_id, moment_of(as_of))
    if found is None:
        raise Http404
    if found.id != public_id:
        place = reverse("api-1:opportunity", kwargs={"public_id": found.id})
        return HttpResponsePermanentRedirect(place)
    return HttpResponse(found.json, content_type="application/json")

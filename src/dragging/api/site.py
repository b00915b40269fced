"""The JSON interface under /api/v1."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from dragging.api import answers, buyers, notices, ocds, opportunities
from dragging.apps.bank.search.parameters import BadParameter


class Described(NinjaAPI):
    """Its document carries the schemas of what is answered."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**given)
        document["components"]["schemas"] |= answers.schemas()
        return document


api = Described(
    title="Dragging",
    version="1",
    description="Public notices of many sources as opportunities. Money is a decimal string with its currency;"
    " what a notice does not state is null.",
    docs_url=None,
    openapi_url="/openapi.json",
)
api.add_router("/opportunities", opportunities.router)
api.add_router("/notices", notices.router)
api.add_router("/buyers", buyers.router)
api.add_router("/ocds", ocds.router)


@api.exception_handler(BadParameter)
def bad_parameter(request: HttpRequest, error: BadParameter) -> HttpResponse:
    told = {"error": "bad_parameter", "parameter": error.name, "value": error.value, "expected": error.expected}
    return api.create_response(request, told, status=400)


@api.exception_handler(ValidationError)
def bad_request(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0] if error.errors else {}
    told = {
        "error": "bad_parameter",
        "parameter": str((first.get("loc") or ["?"])[-1]),
        "value": None,
        "expected": str(first.get("msg", "")),
    }
    return api.create_response(request, told, status=400)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    told = {"error": "not_found", "path": request.path, "remedy": "Search at /api/v1/opportunities for what there is."}
    return api.create_response(request, told, status=404)

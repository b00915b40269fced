"""Who answers for an address that is not there and for a failure of ours: the API in JSON, else a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dragging.api import failures as for_programs
from dragging.web.frame import failures as for_people

API = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        return for_programs.not_found(request, exception)
    return for_people.not_found(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django hands it over
    return for_people.bad_request(request)


def failed(request: HttpRequest) -> HttpResponse:
    return for_programs.failed(request) if request.path.startswith(API) else for_people.failed(request)

"""Who answers for an address that is not there and for a failure of ours: the API in JSON, else a page."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dragging.api import failures as for_programs
from dragging.web.frame import failures as for_people

API = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(API):
        return for_programs.not_found(request, exception)
    return for_people.not_found(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, DisallowedHost):
        told = _("This site does not answer under this name. Whoever runs it names it in DRAGGING_HOSTS.")
        return HttpResponse(told + "\n", status=400, content_type="text/plain; charset=utf-8")
    return for_people.bad_request(request)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - the framework names it
    return for_people.form_too_old(request)


def too_many(request: HttpRequest) -> HttpResponse:
    """What django-allauth answers where its limits hold; the longest of those that end in a page lasts a minute."""
    return for_people.too_many(request, 60)


def failed(request: HttpRequest) -> HttpResponse:
    return for_programs.failed(request) if request.path.startswith(API) else for_people.failed(request)

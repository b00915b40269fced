"""What holds for every address of the interface: HEAD, OPTIONS, open to pages of other sites, errors as JSON."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from dragging.api import failures

PREFIX = "/api/"
_READS = ("GET", "HEAD")


class PublicReads:
    """Outermost middleware, so that what is inside sees HEAD as GET and a 304 too is open to other sites.

    Notices are open data: a page of any site may read them (`Access-Control-Allow-Origin: *`). Browsers never send
    cookies along with that star.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self._get_response(request)
        if request.method == "OPTIONS":
            return _opened(_allowing(HttpResponse(status=204)))
        if "\0" in request.path:
            return failures.not_found(request, ValueError("no address holds this"))
        if request.method == "HEAD":
            return _opened(self._head(request))
        answer = self._get_response(request)
        if answer.status_code == 405:
            return _allowing(failures.not_allowed(request))
        return _opened(answer) if request.method in _READS else answer

    def _head(self, request: HttpRequest) -> HttpResponse:
        """The headers of GET; the length is that of the body which is not sent."""
        request.method = "GET"
        answer = self._get_response(request)
        request.method = "HEAD"
        length = answer.get("Content-Length") or str(len(answer.content))
        answer.content = b""
        answer["Content-Length"] = length
        return answer


def _opened(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Expose-Headers"] = "ETag, Location"
    return answer


def _allowing(answer: HttpResponse | JsonResponse) -> HttpResponse:
    answer["Allow"] = "GET, HEAD, OPTIONS"
    answer["Access-Control-Allow-Methods"] = "GET, HEAD"
    answer["Access-Control-Allow-Headers"] = "If-None-Match"
    answer["Access-Control-Max-Age"] = "86400"
    return answer

"""The language of a page is the first part of its address; `/` leads to the reader's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from dragging.web.frame.context import OWN_NAMES

COOKIE = "language"
_YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Sets the language by the address, and remembers the one last read in a cookie that holds nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        head = request.path_info.split("/", 2)[1]
        language = head if head in OWN_NAMES else preferred(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if head in OWN_NAMES and request.COOKIES.get(COOKIE) != head and response.status_code == 200:
            response.set_cookie(COOKIE, head, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
        return response


def preferred(request: HttpRequest) -> str:
    """By cookie, then Accept-Language, then English."""
    kept = request.COOKIES.get(COOKIE)
    if kept in OWN_NAMES:
        return kept
    wanted = translation.trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((code[:2] for code, _ in wanted if code[:2] in OWN_NAMES), "en")


def to_own_language(request: HttpRequest) -> HttpResponse:
    """From `/` to the reader's language."""
    response = HttpResponseRedirect(f"/{preferred(request)}/")
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response

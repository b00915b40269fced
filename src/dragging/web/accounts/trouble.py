"""Where no mail server answers: nothing half done, a page that says so, and another try."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dragging.web.frame import failures
from dragging.web.frame.letters import NotSent

WHOLE_OR_NOT = {"account_signup", "account_email"}
"""Pages that keep something and send a mail about it: without the mail nothing is kept."""
WAIT = 120


class MailTrouble:
    """Answers NotSent of any page with 503 and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if request.method != "POST" or match is None or match.url_name not in WHOLE_OR_NOT:
            return None
        kept = dict(request.session.items())
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except NotSent:
            request.session.clear()
            request.session.update(kept)
            return self.not_sent(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return self.not_sent(request) if isinstance(exception, NotSent) else None

    @staticmethod
    def not_sent(request: HttpRequest) -> HttpResponse:
        answer = failures.page(
            request, 503, _("The mail could not be sent"),
            _("Our mail server does not answer. Nothing was changed, and nothing is lost."),
            _("Wait two minutes, go back with your browser, and send the form once more."),
        )  # fmt: skip
        answer["Retry-After"] = str(WAIT)
        return answer

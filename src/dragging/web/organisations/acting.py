"""For whom somebody acts: the person who is signed in, their memberships, and the one they chose.

Nothing is read from the database before a page asks, and nothing at all for those who are not signed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dragging.apps.organisations import queries
from dragging.apps.organisations.models import Membership, Organisation, Person
from dragging.web.frame import kept_forms

CHOSEN = "acting_for"
"""Key of the session: the public id of the organisation that was chosen."""

Predicate = Callable[[Membership | None], bool]


class Acting:
    """A signed-in person, and the membership by which they act: the one chosen, else their first."""

    def __init__(self, person: Person, chosen: str | None) -> None:
        self.person = person
        self._chosen = chosen

    @cached_property
    def memberships(self) -> Sequence[Membership]:
        return list(queries.memberships(self.person))

    @cached_property
    def membership(self) -> Membership | None:
        by_id = {one.organisation.public_id: one for one in self.memberships}
        return by_id.get(self._chosen or "") or next(iter(self.memberships), None)

    @property
    def organisation(self) -> Organisation:
        """Of the membership. Only where a predicate of `rules` has held."""
        return cast("Membership", self.membership).organisation


class ActingMiddleware:
    """Every request knows for whom it acts: `request.acting`, None for those who are not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acting = _Lazily(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if acting_of(request) is not None:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class _Lazily:
    """Asks for the person only when somebody looks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def found(self) -> Acting | None:
        session = getattr(self._request, "session", None)
        if session is None or session.session_key is None:
            return None
        person = self._request.user
        return Acting(cast("Person", person), session.get(CHOSEN)) if person.is_authenticated else None


def acting_of(request: HttpRequest) -> Acting | None:
    """For whom the request acts; None where nobody is signed in."""
    lazily = getattr(request, "acting", None)
    return lazily.found if lazily else None


def choose(request: HttpRequest, membership: Membership) -> None:
    """Act for this organisation from now on."""
    request.session[CHOSEN] = membership.organisation.public_id
    request.acting = _Lazily(request)  # type: ignore[attr-defined]


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for those who are signed in; others come back here after signing in, with what they had typed."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if acting_of(request) is None:
            if request.method == "POST":
                kept_forms.keep(request)
            back = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
        return view(request, *args, **kwargs)

    guarded.audience = "signed_in"  # type: ignore[attr-defined]
    return guarded


Guard = Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]


def acts(predicate: Predicate) -> Guard:
    """Only for those for whose membership the predicate of `rules` holds; for others the page is not there."""
    return _guard(predicate.__name__, lambda acting: predicate(acting.membership))


def allowed(predicate: Callable[[Person], bool]) -> Guard:
    """Only for persons for whom the predicate of `rules` holds, whatever they act for; for others the page is not there."""
    return _guard(predicate.__name__, lambda acting: predicate(acting.person))


def _guard(audience: str, holds: Callable[[Acting], bool]) -> Guard:
    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            acting = acting_of(request)
            if acting is None or not holds(acting):
                raise Http404
            return view(request, *args, **kwargs)

        inner = signed_in(guarded)
        inner.audience = audience  # type: ignore[attr-defined]
        return inner

    return decorate

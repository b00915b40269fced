"""Where the answers of the check are kept: in the session of a visitor, in the account of somebody signed in.

Answers are kept as they were typed, step by step, so that going back or a mistake loses nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, QueryDict

from dragging.apps.organisations import profiles
from dragging.web.organisations.acting import acting_of

KEY = "check"
Answers = dict[str, Any]
"""By step the fields as they were sent: `{"people": {"staff": ["14"]}}`; `at` is the moment of the last answer."""


def load(request: HttpRequest) -> Answers:
    """What was answered so far; nothing is an empty mapping."""
    acting = acting_of(request)
    if acting is not None:
        return profiles.draft(acting.person)
    return dict(request.session.get(KEY, {})) if request.session.session_key else {}


def save(request: HttpRequest, step: str, sent: QueryDict) -> Answers:
    """Keep the fields of one step beside the others."""
    told = {name: sent.getlist(name) for name in sent if name not in {"csrfmiddlewaretoken", "go"}}
    answers = {**load(request), step: told, "at": now().isoformat()}
    _keep(request, answers)
    return answers


def forget(request: HttpRequest) -> None:
    """Nothing of the answers stays, neither in the session nor in the account."""
    acting = acting_of(request)
    if acting is not None:
        profiles.drop_draft(person=acting.person)
    request.session.pop(KEY, None)


def take_along(request: HttpRequest, user: Any, **_more: Any) -> None:
    """After signing in: the newer of the answers given before and those in the account."""
    given = request.session.pop(KEY, None)
    if given and given.get("at", "") > profiles.draft(user).get("at", ""):
        profiles.keep_draft(person=user, answers=given, now=now())


def as_query(fields: dict[str, list[str]]) -> QueryDict:
    """The fields of a step as a form reads them."""
    query = QueryDict(mutable=True)
    for name, values in fields.items():
        query.setlist(name, values)
    return query


def _keep(request: HttpRequest, answers: Answers) -> None:
    acting = acting_of(request)
    if acting is None:
        request.session[KEY] = answers
    else:
        profiles.keep_draft(person=acting.person, answers=answers, now=now())


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a face reads the clock

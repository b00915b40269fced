"""What somebody typed into a form whose session had ended: kept until they are back, shown again, sent by them."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

KEY = "kept_forms"
MOST = 5
LONGEST = 100_000
"""Characters of one form. What is longer is not kept; no page of ours asks for so much."""
SECRET = ("password", "csrfmiddlewaretoken", "credential", "code")


def keep(request: HttpRequest) -> None:
    """Put the sent fields aside under the address of the page. Passwords and tokens are never kept."""
    sent = request.POST.copy()
    for name in list(sent):
        if any(part in name.lower() for part in SECRET):
            del sent[name]
    text = sent.urlencode()
    if len(text) > LONGEST:
        return
    kept = {**request.session.get(KEY, {}), request.path: text}
    request.session[KEY] = dict(list(kept.items())[-MOST:])


def take(request: HttpRequest) -> QueryDict | None:
    """The fields kept for this page, once."""
    kept = dict(request.session.get(KEY, {}))
    text = kept.pop(request.path, None)
    if text is None:
        return None
    request.session[KEY] = kept
    return QueryDict(text)

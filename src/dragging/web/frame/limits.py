"""How often somebody may write: a decorator for pages of ours that send, make or keep something.

The counting is django-allauth's, in the database cache that all processes share: by person where somebody is signed in,
else by internet address.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from dragging.web.frame import failures

APP = "dragging"


def limited(name: str, amount: int, per: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """At most `amount` POSTs per `s`, `m`, `h` or `d`; one more answers 429 with the time to wait. Reading is free."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                config = {name: f"{amount}/{per}/{_whose(request)}"}
                if not ratelimit.consume(request, app=APP, action=name, config=config):
                    return failures.too_many(request, _wait(request, name, config))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _whose(request: HttpRequest) -> str:
    acting = getattr(getattr(request, "acting", None), "found", None)
    return "user" if acting else "ip"


def _wait(request: HttpRequest, name: str, config: dict[str, str]) -> int:
    """Seconds until the oldest of the counted ones is no longer counted."""
    (rate,) = ratelimit.get_rates(app=APP, action=name, config=config)
    history = cache.get(ratelimit.get_cache_key(request, app=APP, action=name, rate=rate), [])
    return math.ceil(history[-1] + rate.duration - time.time()) if history else int(rate.duration)

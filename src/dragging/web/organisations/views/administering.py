"""For site administrators: organisations that were entered twice."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dragging.apps.organisations import doubles, merging, queries, rules
from dragging.apps.organisations.operations import Refused
from dragging.web.organisations import phrases
from dragging.web.organisations.acting import acting_of, allowed

MOST = 100
"""Pairs on the page; once they are merged, the next ones come."""


@require_safe
@allowed(rules.administers_site)
def organisations(request: HttpRequest) -> HttpResponse:
    """Likely doubles, pair by pair."""
    found = doubles.pairs()
    pairs = [
        {"one": one, "other": other, "is_number": why == "number", "kind": phrases.KINDS[one.kind], "can_merge": one.kind == other.kind}
        for one, other, why in found[:MOST]
    ]  # fmt: skip
    return render(request, "organisations/doubles.html", {"pairs": pairs, "total": len(found)})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.administers_site)
def merge(request: HttpRequest, keep: str, double: str) -> HttpResponse:
    """Merge the second into the first; asked once more before, with what each holds."""
    both = [queries.organisation(one) for one in (keep, double)]
    if None in both or keep == double:
        raise Http404
    kept, gone = both
    if request.method == "POST":
        try:
            merging.merge(keep=kept, double=gone, person=acting_of(request).person, now=timezone.now())
        except Refused as refused:
            raise Http404 from refused
        told = {"double": gone.name, "kept": kept.name}
        messages.success(request, _("“%(double)s” is merged into “%(kept)s”.") % told)
        return redirect("editor_organisations")
    sides = [{"organisation": one, "holds": queries.holds(one)} for one in both]
    return render(request, "organisations/merge.html", {"sides": sides, "keep": kept, "double": gone})

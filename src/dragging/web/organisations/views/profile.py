"""The capability profile in the desk: what is known and how, what is missing, and the ways to change it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dragging.apps.organisations import documents, profiles, rules, verification
from dragging.apps.organisations.models import Verification
from dragging.apps.organisations.operations import Refused
from dragging.core.matching import profile as core
from dragging.web.frame import formats, kept_forms
from dragging.web.frame.limits import limited
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.bases import bases
from dragging.web.organisations.facts import SOURCES, label, value_words
from dragging.web.organisations.profile import addresses, files, phrases, sections
from dragging.web.organisations.profile.entries import FORMS

VERIFIABLE = (
    "registers", "identifiers", "disadvantaged_share", "main_aim_integration", "public_service_mission",
    "profit_reinvested", "participatory_governance", "legal_form", "references", "certificates",
)  # fmt: skip
"""What a paper, a register or a visit can show."""
MOST_BYTES = 1024 * 1024
"""Of a file that is taken in."""


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a face reads the clock


def _known(request: HttpRequest) -> tuple[core.Profile, dict[str, Any], int]:
    """The profile of the organisation one acts for, its record and version; the country is the organisation's."""
    organisation = acting_of(request).organisation
    record, version = profiles.record(organisation)
    record = {"country": organisation.country, **record}
    return core.read(record).profile, record, version


@require_safe
@acts(rules.edits_profile)
def profile(request: HttpRequest) -> HttpResponse:
    """Every fact with its source and its age, what is missing first."""
    known, _record, _version = _known(request)
    organisation = acting_of(request).organisation
    language = get_language() or "en"
    today = _now().date()
    by_code: dict[str, list[dict[str, Any]]] = {}
    for fact in core.facts(known, today):
        by_code.setdefault(fact.code, []).append(_line(fact, known, language))
    missing = core.missing(known)
    told = {
        "organisation": organisation,
        "sections": [
            {"name": one.name, "title": one.title(), "lines": _lines(one.shows, by_code, missing)}
            for one in sections.SECTIONS
        ],
        "lists": [{"code": code, "label": label(code), "entries": by_code.get(code, []), "is_known": code not in missing} for code in FORMS],
        "missing": [{"label": label(code), "address": addresses.of(code)} for code in missing if addresses.of(code)],
        "bases": bases(known, today, language),
        "badges": [_badge(one) for one in verification.of(organisation)[:20]],
        "papers": documents.of(organisation),
        "can_ask": [(code, label(code)) for code in VERIFIABLE if by_code.get(code)],
    }
    return render(request, "organisations/profile.html", told)


def _badge(one: Verification) -> dict[str, Any]:
    return {"state": one.state, "label": label(one.fact.partition(":")[0]), "decided_for": one.decided_for,
            "decided_at": one.decided_at, "note": one.note}  # fmt: skip


def _line(fact: core.Fact, known: core.Profile, language: str) -> dict[str, Any]:
    proof = fact.provenance
    seen = SOURCES[proof.source]() if proof else ""
    day = formats.short_day(proof.date, language) if proof and proof.date else ""
    return {
        "code": fact.code, "label": label(fact.code), "value": value_words(fact.code, fact.value, language, known.country),
        "source": f"{seen}, {day}" if seen and day else seen, "freshness": fact.freshness,
        "until": formats.short_day(fact.until, language) if fact.until else "",
    }  # fmt: skip


def _lines(shows: tuple[str, ...], by_code: dict[str, list[dict[str, Any]]], missing: tuple[str, ...]) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for code in shows:
        lines += by_code.get(code) or ([{"code": code, "label": label(code), "value": ""}] if code in missing else [])
    return lines


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.edits_profile)
@limited("profile", 300, "h")
def section(request: HttpRequest, name: str) -> HttpResponse:
    """Change one section; somebody else's change meanwhile is told, and nothing typed is lost."""
    here = sections.named(name)
    if here is None:
        raise Http404
    known, record, version = _known(request)
    acting = acting_of(request)
    country = acting.organisation.country
    if request.method == "POST":
        form = here.form(request.POST, country=country)
        if form.is_valid():
            now = _now()
            facts = sections.changed(form.told(), record, now.date())
            try:
                profiles.change(organisation=acting.organisation, person=acting.person, facts={**facts, "country": country},
                                seen=_seen(request), now=now)  # fmt: skip
            except profiles.ChangedMeanwhile:
                form.add_error(None, _("Somebody of your team changed the profile meanwhile. Look at it and save again."))
            else:
                messages.success(request, _("Saved."))
                return redirect("profile")
        status = 422
    else:
        again = kept_forms.take(request)
        form = here.form(again, country=country, initial=sections.initial(known))
        status = 200
    told = {"form": form, "here": here.title(), "version": version}
    return render(request, "organisations/profile_section.html", told, status=status)


def _seen(request: HttpRequest) -> int | None:
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.edits_profile)
@limited("profile", 300, "h")
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of one list: look, add, take away, or say that there are none."""
    if code not in FORMS:
        raise Http404
    known, record, version = _known(request)
    acting = acting_of(request)
    make = FORMS[code]
    more: dict[str, Any] = {"country": acting.organisation.country, "documents": documents.of(acting.organisation)}
    old = list(record.get(code) or [])
    form = make(None, **more)
    status = 200
    if request.method == "POST":
        wanted: list[Any] | None = None
        if "remove" in request.POST:
            wanted = _without(old, request.POST["remove"])
        elif "none" in request.POST:
            wanted = []
        elif "unknown" in request.POST:
            return _kept(request, code, None)
        else:
            form = make(request.POST, **more)
            wanted = [*old, form.entry(_now().date())] if form.is_valid() else None
        if wanted is not None:
            problems = core.read({"country": acting.organisation.country, code: wanted}).problems
            if not problems or "remove" in request.POST:
                return _kept(request, code, wanted)
            form.add_error(None, _("This entry cannot be read: %(place)s.") % {"place": problems[0].place})
        status = 422
    language = get_language() or "en"
    values = getattr(known, code)
    shown = [(at, value_words(code, one, language)) for at, one in enumerate(values or ())]
    told = {"form": form, "here": label(code), "entries": shown, "is_known": values is not None, "version": version}
    return render(request, "organisations/profile_list.html", told, status=status)


def _without(old: list[Any], place: str) -> list[Any]:
    at = int(place) if place.isascii() and place.isdigit() and len(place) < 6 else -1
    if not 0 <= at < len(old):
        raise Http404
    return [one for index, one in enumerate(old) if index != at]


def _kept(request: HttpRequest, code: str, wanted: list[Any] | None) -> HttpResponse:
    acting = acting_of(request)
    try:
        profiles.change(
            organisation=acting.organisation, person=acting.person,
            facts={code: wanted, "country": acting.organisation.country}, seen=_seen(request), now=_now(),
        )  # fmt: skip
    except profiles.ChangedMeanwhile:
        messages.warning(request, _("Somebody of your team changed the profile meanwhile. Nothing was saved; look at it and try again."))
    else:
        messages.success(request, _("Saved."))
    return redirect("profile.list", code=code)


@require_safe
@acts(rules.edits_profile)
def as_json(request: HttpRequest) -> HttpResponse:
    known, *_rest = _known(request)
    return _file(files.as_json(known), "application/json", "profile.json")


@require_safe
@acts(rules.edits_profile)
def as_xlsx(request: HttpRequest) -> HttpResponse:
    known, *_rest = _known(request)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(files.as_workbook(known), kind, "profile.xlsx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "HEAD", "POST"])
@acts(rules.edits_profile)
@limited("profile", 300, "h")
def take_in(request: HttpRequest) -> HttpResponse:
    """A file is read and shown first; a second button keeps what was understood."""
    acting = acting_of(request)
    language = get_language() or "en"
    told: dict[str, Any] = {}
    if request.method == "POST":
        content, wrong = _sent(request)
        reading = None if wrong else _read(content)
        if reading is None:
            told["wrong"] = wrong or _("This is neither a profile in JSON nor a workbook that was downloaded here.")
        elif "keep" in request.POST:
            told_by_us = profiles.own_word(_plain(reading.profile), _now().date())
            facts = {key: value for key, value in told_by_us.items() if key not in {"id", "name", "country", "fictitious"}}
            profiles.change(organisation=acting.organisation, person=acting.person,
                            facts={**facts, "country": acting.organisation.country}, seen=None, now=_now())  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect("profile")
        else:
            today = _now().date()
            told |= {
                "facts": [_line(one, reading.profile, language) for one in core.facts(reading.profile, today)],
                "problems": [(one.place or "/", one.value or "", phrases.words(one)) for one in reading.problems],
                "content": files.as_json(reading.profile).decode(),
            }
    return render(request, "organisations/profile_import.html", told, status=422 if told.get("wrong") else 200)


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    if "keep" in request.POST:
        return request.POST.get("content", "").encode(), ""
    file = request.FILES.get("file")
    if file is None:
        return b"", _("Choose a file first.")
    if file.size > MOST_BYTES:
        return b"", _("The file is larger than 1 MB. A profile is much smaller.")
    return file.read(), ""


def _read(content: bytes) -> core.Reading | None:
    """None where nothing of it is a profile."""
    if content.startswith(b"PK"):
        try:
            return core.read(files.from_workbook(content))
        except files.NotAWorkbook:
            return None
    reading = core.read(content)
    is_nothing = any(problem.place == "" for problem in reading.problems)
    return None if is_nothing else reading


def _plain(known: core.Profile) -> dict[str, Any]:
    return {key: value for key, value in json.loads(core.to_json(known)).items() if value is not None}


@require_POST
@acts(rules.edits_profile)
@limited("verify", 30, "h")
def ask_verification(request: HttpRequest) -> HttpResponse:
    """Ask support organisations to look at one fact, with the paper that shows it."""
    acting = acting_of(request)
    fact = request.POST.get("fact", "")
    _known_profile, record, _version = _known(request)
    if fact.partition(":")[0] not in record:
        raise Http404
    paper = documents.visible(request.POST.get("document", ""), acting.organisation, approves=False)
    try:
        verification.ask(organisation=acting.organisation, person=acting.person, fact=fact,
                         value=record[fact.partition(":")[0]], document=paper, now=_now())  # fmt: skip
    except Refused as refused:
        messages.warning(request, _ASKING[refused.reason]())
    else:
        messages.success(request, _("Asked. A support organisation will look at it and answer here."))
    return redirect("profile")


_ASKING = {
    "already_asked": lambda: _("You have asked for this already; the answer is still open."),
    "document_unknown": lambda: _("This document is not there any more."),
}

"""The check in five steps: no account needed, every step kept, every answer may stay open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dragging.apps.organisations import profiles, rules
from dragging.core.vocabulary import names, services
from dragging.web.frame import fields, kept_forms
from dragging.web.frame.limits import limited
from dragging.web.matching.check import answers as kept
from dragging.web.matching.check import facts, outcome, steps
from dragging.web.matching.check.forms import COUNTRIES
from dragging.web.organisations.acting import acting_of, acts
from dragging.web.organisations.profile.sections import currency

OWN_COUNTRY = {"bg": "BG", "es": "ES", "pl": "PL"}
"""What a reader of a language is asked about first; readers of English about Ireland."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the first step that was not answered yet."""
    answers = kept.load(request)
    name = next((one for one in steps.NAMES if one not in answers), None)
    return redirect("check.step", step=name) if name else redirect("check.result")


@require_http_methods(["GET", "HEAD", "POST"])
@limited("check", 300, "h")
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step: what is sent is kept first, then read; a mistake shows beside what was typed."""
    here = steps.named(step)
    if here is None:
        raise Http404
    answers = kept.load(request)
    if request.method == "POST":
        answers = kept.save(request, step, request.POST)
        form = steps.form_of(here, answers)
        is_back = request.POST.get("go") == "back"
        if is_back or form.is_valid():
            return redirect("check.step", step=_before(step)) if is_back else _after(step)
        return _shown(request, here, form, answers, steps.country_of(answers))
    if step != "who" and steps.country_of(answers) not in COUNTRIES:
        return redirect("check.step", step="who")
    country = _country(request, answers)
    form = steps.form_of(here, answers, country)
    if not form.is_bound and (again := kept_forms.take(request)) is not None:
        form = type(form)(again, country=country)
    return _shown(request, here, form, answers, country)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What follows from the answers, what is missing, and where to go on."""
    answers = kept.load(request)
    if steps.country_of(answers) not in COUNTRIES:
        return redirect("check.step", step="who")
    acting = acting_of(request)
    membership = acting.membership if acting else None
    told: dict[str, Any] = {
        "here": steps.STEPS[-1],
        "stepper": steps.states(answers, "result"),
        "number": len(steps.STEPS),
        "steps": len(steps.STEPS),
        "outcome": outcome.outcome(steps.cleaned(answers), get_language() or "en", kept.now()),
        "has_answers": True,
        "is_visitor": acting is None,
        "keeps_for": membership.organisation if rules.edits_profile(membership) else None,
        "needs_organisation": acting is not None and membership is None,
    }
    return render(request, "matching/result.html", told)


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Drop every answer."""
    kept.forget(request)
    messages.success(request, _("Forgotten. Nothing of your answers is kept."))
    return redirect("check.step", step="who")


@require_POST
@acts(rules.edits_profile)
def keep(request: HttpRequest) -> HttpResponse:
    """The answers become the profile of the organisation that one acts for; what was not answered stays as it was."""
    answers = kept.load(request)
    if steps.country_of(answers) not in COUNTRIES:
        return redirect("check")
    acting = acting_of(request)
    now = kept.now()
    told = facts.facts(steps.cleaned(answers), now.date())
    profiles.change(organisation=acting.organisation, person=acting.person, facts=told, seen=None, now=now)
    profiles.drop_draft(person=acting.person)
    messages.success(request, _("Kept in the profile of %(name)s.") % {"name": acting.organisation.name})
    return redirect("desk")


def _country(request: HttpRequest, answers: kept.Answers) -> str:
    """The one asked for by link, else answered before, else that of the language."""
    asked = request.GET.get("country")
    known = steps.country_of(answers)
    default = OWN_COUNTRY.get(get_language() or "en", "IE")
    return next(one for one in (asked, known, default) if one in COUNTRIES)


def _before(name: str) -> str:
    return steps.NAMES[max(steps.NAMES.index(name) - 1, 0)]


def _after(name: str) -> HttpResponse:
    place = steps.NAMES.index(name) + 1
    return redirect("check.step", step=steps.NAMES[place]) if place < len(steps.NAMES) else redirect("check.result")


def _shown(
    request: HttpRequest, here: steps.Step, form: Any, answers: kept.Answers, country: str | None
) -> HttpResponse:
    language = get_language() or "en"
    countries = sorted(((code, names.country_name(code, language)) for code in COUNTRIES), key=lambda one: one[1])
    told = {
        "here": here,
        "form": form,
        **(_work(form) if here.name == "work" else {}),
        "stepper": steps.states(answers, here.name),
        "number": steps.NAMES.index(here.name) + 1,
        "steps": len(steps.STEPS),
        "countries": [(code, name, code == country) for code, name in countries],
        "is_first": here.name == steps.NAMES[0],
        "has_answers": bool(answers),
        "is_visitor": acting_of(request) is None,
    }
    status = 422 if form.is_bound and request.method == "POST" else 200
    return render(request, f"matching/{here.name}.html", told, status=status)


def _work(form: Any) -> dict[str, Any]:
    """The services by theme, with how many of each are chosen, and how the turnover was understood."""
    options = {option.data["value"]: option for option in form["services"]}
    chosen = set(form["services"].value() or [])
    language = get_language() or "en"
    themes = [
        (theme.names[language], [options[one.id] for one in theme.services], sum(one.id in chosen for one in theme.services))
        for theme in services.themes()
    ]
    amount = form.cleaned_data.get("turnover") if form.is_bound and form.is_valid() else None
    return {"themes": themes, "read_back": fields.read_back(amount, currency(form.country)) if amount is not None else ""}

"""The five steps, their forms, and how far each is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from dragging.web.matching.check.answers import Answers, as_query
from dragging.web.matching.check.forms import PeopleForm, RulesForm, StepForm, WhoForm, WorkForm


class Step(NamedTuple):
    name: str
    title: Callable[[], str]
    heading: Callable[[], str]
    form: type[StepForm] | None


STEPS = (
    Step("who", lambda: _("Who"), lambda: _("About your organisation"), WhoForm),
    Step("people", lambda: _("People"), lambda: _("About your people"), PeopleForm),
    Step("rules", lambda: _("Rules"), lambda: _("About your rules"), RulesForm),
    Step("work", lambda: _("Work"), lambda: _("About your work"), WorkForm),
    Step("result", lambda: _("Result"), lambda: _("What we know of you"), None),
)
ASKING = STEPS[:-1]
NAMES = tuple(step.name for step in ASKING)


def named(name: str) -> Step | None:
    return next((step for step in ASKING if step.name == name), None)


def country_of(answers: Answers) -> str | None:
    """The country of the first step; None before it was answered."""
    return next(iter(answers.get("who", {}).get("country", [])), None)


def form_of(step: Step, answers: Answers, country: str | None = None) -> StepForm:
    """The form of a step, bound to what was answered, as it was typed; unbound where nothing was, or where another
    country is asked for than the one answered.
    """
    kept = answers.get(step.name)
    known = country_of(answers)
    is_other = step.name == "who" and country not in {None, known}
    make = step.form or StepForm
    return make(None if kept is None or is_other else as_query(kept), country=country or known)


def cleaned(answers: Answers) -> dict[str, Mapping[str, Any]]:
    """By step what is understood of the answers; a field that cannot be read is left out."""
    told = {}
    for step in ASKING:
        form = form_of(step, answers)
        if form.is_bound:
            form.is_valid()
            told[step.name] = form.cleaned_data
    return told


def states(answers: Answers, here: str) -> list[dict[str, Any]]:
    """For the stepper: done, now, seen but with an open answer, or not started."""
    told = []
    for step in STEPS:
        form = form_of(step, answers) if step.form else None
        if step.name == here:
            state = "now"
        elif form is None or not form.is_bound:
            state = "next"
        else:
            is_whole = form.is_valid() and all(form.cleaned_data.get(name) not in (None, "", []) for name in form.fields)
            state = "done" if is_whole else "part"
        told.append({"name": step.name, "title": step.title(), "state": state, "can_open": step.form and form.is_bound})
    return told

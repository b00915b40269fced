"""Where each fact of a profile is changed."""

from __future__ import annotations

from django.urls import reverse

from dragging.web.organisations.profile.entries import FORMS
from dragging.web.organisations.profile.sections import SECTIONS


def of(code: str) -> str:
    """The address of the page that changes a fact; empty for those that are given (the country, the name)."""
    if code in FORMS:
        return reverse("profile.list", args=[code])
    section = next((one.name for one in SECTIONS if code in one.shows and code != "country"), None)
    return reverse("profile.section", args=[section]) if section else ""

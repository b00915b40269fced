"""Registration numbers as people type them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dragging.core.vocabulary import identifiers
from dragging.core.vocabulary.identifiers import Check


def read(text: str, country: str) -> Check:
    """The number as the kind that it can be: one whose check digit is right before one that only looks like it.

    Numbers of Poland that begin with three zeros are those of the KRS, which has no check digit.
    """
    tried = [identifiers.check(kind, text) for kind in identifiers.kinds(country) if not kind.startswith("vat_")]
    if country == "PL" and text.strip().startswith("000"):
        tried = [one for one in tried if one.kind == "krs"]
    order = {"checksum": 0, "form": 1, "failed": 2}
    return min(tried, key=lambda one: order[one.outcome])


def fault(checked: Check) -> str:
    """Why a number cannot be right, and what to do."""
    if checked.why == "check_digit":
        return _(
            "A digit of this number is wrong: its check digit does not fit. Compare it with the register, or leave it empty."
        )
    if checked.why == "of_a_person":
        return _("This is the number of a person. Write that of the organisation, or leave it empty.")
    return _(
        "This does not look like a registration number of this country. Compare it with the register, or leave it empty."
    )

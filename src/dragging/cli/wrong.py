"""A parameter that cannot be understood, told in the language spoken: which, what was given, what is expected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from dragging.cli.language import _
from dragging.cli.output import printable

if TYPE_CHECKING:
    from dragging.apps.bank.search.parameters import BadParameter


def refuse(error: BadParameter) -> NoReturn:
    """One line on standard error, exit code 2."""
    name = error.name if error.name.startswith("--") else "--" + error.name.replace("_", "-")
    sys.stderr.write(printable(sentence(error, name)) + "\n")
    raise typer.Exit(2)


def sentence(error: BadParameter, name: str) -> str:
    expected = forms().get(error.form, error.form).format(**error.places)
    told = _("{name}: {value} is not understood. Expected: {expected}.")
    return told.format(name=name, value=error.value, expected=expected)


def forms() -> dict[str, str]:
    """What can be expected of a value, by the English that the search says it in; lists of words stand as they are."""
    return {
        "2 to 8 digits": _("2 to 8 digits"),
        "YYYY-MM-DD or YYYY-MM-DDTHH:MM": _("YYYY-MM-DD or YYYY-MM-DDTHH:MM"),
        "a NUTS code of any level, such as ES or BG421": _("a NUTS code of any level, such as ES or BG421"),
        "a day such as 2026-11-24": _("a day such as 2026-11-24"),
        "a profile, which a search does not have yet": _("a profile, which a search does not have yet"),
        "a whole number from 1 to {most}": _("a whole number from 1 to {most}"),
        "a year from {least} to {most}": _("a year from {least} to {most}"),
        "an amount such as 50000": _("an amount such as 50000"),
        "an id of the service list, such as {near}": _("an id of the service list, such as {near}"),
        "not below {least}": _("not below {least}"),
        "at most {most} characters": _("at most {most} characters"),
        "letters, digits, - and _": _("letters, digits, - and _"),
        "no state of its own, or no --open": _("no state of its own, or no --open"),
        "two letters, such as bg": _("two letters, such as bg"),
        "yes or no": _("yes or no"),
    }

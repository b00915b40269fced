"""What is wrong with a profile that was handed in, in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from dragging.core.matching.profile import Problem

_WORDS: dict[str, Callable[[], str]] = {
    "too_large": lambda: _("it is too large"),
    "not_utf8": lambda: _("it is not written in UTF-8"),
    "not_json": lambda: _("it is not JSON"),
    "too_deep": lambda: _("it is nested too deeply"),
    "not_understood": lambda: _("it is not understood"),
    "out_of_range": lambda: _("the value is outside what is possible"),
    "too_long": lambda: _("the text is too long"),
    "too_many": lambda: _("there are too many entries"),
    "missing": lambda: _("something is missing"),
    "unwritable": lambda: _("it holds characters that cannot be written"),
    "ends_before_it_begins": lambda: _("it ends before it begins"),
    "duplicate_key": lambda: _("it is said more than once"),
    "unknown_key": lambda: _("nobody reads this key"),
    "not_in_list": lambda: _("this code decides nothing"),
}


def words(problem: Problem) -> str:
    """The problem without its place and value, which stand beside it."""
    return _WORDS[problem.code]()

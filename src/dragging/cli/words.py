"""The words of the command framework itself, in the language spoken: help pages, and what it says of wrong usage.

Typer asks gettext for some of its words and writes the others into its code in English. Both are replaced here, by its
own hooks where it has one: the formatter of help pages (`prepared`), the telling of an error (`tell`), the word function.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

import typer.core
from typer._click.core import Context
from typer._click.formatting import HelpFormatter

from dragging.cli.language import _
from dragging.cli.output import printable


def of_framework() -> dict[str, str]:
    """What typer asks gettext for, by its English."""
    return {
        "Arguments": _("Arguments"),
        "Commands": _("Commands"),
        "Options": _("Options"),
        "required": _("required"),
        "default: {default}": _("default: {default}"),
        "Missing command.": _("A command is missing."),
        "No such command {name!r}.": _("There is no command {name}."),
    }


typer.core._ = lambda message: of_framework().get(message, message)  # type: ignore[attr-defined]


def placeholders() -> dict[str, str]:
    """What stands for a value, by the framework's name for its kind."""
    return {
        "ARGS": _("ARGUMENTS"), "COMMAND": _("COMMAND"), "OPTIONS": _("OPTIONS"), "PATH": _("PATH"), "TEXT": _("TEXT"),
        "int range": _("number"), "list[str]": _("text"), "path": _("file"), "str": _("text"),
    }  # fmt: skip


class Formatter(HelpFormatter):
    """A help page in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _placed(args), prefix or _("Usage:") + " ")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_name(name), _told(told)) for name, told in rows], col_max, col_spacing)


_HELP = "Show this message and exit."
_PLACEHOLDER = re.compile(r"\b([A-Z]{4,})\b|<(int range|list\[str\]|path|str)>")


def _name(shown: str) -> str:
    """An option with the kind of its value; of an argument the name tells enough."""
    return _placed(shown if shown.startswith("-") else shown.partition(" <")[0])


def _told(told: str) -> str:
    return _("Show this help.") if told == _HELP else re.sub(r"(\d+)<=x<=(\d+)", r"\1-\2", told)


def _placed(text: str) -> str:
    """`{PATH...}...` as `PATH...`, then every placeholder in the language spoken."""
    text = re.sub(r"\{([\w.]+)\}(?:\.\.\.)?", r"\1", text).replace("...]...", "...]")

    def word(found: re.Match[str]) -> str:
        known = placeholders().get(found[1] or found[2], found[1] or found[2])
        return known if found[1] else f"<{known}>"

    return _PLACEHOLDER.sub(word, text)


class _Context(Context):
    formatter_class = Formatter


def prepared(command: Any) -> Any:
    """The command, and every command below it, with plain help pages in the language spoken."""
    command.context_class = _Context
    command.rich_markup_mode = None
    for below in getattr(command, "commands", {}).values():
        if below is not None:
            prepared(below)
    return command


def tell(error: Any) -> None:
    """Wrong usage on standard error: how the command is called, where its help is, what is wrong."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(error.format_message() + "\n")
        return
    if context is not None:
        hint = _("{command} --help tells more.").format(command=context.command_path)
        sys.stderr.write(f"{context.get_usage()}\n{hint}\n\n")
    sys.stderr.write(printable(sentence(error)) + "\n")


def sentence(error: Any) -> str:
    """What is wrong, by the kind of the error; in the framework's own words where the kind is a new one."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        told = _("There is no option {name}.").format(name=error.option_name)
        return _guessed(told, ", ".join(sorted(error.possibilities or ())))
    if kind == "MissingParameter":
        name = _placed((error.param.get_error_hint() if error.param else "").strip("'"))
        return _("{name} is missing.").format(name=name)
    if kind == "BadOptionUsage":
        needs = _("{name} needs a value.") if "requires" in error.message else _("{name} takes no value.")
        return needs.format(name=error.option_name)
    if kind == "BadParameter" and error.param is not None:
        name = error.param.get_error_hint().strip("'")
        told = _("{name}: this value is not understood. Expected: {expected}.")
        return told.format(name=name, expected=_expected(error.message))
    if found := re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message, re.DOTALL):
        return _("Too much is given: {words}").format(words=found[1])
    if found := re.fullmatch(r"(.*)\. Did you mean (.*)\?", error.message, re.DOTALL):
        return _guessed(found[1] + ".", found[2].replace("'", ""))
    return str(error.message)


def _guessed(told: str, words: str) -> str:
    return f"{told} " + _("Did you mean: {words}").format(words=words) if words else told


def _expected(message: str) -> str:
    if found := re.search(r"is not one of (.*?)\.?$", message):
        return _("one of {words}").format(words=found[1].replace("'", ""))
    if found := re.search(r"(greater|less) than or equal to (\S+)$", message):
        least = found[1] == "greater"
        return (_("at least {number}") if least else _("at most {number}")).format(number=found[2])
    return _("a whole number") if "valid integer" in message else message

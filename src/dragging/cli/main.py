"""The command `dragging`: a table of command modules, each imported only when it is called.

The convention for a command module: it has `app`, a `typer.Typer`. Where `app` holds a single command of
the very name it is called by (`serve` in `serve.py`), that command stands directly under `dragging`;
otherwise `app` is a group (`dragging bank ingest`). The short help stands in the table here, so that
`dragging --help` imports no command. A command ends by returning (0), `typer.Exit(code)` or
`typer.BadParameter` (2); anything else becomes one line on standard error and exit code 1.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperGroup

from dragging.cli import failures, words
from dragging.cli.language import _


class Entry(NamedTuple):
    module: str
    short_help: str


def entries() -> dict[str, Entry]:
    """The commands in the order of the help, told in the language of the terminal."""
    return {
        "notices": Entry("notices", _("Read, check and write notices.")),
        "bank": Entry("bank", _("Keep notices, and search the opportunities they make.")),
        "vocabulary": Entry("vocabulary", _("Official code lists: install, status.")),
        "demo": Entry("demo", _("Set everything up and serve a filled site.")),
        "serve": Entry("serve", _("Serve the site and its JSON interface.")),
        "mail": Entry("mail", _("Send the mails that are due.")),
        "worker": Entry("worker", _("Do background work until stopped.")),
        "migrate": Entry("migrate", _("Bring the database to the present form.")),
        "doctor": Entry("doctor", _("Check that everything is in order, and repair what is derived.")),
        "test": Entry("suite", _("Run the test suite.")),
    }


class LazyGroup(TyperGroup):
    """Lists commands from the table and imports a command's module only when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(entries())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        entry = entries().get(cmd_name)
        if entry is None:
            return None
        group: Any = words.prepared(typer.main.get_group(import_module(f"dragging.cli.{entry.module}").app))
        if list(group.commands) == [cmd_name]:
            return group.commands[cmd_name]
        group.name = cmd_name
        return group

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, entry.short_help) for name, entry in entries().items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        # The suggestion for a mistyped name is made from this mapping; no command is made for it.
        self.commands = dict.fromkeys(entries())
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=LazyGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        import tomllib
        from pathlib import Path

        project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
        typer.echo(f"dragging {project['project']['version']}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version."))
    ] = False,
) -> None:
    del version


root.__doc__ = _("Public notices that small non-profits can answer, read exactly, kept and found.")


def run(arguments: list[str]) -> int:
    """Do one command; the exit code of `contracts/cli.md`. No traceback is ever shown, but with `DRAGGING_DEBUG=1`."""
    command: Any = words.prepared(typer.main.get_command(app))
    try:
        with command.make_context("dragging", arguments) as context:
            command.invoke(context)
        sys.stdout.flush()
    except BaseException as error:
        return failures.exit_code(error)
    return 0


def main() -> NoReturn:
    sys.exit(run(sys.argv[1:]))

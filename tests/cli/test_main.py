"""The table of commands, the exit codes, and what a user sees when something fails."""

import subprocess
import sys

import pytest
import typer

from dragging.cli import main

COMMANDS = ["notices", "bank", "vocabulary", "demo", "serve", "mail", "worker", "migrate", "doctor", "test"]


def dragging(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "dragging", *arguments], capture_output=True, check=False, text=True, **options
    )


@pytest.fixture
def command(monkeypatch, tmp_path):
    """Run a command whose body is this function."""
    monkeypatch.setenv("DRAGGING_DATA", str(tmp_path))
    monkeypatch.delenv("DRAGGING_DEBUG", raising=False)

    def run(body):
        app = typer.Typer()
        app.command(name="serve")(body)
        monkeypatch.setattr(main, "import_module", lambda _: type("Module", (), {"app": app}))
        return main.run(["serve"])

    return run


def test_help_lists_every_command_and_imports_none(capsys):
    before = set(sys.modules)
    assert main.run(["--help"]) == 0
    told = capsys.readouterr().out
    assert [
        line.split()[0] for line in told.split("Commands:")[1].splitlines() if line.startswith("  ") and line[2] != " "
    ] == COMMANDS
    assert not {name for name in set(sys.modules) - before if name.startswith("dragging.cli.")}


def test_help_imports_no_command_and_nothing_heavy():
    code = "import sys; from dragging.cli.main import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"django", "lxml", "numpy", "rich", "msgspec"} & set(done.stderr.split()) == set()


def test_version_is_that_of_the_project(capsys):
    assert main.run(["--version"]) == 0
    assert capsys.readouterr().out == "dragging 0.1.0\n"


@pytest.mark.parametrize(
    "arguments", [[], ["notcies"], ["notices", "read"], ["notices", "read", "x", "--jobs", "0"], ["--what"]]
)
def test_wrong_usage_is_2(arguments, capsys):
    assert main.run(arguments) == 2
    assert "Usage: dragging" in "".join(capsys.readouterr())


def test_a_mistyped_command_is_guessed(capsys):
    main.run(["notcies"])
    assert capsys.readouterr().err.endswith("There is no command notcies. Did you mean: notices\n")


def test_a_command_that_returns_is_0(command):
    assert command(lambda: None) == 0


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_command_chooses_its_code(command, code):
    def body():
        raise typer.Exit(code)

    assert command(body) == code


def test_an_unexpected_error_is_one_line_and_the_rest_is_in_the_log(command, capsys, tmp_path):
    def body():
        raise ValueError("first\nsecond")

    assert command(body) == 1
    log = tmp_path / "errors.log"
    assert capsys.readouterr().err == f"dragging: ValueError: first\\nsecond (the details are in {log})\n"
    assert "Traceback" in log.read_text()


def test_debugging_shows_the_traceback(command, capsys, monkeypatch):
    monkeypatch.setenv("DRAGGING_DEBUG", "1")

    def body():
        raise ValueError("first")

    assert command(body) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_not_fatal(command, capsys, monkeypatch):
    monkeypatch.setenv("DRAGGING_DATA", "/dev/null/x")

    def body():
        raise ValueError("first")

    assert command(body) == 1
    assert capsys.readouterr().err == "dragging: ValueError: first (DRAGGING_DEBUG=1 shows more)\n"


def test_stopping_by_hand_is_130(command, capsys):
    def body():
        raise KeyboardInterrupt

    assert command(body) == 130
    assert capsys.readouterr().err == "dragging: stopped\n"


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path):
    for number in range(2000):
        (tmp_path / f"{number}.txt").write_bytes(b"x")
    script = f'"{sys.executable}" -m dragging notices check "{tmp_path}" 2>&1 | head -1; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, text=True)
    first, code = done.stdout.splitlines()
    assert first.endswith("0.txt: not a notice")
    assert code in {"0", "3"}
    assert done.stderr == ""

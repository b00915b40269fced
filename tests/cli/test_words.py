"""Help pages and wrong usage speak the language of the terminal, the framework's own words too."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import subprocess
import sys

import pytest
import typer.core

from dragging.cli import main, words

ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|Show this|\[OPTIONS|COMMAND|required|default|\bPATH\b|\bTEXT\b|is missing"
    r"|There is no|tells more|Did you mean|Expected|Too much|needs a value|takes no value|at least|one of|range|Error"
)
PAGES = """
import contextlib, io, json
from dragging.cli import main
from dragging.cli.main import entries
pages = [["--help"]]
for name in entries():
    pages.append([name, "--help"])
    held = main.LazyGroup().get_command(None, name)
    pages += [[name, below, "--help"] for below in getattr(held, "commands", {})]
told = {}
for page in pages:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main.run(page)
    told[" ".join(page)] = [code, out.getvalue()]
print(json.dumps(told))
"""


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_every_help_page_is_in_the_language_of_the_terminal(language, tmp_path):
    environment = os.environ | {"DRAGGING_LANGUAGE": language, "DRAGGING_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", PAGES], env=environment, capture_output=True, check=True, text=True)
    told = json.loads(done.stdout)
    assert len(told) >= 15
    assert [page for page, (code, _) in told.items() if code != 0] == []
    usage = {"en": "Usage: ", "es": "Uso: ", "pl": "Użycie: ", "bg": "Употреба: "}[language]
    assert [page for page, (_, text) in told.items() if not text.startswith(usage + "dragging")] == []
    if language != "en":
        assert {page: ENGLISH.findall(text) for page, (_, text) in told.items() if ENGLISH.search(text)} == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["notices", "read"], "PATH... is missing."),
        (["notices", "read", "x", "--jobs", "x"], "--jobs: this value is not understood. Expected: a whole number."),
        (["notices", "read", "x", "--jobs", "0"], "--jobs: this value is not understood. Expected: at least 1."),
        (["notices", "read", "x", "--jobs", "65"], "--jobs: this value is not understood. Expected: at most 64."),
        (
            ["notices", "read", "x", "--format", "csv"],
            "--format: this value is not understood. Expected: one of jsonl, table.",
        ),
        (["notices", "read", "x", "--jobs"], "--jobs needs a value."),
        (["doctor", "--deep=1"], "--deep takes no value."),
        (["doctor", "--dep"], "There is no option --dep. Did you mean: --deep, --help"),
        (["doctor", "-x"], "There is no option -x."),
        (["notices", "red"], "There is no command red. Did you mean: read"),
        (["notcies"], "There is no command notcies. Did you mean: notices"),
        (["qqq"], "There is no command qqq."),
        (["vocabulary", "status", "a", "b"], "Too much is given: a b"),
        (["qqq\x1b[31m"], "There is no command qqq\\x1b[31m."),
    ],
)
def test_wrong_usage_says_what_is_wrong(arguments, told, capsys, monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")
    assert main.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Usage: dragging notices [OPTIONS] COMMAND [ARGUMENTS]...", "dragging notices --help tells more.", "There is no command red. Did you mean: read"]),
        ("es", ["Uso: dragging notices [OPCIONES] ORDEN [ARGUMENTOS]...", "Más información: dragging notices --help", "No existe la orden red. ¿Quiso decir: read?"]),
        ("pl", ["Użycie: dragging notices [OPCJE] POLECENIE [ARGUMENTY]...", "Więcej: dragging notices --help", "Nie ma polecenia red. Czy chodziło o: read"]),
        ("bg", ["Употреба: dragging notices [ОПЦИИ] КОМАНДА [АРГУМЕНТИ]...", "Повече: dragging notices --help", "Няма команда red. Имахте предвид: read"]),
    ],
)  # fmt: skip
def test_wrong_usage_in_every_language(language, told, capsys, monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", language)
    assert main.run(["notices", "red"]) == 2
    assert [line for line in capsys.readouterr().err.splitlines() if line] == told


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["notices", "read"], ["notices", "read", "x", "--jobs", "x"], ["notices", "read", "x", "--jobs", "0"],
        ["notices", "read", "x", "--jobs", "65"], ["notices", "read", "x", "--format", "csv"],
        ["notices", "read", "x", "--jobs"], ["doctor", "--deep=1"], ["doctor", "--dep"], ["notcies"],
        ["vocabulary", "status", "a"], [], ["bank"],
    ],
)  # fmt: skip
def test_no_english_is_left_in_wrong_usage(language, arguments, capsys, monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", language)
    assert main.run(arguments) == 2
    err = capsys.readouterr().err
    assert ENGLISH.findall(err) == []
    assert err


def test_every_word_that_typer_asks_for_on_our_pages_is_ours():
    asked = {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(typer.core)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "_"
    }
    never_shown = {"(dynamic)", "Aborted!", "env var: {var}"}
    assert asked - never_shown == set(words.of_framework())

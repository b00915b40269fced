"""`doctor` tells where everything is and how it is, in words."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

import sdk_world
from dragging.core.vocabulary import sdk


@pytest.fixture
def dragging(tmp_path):
    """Run a command on a bank of its own: exit code, standard output, standard error."""

    def run(*arguments, language="en"):
        environment = os.environ | {"DRAGGING_DATA": str(tmp_path / "data"), "DRAGGING_LANGUAGE": language}
        environment.pop("DRAGGING_DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-m", "dragging", *arguments], env=environment, capture_output=True, check=False, text=True
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_a_new_bank_is_told_to_be_migrated_and_is_not_touched(dragging, tmp_path):
    code, out, err = dragging("doctor")
    place, vocabulary, database = out.splitlines()
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"Data folder: {re.escape(str(tmp_path / 'data'))} \([\d.]+ GB free\)\.", place)
    assert vocabulary == "Vocabulary: what ships. For the official one: vocabulary install"
    assert re.fullmatch(
        r"Database: SQLite\. Changes of its form to be made: \d+ \(contenttypes\.0001_initial, \S+, \S+, \.\.\.\)\."
        r" They are made by: migrate",
        database,
    )
    assert dragging("doctor")[1].splitlines()[2] == database


def test_a_bank_in_order(dragging, tmp_path):
    dragging("migrate")
    sdk.install(sdk_world.tar(tmp_path / "sdk.tar.gz"), tmp_path / "data" / "vocabulary")
    code, out, err = dragging("doctor", "--deep")
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "Vocabulary: eForms SDK 1.14.0.",
        "Database: SQLite, up to date. Notices: 0. Opportunities: 0.",
        "Everything that is derived agrees.",
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", ["Carpeta de datos: ", "Vocabulario: el que trae", "Base de datos: SQLite. Cambios de forma por hacer: "]),
        ("pl", ["Folder danych: ", "Słownik: dostarczony z programem", "Baza danych: SQLite. Zmiany jej postaci do wykonania: "]),
        ("bg", ["Папка с данни: ", "Речник: този от програмата", "База данни: SQLite. Предстоящи промени на вида ѝ: "]),
    ],
)  # fmt: skip
def test_in_every_language(dragging, language, told):
    out = dragging("doctor", language=language)[1].splitlines()
    assert [line[: len(begins)] for line, begins in zip(out, told, strict=True)] == told

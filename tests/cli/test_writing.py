"""`dragging notices write` as a user meets it."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from dragging.cli import draft_faults
from dragging.cli.main import run
from dragging.core.notices.reading import read_document

DRAFTS = Path(__file__).resolve().parents[2] / "content" / "drafts"
EXAMPLES = sorted(path.name for path in DRAFTS.glob("*.json"))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGGING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")


def written(capfdbinary, *arguments: str) -> tuple[int, bytes, str]:
    code = run(["notices", "write", *arguments])
    out, err = capfdbinary.readouterr()
    return code, out, err.decode()


def bad(tmp_path: Path, text: str) -> str:
    path = tmp_path / "draft.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "form", "country"),
    [("award-bg.json", "29", "BG"), ("call-ie.json", "20", "IE"), ("change-es.json", "16", "ES"),
     ("consultation-pl.json", "E1", "PL"), ("planning-bg.json", "4", "BG")],
)  # fmt: skip
def test_each_example_becomes_a_notice(capfdbinary, name, form, country):
    code, out, _ = written(capfdbinary, str(DRAFTS / name), "--as-of", "2026-11-20")
    (notice,) = read_document(out, file=name)
    assert (code, notice.form, notice.buyers[0].country, notice.problems) == (0, form, country, ())


def test_every_example_is_named_in_the_tests_and_in_the_readme():
    assert EXAMPLES == ["award-bg.json", "call-ie.json", "change-es.json", "consultation-pl.json", "planning-bg.json"]
    told = (DRAFTS / "README.md").read_text(encoding="utf-8")
    assert [name for name in EXAMPLES if name not in told] == []


def test_what_the_command_adds_is_said(capfdbinary):
    code, _, err = written(capfdbinary, str(DRAFTS / "call-ie.json"))
    assert code == 0
    assert err.splitlines()[0].startswith("The draft says no notice_id; written: ")
    assert err.splitlines()[-1] == "A call and its award need the same procedure_id: put it into both drafts."


def test_the_same_draft_gives_the_same_notice(capfdbinary):
    asked = (str(DRAFTS / "planning-bg.json"), "--as-of", "2026-11-20T10:00")
    assert written(capfdbinary, *asked) == written(capfdbinary, *asked)


def test_the_day_of_sending_is_that_of_the_call_where_the_draft_says_none(capfdbinary, tmp_path):
    data = json.loads((DRAFTS / "planning-bg.json").read_text(encoding="utf-8"))
    del data["dispatched"]
    _, out, _ = written(capfdbinary, bad(tmp_path, json.dumps(data)), "--as-of", "2026-10-01")
    (notice,) = read_document(out, file="x")
    assert str(notice.dispatch_date) == "2026-10-01"


def test_faults_are_told_all_at_once_and_nothing_is_written(capfdbinary, tmp_path):
    path = bad(tmp_path, '{"kind": "planning", "languages": ["pl"], "tytul": "x", "cpv": "8"}')
    code, out, err = written(capfdbinary, path)
    assert (code, out) == (3, b"")
    assert f"{path}: cpv: “8” is not understood. Give a CPV code of eight digits like 85312000." in err.splitlines()
    assert f'{path}: title: missing. Give a text, or one for each language like {{"en": "…"}}.' in err.splitlines()
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("language", "told"),
    [("es", "kind: «x» no es uno de los valores conocidos."), ("pl", "kind: „x” nie jest jedną ze znanych wartości."),
     ("bg", "kind: „x“ не е сред познатите стойности.")],
)  # fmt: skip
def test_faults_speak_the_language_of_the_terminal(capfdbinary, tmp_path, monkeypatch, language, told):
    monkeypatch.setenv("DRAGGING_LANGUAGE", language)
    _, _, err = written(capfdbinary, bad(tmp_path, '{"kind": "x"}'))
    assert told in err


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "not well-formed JSON"), ("{", "not well-formed JSON"), ("[" * 100_000, "not well-formed JSON"), ("[]", "draft: "),
     ("NaN", "draft: "), ('"x"', "draft: "), ('{"kind": {"a": []}, "languages": [[]], "lots": {"a": 1}, "version": 1e400}', "kind: ")],
)  # fmt: skip
def test_what_is_no_draft_is_refused_in_words(capfdbinary, tmp_path, text, told):
    code, out, err = written(capfdbinary, bad(tmp_path, text))
    assert (code, out) == (3, b"")
    assert told in err
    assert "Traceback" not in err


def test_a_missing_file_is_refused(capfdbinary, tmp_path):
    code, _, err = written(capfdbinary, str(tmp_path / "none.json"))
    assert (code, err) == (3, f"{tmp_path / 'none.json'}: neither a file nor a folder\n")


def test_a_wrong_day_is_a_wrong_use(capfdbinary):
    code, _, err = written(capfdbinary, str(DRAFTS / "call-ie.json"), "--as-of", "tomorrow")
    assert code == 2
    assert "tomorrow" in err


def test_amounts_keep_every_digit(capfdbinary, tmp_path):
    text = (DRAFTS / "planning-bg.json").read_text(encoding="utf-8").replace('"410000.00"', "410000.10")
    _, out, _ = written(capfdbinary, bad(tmp_path, text))
    (notice,) = read_document(out, file="x")
    assert str(notice.estimated_value.amount) == "410000.10"


def test_without_the_official_schema_a_check_says_that_it_was_none(capfdbinary):
    code, out, err = written(capfdbinary, str(DRAFTS / "planning-bg.json"), "--check")
    assert code == 1
    assert out == b""
    assert err.splitlines()[-1] == "Not checked: the official schema is not installed (vocabulary install)."


def test_with_the_official_schema_it_is_checked(capfdbinary, shared, tmp_path):
    place = tmp_path / "data" / "vocabulary"
    with tarfile.open(next((shared / "data" / "eforms-sdk").glob("*.tar.gz"))) as packed:
        wanted = [member for member in packed.getmembers() if "/schemas/" in member.name]
        packed.extractall(place, wanted, filter="data")
    code, _, err = written(capfdbinary, str(DRAFTS / "planning-bg.json"), "--check")
    assert code == 0
    assert err.splitlines()[-1] == "The official schema accepts the notice."


def test_every_fault_has_its_sentence():
    import re

    folder = Path(draft_faults.__file__).parents[1] / "core" / "notices" / "draft"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'(?:faults|self\.faults|sheet\.faults)\.add\(\s*"(\w+)"', source)) | {"unknown_key", "unknown_key_near"}
    assert codes == set(draft_faults._sentences())


def test_every_expectation_has_its_words():
    import re

    folder = Path(draft_faults.__file__).parents[1] / "core" / "notices" / "draft"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    hints = set(re.findall(r'faults\.add\("(?:missing|not_understood)", [^,]+, [^,]+, "(\w+)"\)', source))
    hints |= set(re.findall(r'sheet\.need\("\w+", .+, "(\w+)"\)', source))
    hints |= set(re.findall(r'_matching\(_\w+, "(\w+)"', source))
    assert len(hints) > 25
    assert sorted(hints - set(draft_faults._expected())) == []

"""`dragging notices read` and `check`."""

import io
import json
import sys
import tarfile

import pytest

from dragging.cli import main

NOTICE = """<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>eforms-sdk-1.10</cbc:CustomizationID><cbc:ID>0b8a2a4e-0000-4000-8000-00000000000{number}</cbc:ID>
<cbc:IssueDate>{day}</cbc:IssueDate><cbc:VersionID>01</cbc:VersionID><cbc:NoticeTypeCode>cn-standard</cbc:NoticeTypeCode>
<cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode>
<cac:ProcurementProject><cbc:Name languageID="ENG">Meals on wheels</cbc:Name></cac:ProcurementProject></ContractNotice>"""


def notice(number=1, day="2024-03-01+01:00"):
    return NOTICE.format(number=number, day=day).encode()


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")


@pytest.fixture
def run(capfdbinary, monkeypatch):
    """The exit code, standard output and standard error of `dragging notices`."""

    def call(*arguments, given=None):
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main.run(["notices", *arguments])
        out, error = capfdbinary.readouterr()
        return code, out.decode(), error.decode()

    return call


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_records_come_one_a_line_in_the_order_of_the_input(run, tmp_path, jobs):
    for number in range(5):
        (tmp_path / f"{number}.xml").write_bytes(notice(number))
    code, out, error = run("read", str(tmp_path), "--jobs", jobs)
    assert (code, error) == (0, "")
    assert [json.loads(line)["source"]["file"] for line in out.splitlines()] == [f"{n}.xml" for n in range(5)]


def test_what_is_refused_is_one_line_and_3_while_the_rest_is_read(run, tmp_path):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, data in [("README", b"hello"), ("a.xml", notice())]:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    (tmp_path / "day.tar.gz").write_bytes(held.getvalue())
    code, out, error = run("read", str(tmp_path / "day.tar.gz"), str(tmp_path / "none.xml"))
    assert code == 3
    assert error.splitlines() == [
        f"{tmp_path}/day.tar.gz: README: not a notice",
        f"{tmp_path}/none.xml: cannot be read (No such file or directory)",
    ]
    (record,) = [json.loads(line) for line in out.splitlines()]
    assert (record["source"]["file"], record["source"]["member"]) == ("day.tar.gz", "a.xml")


def test_standard_input_is_read(run):
    code, out, _ = run("read", "-", given=notice())
    assert (code, json.loads(out)["source"]["file"]) == (0, "-")


def test_a_name_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "a\n\x1b[2J.xml").write_bytes(b"hello")
    _, _, error = run("read", str(tmp_path))
    assert error == f"{tmp_path}/a\\n\\x1b[2J.xml: not a notice\n"


def test_the_table_shows_the_notice(run, tmp_path):
    (tmp_path / "a.xml").write_bytes(notice())
    code, out, _ = run("read", str(tmp_path), "--format", "table")
    assert code == 0
    assert [word in out for word in ("id", "0b8a2a4e-0000-4000-8000-000000000001-01", "call", "Meals")] == [True] * 4


def test_check_tells_what_is_wrong_with_its_path(run, tmp_path):
    (tmp_path / "a.xml").write_bytes(notice(day="yesterday"))
    code, out, error = run("check", str(tmp_path))
    assert code == 3
    assert [line for line in out.splitlines() if "IssueDate" in line] == [
        f"{tmp_path}/a.xml: /ContractNotice/IssueDate: not a date (yesterday)"
    ]
    assert error == "Notices: 1. With something wrong: 1. Refused: 0.\n"


def test_check_counts_what_is_refused(run, tmp_path):
    (tmp_path / "a.xml").write_bytes(b"<a>")
    code, out, error = run("check", str(tmp_path))
    assert (code, out) == (3, "")
    assert error.splitlines()[0].startswith(f"{tmp_path}/a.xml: not well-formed XML (")
    assert error.splitlines()[1] == "Notices: 0. With something wrong: 0. Refused: 1."


def test_refusals_speak_the_language_of_the_user(run, tmp_path, monkeypatch):
    monkeypatch.setattr("dragging.cli.output._", lambda message: f"[{message}]")
    (tmp_path / "a.txt").write_bytes(b"hello")
    assert run("read", str(tmp_path))[2] == f"{tmp_path}/a.txt: [not a notice]\n"


def test_convert_prints_one_package(run, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.xml").write_bytes(notice(number, f"2024-03-0{number + 1}"))
    code, out, error = run("convert", str(tmp_path), "--to", "ocds")
    package = json.loads(out)
    assert (code, error) == (0, "")
    assert (package["version"], package["publishedDate"]) == ("1.1", "2024-03-03T00:00:00Z")
    assert [release["id"][-4] for release in package["releases"]] == ["0", "1", "2"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_convert_prints_one_release_a_line(run, tmp_path, jobs):
    for number in range(3):
        (tmp_path / f"{number}.xml").write_bytes(notice(number))
    code, out, _ = run("convert", str(tmp_path), "--to", "ocds", "--releases", "jsonl", "--jobs", jobs)
    assert code == 0
    assert [json.loads(line)["tender"]["title"] for line in out.splitlines()] == ["Meals on wheels"] * 3


def test_convert_refuses_what_makes_no_release(run, tmp_path):
    undated = notice().replace(b"<cbc:IssueDate>2024-03-01+01:00</cbc:IssueDate>", b"")
    (tmp_path / "a.xml").write_bytes(undated)
    code, out, error = run("convert", str(tmp_path), "--to", "ocds")
    assert (code, out) == (3, "")
    assert error == f"{tmp_path}/a.xml: states no date, and a release must have one\n"


def test_a_converted_notice_is_read_again(run, tmp_path):
    (tmp_path / "a.xml").write_bytes(notice())
    _, package, _ = run("convert", str(tmp_path), "--to", "ocds")
    (tmp_path / "a.xml").unlink()
    (tmp_path / "a.json").write_text(package, encoding="utf-8")
    code, out, error = run("read", str(tmp_path))
    assert (code, error, json.loads(out)["title"]) == (0, "", {"en": "Meals on wheels"})


def test_convert_to_something_else_is_wrong_usage(run, tmp_path):
    assert run("convert", str(tmp_path), "--to", "csv")[0] == 2

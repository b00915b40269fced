"""Every version of the schema and its national flavours: examples, valid and wrong on purpose."""

from collections import Counter
from pathlib import Path

import pytest

from dragging.core.notices.archive import Document, documents
from dragging.core.notices.model import NotANotice, Notice
from dragging.core.notices.reading import notices_of

GROUPS = ("eforms-national-tests", "eforms-sdk-old-examples", "eforms-sdk-1.16.0-snapshot-2026-07-20")


@pytest.fixture(scope="module")
def read(shared: Path) -> tuple[list[Notice], Counter[str]]:
    """The notices of all examples, and why the others are none. Any other exception fails the test."""
    notices: list[Notice] = []
    refused: Counter[str] = Counter()
    for group in GROUPS:
        archive = next(iter(shared.glob(f"data/**/{group}.tar.gz")), None)
        if archive is None:
            pytest.skip(f"no archive {group}.tar.gz")
        for item in documents([str(archive)]):
            if not isinstance(item, Document) or not item.member or not item.member.endswith(".xml"):
                continue
            if "/schemas/" in item.member or "/translations/" in item.member:
                continue
            try:
                notices += notices_of(item.data, file=item.file, member=item.member)
            except NotANotice as refusal:
                refused[refusal.reason] += 1
    return notices, refused


def test_only_what_names_no_notice_is_refused(read: tuple[list[Notice], Counter[str]]):
    notices, refused = read
    assert len(notices) == 443
    assert set(refused) == {"no_identifier", "unknown_format"}


def test_versions(read: tuple[list[Notice], Counter[str]]):
    versions = {(notice.source.version or "").removeprefix("eforms-").split("#")[0] for notice in read[0]}
    assert {f"sdk-1.{number}" for number in (3, 5, 6, 7, 8, 9, 10)} <= versions
    assert {"de-1.0", "de-1.1", "de-1.2"} <= versions


def test_every_subtype_has_its_kind(read: tuple[list[Notice], Counter[str]]):
    kinds = {notice.form: notice.kind for notice in read[0]}
    assert kinds["E1"] == "consultation"
    assert kinds["E2"] == kinds["T01"] == kinds["4"] == "planning"
    assert kinds["E3"] == kinds["CEI"] == kinds["16"] == "call"
    assert kinds["E4"] == kinds["T02"] == kinds["29"] == "award"
    assert kinds["E5"] == "completion"
    assert kinds["E6"] == kinds["38"] == "modification"
    assert kinds["X01"] == kinds["X02"] == "other"


def test_only_templates_hold_what_cannot_be_read(read: tuple[list[Notice], Counter[str]]):
    problems = {(problem.code, problem.value) for notice in read[0] for problem in notice.problems}
    assert problems == {("bad_date", "${ISSUEDATE}")}

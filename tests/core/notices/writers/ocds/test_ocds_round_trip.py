"""Notices as OCDS: valid by the standard's schema, and read back without loss of what OCDS can hold."""

from __future__ import annotations

import json
import tarfile
from itertools import islice
from pathlib import Path

import jsonschema_rs
import pytest
from ocds_held import UNSAYABLE, differences, held

from dragging.core.notices.archive import Document, documents
from dragging.core.notices.model import NotANotice
from dragging.core.notices.reading import notices_of, read_document
from dragging.core.notices.writers import ocds

URI = "urn:uuid:00000000-0000-4000-8000-000000000000"
EVERY_NTH = 24
SAMPLES = Path(__file__).parents[4] / "world"


@pytest.fixture(scope="module")
def valid(shared):
    """Tells what is wrong with a package by the schemas of the standard."""
    found = {}
    with tarfile.open(shared / "data" / "ocds.tar.gz") as archive:
        for name in ("release-schema", "release-package-schema"):
            found[name] = json.load(archive.extractfile(f"ocds/schema/{name}.json"))
    package = found["release-package-schema"]
    release = package["properties"]["releases"]["items"]["$ref"]
    registry = jsonschema_rs.Registry([(release, found["release-schema"])], draft=jsonschema_rs.Draft4)
    validator = jsonschema_rs.Draft4Validator(package, registry=registry, validate_formats=True)
    return lambda told: [error.message for error in validator.iter_errors(told)]


@pytest.fixture(scope="module")
def real(shared):
    """A share of the real notices of every kind, source and language."""
    names = ["ted-legacy", "ted-legacy-2011", "eforms-published", "eforms-doffin-no", "eforms-converted"]
    paths = [str(shared / "data" / f"{name}.tar.gz") for name in names]
    found = [one for one in islice(documents(paths), 0, None, EVERY_NTH) if isinstance(one, Document)]
    return [notice for one in found for notice in _read(one)]


def _read(document):
    try:
        return read_document(document.data, file=document.file, member=document.member)
    except NotANotice:
        return ()


def read_back(notice):
    (told,) = notices_of(ocds.to_json(ocds.release(notice)), file="x.json")
    return told


def test_real_notices_are_valid(real, valid):
    assert len(real) > 190
    wrong = {notice.id: valid(json.loads(ocds.to_json(ocds.package([ocds.release(notice)], uri=URI)))) for notice in real}
    assert {number: faults for number, faults in wrong.items() if faults} == {}


def test_real_notices_read_back_as_they_were(real):
    found = {notice.id: differences(notice, read_back(notice)) for notice in real}
    assert {number: lost for number, lost in found.items() if lost} == {}


def test_the_share_has_what_is_to_be_told(real):
    """A comparison of what is nowhere stated would prove nothing."""
    silent = {name for name in held(real[0]) if not any(getattr(notice, name) for notice in real)}
    assert silent == {"notice_url", "social_clauses"}
    assert {notice.kind for notice in real} >= {"planning", "call", "award", "direct_award", "modification"}


def test_the_schema_finds_faults(valid):
    assert valid({"version": "1.1", "releases": [{"ocid": "", "tag": []}]}) != []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")), ids=lambda path: path.name)
def test_invented_notices_read_back_as_they_were(path):
    (notice,) = read_document(path.read_bytes(), file=path.name)
    assert differences(notice, read_back(notice)) == {}


def test_only_these_keys_cannot_be_said():
    assert set(UNSAYABLE) == {"source", "problems", "withheld", "reserved_unclear", "deadline_printed"}

"""Members that are refused while the rest of the archive goes on."""

import io
import tarfile
import zipfile

import pytest
from archive_world import ONE, TWO, Pipe, link, tar, zipped

from dragging.core.notices import archive


@pytest.mark.parametrize("name", ["../a.xml", "b/../../a.xml", "/etc/a.xml", "C:\\a.xml", "..\\a.xml", "b/.."])
def test_a_member_that_leads_outside_is_refused(found, name):
    assert found(tar((name, ONE), ("b.xml", TWO))) == [(name, "outside_archive", ""), ("b.xml", TWO)]
    assert found(zipped((name, ONE), ("b.xml", TWO))) == [(name, "outside_archive", ""), ("b.xml", TWO)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "link"),
        (tarfile.LNKTYPE, "link"),
        (tarfile.CHRTYPE, "not_a_file"),
        (tarfile.BLKTYPE, "not_a_file"),
        (tarfile.FIFOTYPE, "not_a_file"),
        (b"S", "unsupported_member"),
    ],
)
def test_a_member_that_is_no_file_is_refused(found, kind, reason):
    assert found(tar(link("a.xml", "/etc/passwd", kind), ("b.xml", TWO))) == [("a.xml", reason, ""), ("b.xml", TWO)]


def test_an_encrypted_member_is_refused(found):
    data = bytearray(zipped(("a.xml", ONE), ("b.xml", TWO)))
    data[6] |= 1
    assert found(bytes(data)) == [("a.xml", "encrypted", ""), ("b.xml", TWO)]


def test_an_unknown_packing_is_refused(found):
    assert found(zipped(("a.xml", ONE), ("b.xml", TWO), method=zipfile.ZIP_LZMA))[0] == (
        "a.xml", "unsupported_member", "",
    )  # fmt: skip


@pytest.mark.parametrize("magic", [b"BZh91AY", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\0"])
def test_other_archives_are_refused(found, magic):
    assert found(magic + b"rest") == [(None, "unsupported_archive", "")]


@pytest.mark.parametrize("name", ["n" * 5000, "a\0b.xml"])
def test_a_name_that_cannot_be_used_is_refused(found, name):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as written:
        entry = tarfile.TarInfo("short.xml")
        entry.pax_headers = {"path": name}
        written.addfile(entry)
    assert [answer[1] for answer in found(held.getvalue())] == ["bad_name"]


def test_a_header_of_an_unreasonable_size_is_not_held(found):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz", format=tarfile.GNU_FORMAT) as written:
        written.addfile(tarfile.TarInfo("x" * 200_000))
        written.addfile(tarfile.TarInfo("b.xml"))
    assert [answer[1] for answer in found(held.getvalue())] == ["bad_name", b""]


def test_a_member_that_is_too_large_is_refused_and_the_rest_goes_on(found, monkeypatch):
    monkeypatch.setattr(archive, "MAX_DOCUMENT", 1000)
    large = b"<" * 1001
    assert found(large) == [(None, "too_large", "")]
    assert found(tar(("a.xml", large), ("b.xml", ONE))) == [("a.xml", "too_large", ""), ("b.xml", ONE)]
    assert found(zipped(("a.xml", large), ("b.xml", ONE))) == [("a.xml", "too_large", ""), ("b.xml", ONE)]
    assert found(zipped(("a.xml", large), ("b.xml", ONE), to=Pipe())) == [("a.xml", "too_large", ""), ("b.xml", ONE)]


def test_many_copies_of_one_document_are_no_bomb(found, monkeypatch):
    monkeypatch.setattr("dragging.core.notices.streams._BOMB_BYTES", 1 << 20)
    document = b"<a>" + b" " * 20_000 + b"</a>"
    assert len(found(tar(*[(f"{n}.xml", document) for n in range(500)]))) == 500

"""Documents out of files, archives and standard input, one inside the other."""

import gzip
import io
import tarfile
import zipfile

import pytest
from archive_world import ONE, TWO, Pipe, link, tar, zipped

from dragging.core.notices.archive import documents


def test_a_file_is_one_document(found):
    assert found(ONE) == [(None, ONE)]


def test_a_gzip_file_is_one_document(found):
    assert found(gzip.compress(ONE)) == [(None, ONE)]


def test_two_gzip_members_are_one_document(found):
    assert found(gzip.compress(b"<one>") + gzip.compress(b"</one>")) == [(None, b"<one></one>")]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_members_of_a_tar_come_in_their_order(found, mode):
    assert found(tar(("b.xml", ONE), ("a.xml", TWO), mode=mode)) == [("b.xml", ONE), ("a.xml", TWO)]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_a_long_name_is_kept_in_every_tar_form(found, form):
    name = "/".join(["folder" * 10] * 3) + "/x.xml"
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form) as written:
        entry = tarfile.TarInfo(name)
        entry.size = len(ONE)
        written.addfile(entry, io.BytesIO(ONE))
    assert found(held.getvalue()) == [(name, ONE)]


def test_a_name_that_is_not_ascii_is_kept(found):
    assert found(tar(("обява/ż.xml", ONE))) == [("обява/ż.xml", ONE)]
    assert found(zipped(("обява/ż.xml", ONE))) == [("обява/ż.xml", ONE)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_of_a_zip_come_in_their_order(found, method):
    assert found(zipped(("b.xml", ONE), ("a.xml", TWO), method=method)) == [("b.xml", ONE), ("a.xml", TWO)]


def test_a_zip_that_was_written_to_a_pipe_is_read(found):
    data = zipped(("b.xml", ONE), ("a.xml", TWO * 1000), to=Pipe())
    assert data[6] & 8, "the sizes stand behind the members"
    assert found(data) == [("b.xml", ONE), ("a.xml", TWO * 1000)]


def test_a_zip_with_wide_sizes_is_read(found):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written, written.open("a.xml", "w", force_zip64=True) as member:
        member.write(ONE)
    assert found(held.getvalue()) == [("a.xml", ONE)]


def test_the_bytes_tell_what_a_file_is_and_not_its_name(found):
    assert found(tar(("a.xml", ONE)), "notice.xml") == [("a.xml", ONE)]
    assert found(zipped(("a.xml", ONE)), "notices.tar.gz") == [("a.xml", ONE)]
    assert found(ONE, "notices.zip") == [(None, ONE)]


def test_one_archive_inside_another_is_read(found):
    inner = tar(("a.xml", ONE))
    assert found(zipped(("day.tar.gz", inner), ("b.xml", TWO))) == [("day.tar.gz/a.xml", ONE), ("b.xml", TWO)]
    assert found(tar(("day.zip", zipped(("a.xml", ONE))), ("c.xml.gz", gzip.compress(TWO)))) == [
        ("day.zip/a.xml", ONE),
        ("c.xml.gz", TWO),
    ]


def test_a_third_level_of_archives_is_refused_and_the_rest_goes_on(found):
    deep = zipped(("b.zip", zipped(("c.zip", zipped(("a.xml", ONE))))), ("d.xml", TWO))
    assert found(deep) == [("b.zip/c.zip", "nested_too_deep", ""), ("d.xml", TWO)]


def test_gzip_inside_gzip_has_an_end(found):
    data = ONE
    for _ in range(5):
        data = gzip.compress(data)
    assert found(data) == [(None, "nested_too_deep", "")]


def test_folders_of_an_archive_are_passed_over(found):
    assert found(tar(link("folder", "", tarfile.DIRTYPE), ("folder/a.xml", ONE))) == [("folder/a.xml", ONE)]
    assert found(zipped(("folder/", b""), ("folder/a.xml", ONE))) == [("folder/a.xml", ONE)]


def test_duplicate_members_are_each_read(found):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.xml", ONE), ("a.xml", TWO))
    assert found(data) == [("a.xml", ONE), ("a.xml", TWO)]
    assert found(tar(("a.xml", ONE), ("a.xml", TWO))) == [("a.xml", ONE), ("a.xml", TWO)]


def test_an_empty_archive_is_told(found):
    assert found(zipped()) == [(None, "empty", "")]


def test_an_empty_file_is_a_document(found):
    assert found(b"") == [(None, b"")]


@pytest.mark.parametrize(
    "data",
    [ONE, gzip.compress(ONE), tar(("a.xml", ONE)), zipped(("a.xml", ONE))],
    ids=["file", "gzip", "tar", "zip"],
)
def test_standard_input_is_a_document_or_an_archive(monkeypatch, data):
    class Given:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Given)
    (item,) = documents(["-"])
    assert (item.file, item.data) == ("-", ONE)

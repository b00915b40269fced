"""Documents out of files, folders, archives and standard input."""

import gzip
import io
import os
import tarfile
import zipfile
import zlib

import pytest

from dragging.core.notices import archive
from dragging.core.notices.archive import Document, Refusal, documents

ONE, TWO = b"<one/>", b"<two/>"


def tar(*members, mode="w:gz"):
    """A tar of (name, content) pairs or of TarInfo objects."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as written:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                written.addfile(member)
                continue
            entry = tarfile.TarInfo(member[0])
            entry.size = len(member[1])
            written.addfile(entry, io.BytesIO(member[1]))
    return held.getvalue()


def zipped(*members, method=zipfile.ZIP_DEFLATED, to=None):
    held = to or io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as written:
        for name, content in members:
            written.writestr(name, content)
    return held.getvalue()


class Pipe(io.BytesIO):
    """A target that cannot seek: zipfile then writes the sizes behind each member."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise io.UnsupportedOperation

    def tell(self):
        raise io.UnsupportedOperation


def link(name, target, kind=tarfile.SYMTYPE):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    return entry


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What comes out of a file of these bytes, the file's name left out."""
    monkeypatch.chdir(tmp_path)

    def look(data, name="given"):
        (tmp_path / name).write_bytes(data)
        return [tuple(item)[1:] for item in documents([name])]

    return look


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


def test_folders_of_an_archive_are_passed_over(found):
    assert found(tar(link("folder", "", tarfile.DIRTYPE), ("folder/a.xml", ONE))) == [("folder/a.xml", ONE)]
    assert found(zipped(("folder/", b""), ("folder/a.xml", ONE))) == [("folder/a.xml", ONE)]


def test_duplicate_members_are_each_read(found):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.xml", ONE), ("a.xml", TWO))
    assert found(data) == [("a.xml", ONE), ("a.xml", TWO)]
    assert found(tar(("a.xml", ONE), ("a.xml", TWO))) == [("a.xml", ONE), ("a.xml", TWO)]


def test_a_truncated_tar_counts_up_to_the_break(found):
    whole = tar(("a.xml", ONE), ("b.xml", TWO * 1000), ("c.xml", ONE), mode="w")
    assert found(whole[:2000]) == [("a.xml", ONE), ("b.xml", "truncated", "")]


def test_a_tar_without_its_end_is_told(found):
    assert found(tar(("a.xml", ONE), mode="w")[:1024]) == [("a.xml", ONE), ("a.xml", "truncated", "")]


def test_a_truncated_gzip_counts_up_to_the_break(found):
    noise = os.urandom(300_000)
    answers = found(tar(("a.xml", ONE), ("b.bin", noise), ("c.xml", TWO))[:150_000])
    assert answers == [("a.xml", ONE), ("b.bin", "truncated", "")]


def test_a_truncated_zip_counts_up_to_the_break(found):
    whole = zipped(("a.xml", ONE), ("b.xml", os.urandom(5000)))
    assert found(whole[:3000]) == [("a.xml", ONE), ("b.xml", "truncated", "")]


def test_a_zip_without_its_list_is_told(found):
    whole = zipped(("a.xml", ONE))
    assert found(whole[: whole.index(b"PK\x01\x02") + 10]) == [("a.xml", ONE), ("a.xml", "truncated", "")]


def test_a_truncated_gzip_document_is_refused(found):
    assert found(gzip.compress(os.urandom(1000))[:500]) == [(None, "truncated", "")]


def test_a_wrong_crc_refuses_the_member_alone(found):
    data = bytearray(zipped(("a.xml", ONE), ("b.xml", TWO), method=zipfile.ZIP_STORED))
    data[data.index(ONE) + 1] ^= 1
    assert found(bytes(data)) == [("a.xml", "damaged", "CRC-32"), ("b.xml", TWO)]


def test_a_wrong_crc_behind_the_member_refuses_it_alone(found):
    data = bytearray(zipped(("a.xml", ONE), ("b.xml", TWO), to=Pipe()))
    data[data.index(b"PK\x07\x08") + 4] ^= 1
    assert found(bytes(data)) == [("a.xml", "damaged", "CRC-32"), ("b.xml", TWO)]


def test_an_encrypted_member_is_refused(found):
    data = bytearray(zipped(("a.xml", ONE), ("b.xml", TWO)))
    data[6] |= 1
    assert found(bytes(data)) == [("a.xml", "encrypted", ""), ("b.xml", TWO)]


def test_an_unknown_packing_is_refused(found):
    assert found(zipped(("a.xml", ONE), ("b.xml", TWO), method=zipfile.ZIP_LZMA))[0] == (
        "a.xml", "unsupported_member", "",
    )  # fmt: skip


def test_a_broken_tar_header_ends_the_archive(found):
    data = bytearray(tar(("a.xml", ONE), ("b.xml", TWO), mode="w"))
    data[1024 + 5] ^= 1
    assert found(bytes(data)) == [("a.xml", ONE), ("a.xml", "damaged", "")]


@pytest.mark.parametrize("magic", [b"BZh91AY", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\0"])
def test_other_archives_are_refused(found, magic):
    assert found(magic + b"rest") == [(None, "unsupported_archive", "")]


def test_an_empty_archive_is_told(found):
    assert found(zipped()) == [(None, "empty", "")]


def test_an_empty_file_is_a_document(found):
    assert found(b"") == [(None, b"")]


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


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.xml").write_bytes(TWO)
    (tmp_path / "c.xml").write_bytes(TWO)
    (tmp_path / "a.xml").write_bytes(ONE)
    names = [os.path.relpath(item.file, tmp_path) for item in documents([str(tmp_path)])]
    assert names == ["a.xml", "b/2.xml", "c.xml"]


def test_a_folder_named_like_a_notice_is_a_folder(tmp_path):
    (tmp_path / "x.xml").mkdir()
    (tmp_path / "x.xml" / "a.xml").write_bytes(ONE)
    assert [item.data for item in documents([str(tmp_path / "x.xml")])] == [ONE]


def test_links_in_a_folder_are_not_followed(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.xml").write_bytes(TWO)
    (inside / "a.xml").write_bytes(ONE)
    (inside / "again.xml").symlink_to(inside / "a.xml")
    (inside / "loop").symlink_to(inside)
    (inside / "out.xml").symlink_to(tmp_path / "secret.xml")
    (inside / "up").symlink_to(tmp_path)
    answers = [(os.path.relpath(item.file, inside), item[2]) for item in documents([str(inside)])]
    assert answers == [("a.xml", ONE), ("out.xml", "link"), ("up", "link")]


def test_a_named_pipe_in_a_folder_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.xml")
    assert [item.reason for item in documents([str(tmp_path)])] == ["not_a_file"]


def test_a_missing_file_is_refused_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.xml").write_bytes(ONE)
    missing, there = documents([str(tmp_path / "none.xml"), str(tmp_path / "a.xml")])
    assert missing == Refusal(str(tmp_path / "none.xml"), None, "not_readable", "No such file or directory")
    assert there == Document(str(tmp_path / "a.xml"), None, ONE)


def test_a_file_name_that_is_not_text_can_stand_in_a_record(tmp_path):
    place = os.fsencode(tmp_path) + b"/\xff.xml"
    with open(place, "wb") as file:
        file.write(ONE)
    (item,) = documents([str(tmp_path)])
    assert item.file.encode().endswith(b"/\xef\xbf\xbd.xml")


@pytest.mark.parametrize("data", [ONE, gzip.compress(ONE), tar(("a.xml", ONE)), zipped(("a.xml", ONE))])
def test_standard_input_is_a_document_or_an_archive(monkeypatch, data):
    class Given:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Given)
    (item,) = documents(["-"])
    assert (item.file, item.data) == ("-", ONE)


def test_damaged_deflate_is_told_with_what_zlib_says(found):
    data = bytearray(gzip.compress(os.urandom(50_000)))
    data[20:40] = bytes(20)
    with pytest.raises(zlib.error):
        zlib.decompress(bytes(data), 31)
    (answer,) = found(bytes(data))
    assert answer[:2] == (None, "damaged")

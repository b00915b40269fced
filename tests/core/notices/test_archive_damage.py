"""Archives that end too early or are damaged count up to the break."""

import gzip
import os
import zipfile
import zlib

import pytest
from archive_world import ONE, TWO, Pipe, tar, zipped


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


def test_a_broken_tar_header_ends_the_archive(found):
    data = bytearray(tar(("a.xml", ONE), ("b.xml", TWO), mode="w"))
    data[1024 + 5] ^= 1
    assert found(bytes(data)) == [("a.xml", ONE), ("a.xml", "damaged", "")]


def test_damaged_deflate_is_told_with_what_zlib_says(found):
    data = bytearray(gzip.compress(os.urandom(50_000)))
    data[20:40] = bytes(20)
    with pytest.raises(zlib.error):
        zlib.decompress(bytes(data), 31)
    (answer,) = found(bytes(data))
    assert answer[:2] == (None, "damaged")

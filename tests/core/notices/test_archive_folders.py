"""Documents out of folders: their order, links, pipes, and what is missing."""

import os

from archive_world import ONE, TWO

from dragging.core.notices.archive import Document, Refusal, documents


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

"""JSON of any size as documents."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from dragging.core.notices import json_stream
from dragging.core.notices.archive import Document, Refusal, documents
from dragging.core.notices.json_stream import Piece, pieces
from dragging.core.notices.reading import read_document
from dragging.core.notices.streams import Reader

RELEASE = {"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"title": 'a "{[" b\\', "items": [{"id": "]"}]}}


def cut(data):
    found = pieces(Reader(io.BytesIO(data)))
    return found and list(found)


@pytest.fixture
def small(monkeypatch):
    """Packages of more than 200 bytes count as large."""
    monkeypatch.setattr(json_stream, "WHOLE", 200)


def test_what_is_no_json_stays_unread():
    reader = Reader(io.BytesIO(b"<a/>"))
    assert pieces(reader) is None
    assert reader.read(10) == b"<a/>"


def test_a_small_package_is_one_document():
    data = json.dumps({"releases": [RELEASE, RELEASE]}, indent=1).encode()
    assert cut(data) == [Piece("", data)]


def test_json_lines_are_documents_whatever_each_holds():
    line = json.dumps(RELEASE).encode()
    assert cut(line + b"\r\n\n{broken\n" + line) == [
        Piece("line 1", line + b"\r"),
        Piece("line 3", b"{broken"),
        Piece("line 4", line),
    ]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("name", ["releases", "records"])
def test_a_large_package_is_cut_into_packages_of_one(small, name, indent):
    whole = {"uri": "u", "version": "1.1", "publisher": {"name": "releases"}, name: [RELEASE] * 3, "license": "x"}
    found = cut(json.dumps(whole, indent=indent).encode())
    assert [piece.place for piece in found] == [f"{name}/0", f"{name}/1", f"{name}/2"]
    assert [json.loads(piece.data) for piece in found] == [{"version": "1.1", name: [RELEASE]}] * 3


def test_a_large_list_is_cut_into_its_objects(small):
    found = cut(json.dumps([RELEASE, [], RELEASE]).encode())
    assert [(piece.place, json.loads(piece.data)) for piece in found] == [("0", RELEASE), ("1", RELEASE)]


def test_a_large_package_that_ends_early_says_so(small):
    data = json.dumps({"releases": [RELEASE, RELEASE]}).encode()[:-20]
    assert [(piece.place, piece.reason) for piece in cut(data)] == [("releases/0", None), ("releases/1", "truncated")]


def test_a_large_object_without_releases_is_too_large(small):
    assert cut(json.dumps({"a": "b" * 300}).encode()) == [Piece("", b"", "too_large")]


def test_utf_16_is_never_cut(small):
    data = json.dumps({"releases": [RELEASE] * 3}).encode("utf-16")
    assert cut(data) == [Piece("", data)]


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
def test_pieces_do_not_depend_on_how_the_stream_comes(small, monkeypatch, size):
    data = json.dumps({"releases": [RELEASE | {"id": str(n)} for n in range(20)]}).encode()

    class Drop(Reader):
        def read(self, wanted):
            return super().read(min(wanted, size))

    cutter = json_stream._Package(Drop(io.BytesIO(data)))
    assert [json.loads(piece.data)["releases"][0]["id"] for piece in cutter.pieces()] == [str(n) for n in range(20)]


def test_a_broken_line_is_refused_and_the_rest_read(tmp_path):
    line = json.dumps(RELEASE)
    (tmp_path / "a.jsonl").write_text(f"{line}\n{{broken\n{line}\n", encoding="utf-8")
    found = list(documents([str(tmp_path / "a.jsonl")]))
    assert [(type(one), one.member) for one in found] == [
        (Document, "line 1"),
        (Document, "line 2"),
        (Document, "line 3"),
    ]
    assert read_document(found[2].data, file="a.jsonl", member=found[2].member)[0].source.member == "line 3"


def test_memory_stays_flat_over_a_package_of_any_size(tmp_path):
    path = tmp_path / "year.json"
    one = json.dumps(RELEASE | {"description": "x" * 20_000})
    with path.open("w", encoding="utf-8") as file:
        file.write('{"version": "1.1", "releases": [' + one)
        for _ in range(2_000):
            file.write("," + one)
        file.write("]}")
    tracemalloc.start()
    count = sum(isinstance(document, Document) for document in documents([str(path)]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2_001
    assert most < path.stat().st_size / 1.5
    assert not any(isinstance(one, Refusal) for one in documents([str(path)]))

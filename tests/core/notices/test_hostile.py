"""Input made to harm: refused in one line each, in bounded memory, while the rest goes on."""

import gzip
import io
import json
import resource
import socket
import subprocess
import sys
import tarfile
import threading
import zipfile
import zlib

import pytest

from dragging.core.notices.archive import documents
from dragging.core.notices.model import NotANotice
from dragging.core.notices.reading import parse, read_document

MEMORY = 700 << 20
ZEROS = gzip.compress(bytes(64 << 20))
NOTICE = b"""<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>eforms-sdk-1.10</cbc:CustomizationID><cbc:ID>0b8a2a4e-0000-4000-8000-000000000001</cbc:ID>
<cbc:VersionID>01</cbc:VersionID><cbc:NoticeLanguageCode>ENG</cbc:NoticeLanguageCode></ContractNotice>"""


def refusal(data):
    with pytest.raises(NotANotice) as refused:
        read_document(data, file="x.xml")
    return refused.value.reason


def test_entities_that_unfold_to_billions_are_refused():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert refusal(f'<!DOCTYPE a [<!ENTITY l0 "ha">{levels}]><a>&l9;</a>'.encode()) in {"entities", "not_xml"}
    assert refusal(f'<!DOCTYPE a [<!ENTITY l0 "ha">{levels}]><a b="&l9;"/>'.encode()) in {"entities", "not_xml"}


def test_an_entity_does_not_bring_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("secret")
    text = f'<!DOCTYPE a [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]><a>&s;</a>'
    assert refusal(text.encode()) == "entities"


def test_an_outer_definition_is_not_fetched():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        called = []
        watch = threading.Thread(target=lambda: called.append(_accepts(server)))
        watch.start()
        place = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
        assert refusal(f'<!DOCTYPE a SYSTEM "{place}"><a/>'.encode()) in {"unknown_format", "not_xml"}
        assert refusal(f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{place}"> %p;]><a/>'.encode()) in {"entities", "not_xml"}
        watch.join()
    assert called == [False]


def _accepts(server):
    try:
        server.accept()
    except TimeoutError:
        return False
    return True


def test_a_reference_to_an_entity_nobody_declared_is_refused():
    assert refusal(b'<!DOCTYPE a SYSTEM "a.dtd"><a>&who;</a>') == "entities"


def test_a_hundred_thousand_levels_are_refused():
    assert refusal(b"<a>" * 100_000 + b"</a>" * 100_000) == "not_xml"


def test_a_huge_attribute_is_refused():
    assert refusal(b'<a b="' + b"x" * (11 << 20) + b'"/>') == "not_xml"


def test_millions_of_elements_are_refused_before_they_become_a_tree():
    assert refusal(b"<a>" + b"<b/>" * 4_000_000 + b"</a>") == "too_large"


def test_a_large_document_of_reasonable_shape_is_parsed():
    text = b"<a>" + (b"<b>" + b"x" * 100 + b"</b>") * 60_000 + b"</a>"
    assert len(text) > 6 << 20
    assert len(parse(text)) == 60_000


def test_html_and_pdf_under_the_name_of_a_notice_are_refused():
    assert refusal(b"<html><head></head><body><p>Notice</p></body></html>") == "unknown_format"
    assert refusal(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n") == "not_a_notice"


def bomb_of_zeros():
    """A gigabyte in a megabyte."""
    return ZEROS * 16


def bomb_in_tar():
    header = tarfile.TarInfo("big.xml")
    header.size = 16 * (64 << 20)
    return gzip.compress(header.tobuf(tarfile.GNU_FORMAT)) + ZEROS * 16


def bomb_in_headers():
    """A name of a gigabyte."""
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 16 * (64 << 20)
    return gzip.compress(header.tobuf(tarfile.GNU_FORMAT)) + ZEROS * 16


def bomb_in_zip():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as written:
        with written.open("big.xml", "w") as member:
            for _ in range(10):
                member.write(bytes(64 << 20))
        written.writestr("good.xml", NOTICE)
    return held.getvalue()


def bomb_in_zip_without_sizes():
    packed = zlib.compressobj(wbits=-15)
    body = b"".join(packed.compress(bytes(64 << 20)) for _ in range(10)) + packed.flush()
    return b"PK\x03\x04\x14\0\x08\0\x08\0" + bytes(16) + b"\x07\0\0\0" + b"big.xml" + body


def every_large_member_is_a_document():
    """Documents of thirty megabytes without end, each within the limit, from thirty kilobytes each."""
    held = io.BytesIO()
    header = tarfile.TarInfo("big.xml")
    header.size = 30 << 20
    member = gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(30 << 20))
    for _ in range(100):
        held.write(member)
    return held.getvalue()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A folder of bombs with one good notice at its end."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a.xml.gz").write_bytes(bomb_of_zeros())
    (folder / "b.tar.gz").write_bytes(bomb_in_tar())
    (folder / "c.tar.gz").write_bytes(bomb_in_headers())
    (folder / "d.zip").write_bytes(bomb_in_zip())
    (folder / "e.zip").write_bytes(bomb_in_zip_without_sizes())
    (folder / "f.tar.gz").write_bytes(every_large_member_is_a_document())
    (folder / "g.xml").write_bytes(b"<a>" + b"<b/>" * 7_000_000 + b"</a>")
    (folder / "h.xml").write_bytes(b"<a>" * 100_000)
    (folder / "z.xml").write_bytes(NOTICE)
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bombs_are_refused_in_bounded_memory_and_the_rest_is_read(hostile, jobs):
    done = subprocess.run(
        [sys.executable, "-m", "dragging", "notices", "read", str(hostile), "--jobs", jobs],
        capture_output=True, check=False, timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    told = [line.removeprefix(f"{hostile}/") for line in done.stderr.decode().splitlines()]
    bomb = "unfolds to far more than it holds; the rest of this archive was not read"
    rest = [line for line in told if not line.startswith("f.tar.gz: big.xml: not well-formed XML")]
    assert rest[:9] == [
        "a.xml.gz: too large",
        "b.tar.gz: big.xml: too large",
        f"b.tar.gz: big.xml: {bomb}",
        f"c.tar.gz: {bomb}",
        "d.zip: big.xml: too large",
        "e.zip: big.xml: too large",
        f"e.zip: big.xml: {bomb}",
        f"f.tar.gz: big.xml: {bomb}",
        "g.xml: too large",
    ]
    assert rest[9].startswith("h.xml: not well-formed XML")
    assert len(rest) == 10
    assert [json.loads(line)["source"]["file"] for line in done.stdout.splitlines()] == ["d.zip", "z.xml"]
    assert done.returncode == 3


def test_standard_input_that_never_ends_is_refused_in_bounded_memory():
    code = (
        f"import sys, resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}));"
        "from dragging.core.notices.archive import documents; print([tuple(item)[1:] for item in documents(['-'])])"
    )
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run([sys.executable, "-c", code], stdin=endless, capture_output=True, check=True, timeout=60)
    assert done.stdout == b"[(None, 'too_large', '')]\n"


def test_a_bomb_is_given_up_early(tmp_path):
    (tmp_path / "b.tar.gz").write_bytes(bomb_in_tar())
    assert [item[2] for item in documents([str(tmp_path)])] == ["too_large", "bomb"]

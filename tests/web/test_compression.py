from __future__ import annotations

import gzip

import brotli
import pytest

PAGE = "/bg/words/"


@pytest.fixture
def ask(client, db):
    return lambda accepted: client.get(PAGE, headers={"accept-encoding": accepted})


def test_brotli_where_the_client_takes_it(client, ask):
    plain, packed = client.get(PAGE), ask("gzip, deflate, br, zstd")
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.parametrize("accepted", ["gzip", "gzip, br;q=0", "gzip, br; q=0.0, x"])
def test_gzip_where_it_does_not(client, ask, accepted):
    packed = ask(accepted)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(PAGE).content


def test_a_page_that_is_known_already_is_not_sent_again(client, ask):
    known = ask("br")["ETag"]
    assert known.startswith('W/"')
    assert client.get(PAGE, headers={"accept-encoding": "br", "if-none-match": known}).status_code == 304


def test_its_length_varies(ask):
    assert len({len(ask("br")["X-Noise"]) for _time in range(20)}) > 1


def test_a_stream_stays_with_gzip(client, db):
    packed = client.get("/en/opportunities.csv", headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"

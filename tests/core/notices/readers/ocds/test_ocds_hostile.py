"""No JSON whatever makes the reader raise, and what it reads can be written and read again."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from test_ocds_releases import AWARD, TENDER

from dragging.core.notices.model import NotANotice, from_json, to_json
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import ocds

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.sampled_from(["\ud800", "\0", "2026-13-01", "9" * 40, "1e5", "#2", "ocds-drgng1-x", "P1D", "€"]),
)  # fmt: skip
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=6
)


def outcome(data):
    try:
        found = notices_of(data, file="x.json")
    except NotANotice as refused:
        assert refused.reason in {"not_json", "unknown_json", "versioned", "linked", "no_identifier", "empty", "not_xml", "not_a_notice"}
        return refused.reason
    assert [from_json(to_json(one)) for one in found] == list(found)
    return found


@given(st.sampled_from([b"{", b"[", b'{"releases":', b"\xff\xfe{\0", b"\xef\xbb\xbf["]), st.binary(max_size=300))
@settings(max_examples=200)
def test_no_bytes_make_it_raise(beginning, data):
    assert outcome(beginning + data)


def places(value, path=()):
    """Every path into a value."""
    yield path
    if isinstance(value, (dict, list)):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def rewritten(value, path, new):
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = rewritten(value[path[0]], path[1:], new)
    return copy


@given(st.data())
@settings(max_examples=500)
def test_no_value_in_any_place_makes_it_raise(data):
    release = data.draw(st.sampled_from([TENDER, AWARD, TENDER | {"ocid": "ocds-drgng1-1"}, AWARD | {"ocid": "ocds-drgng1-1"}]))
    for _ in range(data.draw(st.integers(1, 4))):
        where = list(places(release))
        release = rewritten(release, where[data.draw(st.integers(0, len(where) - 1))], data.draw(ANYTHING))
    wrapped = data.draw(st.sampled_from([release, [release], {"releases": [release]}, {"records": [release]}]))
    assert outcome(json.dumps(wrapped).encode())


@given(st.data())
@settings(max_examples=200)
def test_what_was_read_is_written_and_read_again(data):
    release = data.draw(st.sampled_from([TENDER, AWARD]))
    where = [path for path in places(release) if path]
    found = outcome(json.dumps(rewritten(release, where[data.draw(st.integers(0, len(where) - 1))], data.draw(ANYTHING))).encode())
    for notice in [] if isinstance(found, str) else found:
        try:
            written = ocds.to_json(ocds.release(notice))
        except NotANotice as refused:
            assert refused.reason == "no_date"
        else:
            assert [one.id for one in notices_of(written, file="x.json")] == [notice.id]

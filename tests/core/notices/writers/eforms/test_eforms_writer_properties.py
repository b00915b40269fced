"""What holds of every draft: the official rules, the way back, the same bytes again."""

import contextlib
import copy

from generated_drafts import drafts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from read_back import as_written, draft_of

import drafts_of_every_kind
from dragging.core.notices.draft import BadDraft, read_draft
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import eforms


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drafts())
def test_any_draft_reads_back_as_itself(data):
    draft = read_draft(data)
    xml = eforms.write(draft)
    (notice,) = notices_of(xml, file="written.xml")
    assert notice.problems == ()
    assert draft_of(notice, etree.fromstring(xml)) == as_written(draft)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture])
@given(data=drafts())
def test_any_draft_makes_a_notice_by_the_official_rules(sdk, conditions, data):
    draft = read_draft(data)
    root = etree.fromstring(eforms.write(draft))
    assert sdk.schema_faults(root) == []
    assert sdk.faults(root, draft.form) == []
    assert conditions.faults(root, draft.form) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drafts())
def test_the_same_draft_makes_the_same_bytes(data):
    assert eforms.write(read_draft(data)) == eforms.write(read_draft(dict(reversed(data.items()))))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["2027-01-01", "EUR", "LOT-0001", "art77", "1.50"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["es", "title", "amount", "id", "x"]), inner, max_size=3),
    max_leaves=4,
)


def places(value, path=()):
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield (*path, key)
            yield from places(value[key], (*path, key))


@settings(max_examples=150)
@given(st.data())
def test_a_draft_with_anything_in_any_place_is_written_or_refused(data):
    draft = copy.deepcopy(data.draw(st.sampled_from(list(drafts_of_every_kind.drafts().values()))))
    *way, last = data.draw(st.sampled_from(list(places(draft))))
    inner = draft
    for step in way:
        inner = inner[step]
    inner[last] = data.draw(ANYTHING)
    with contextlib.suppress(BadDraft):
        root = etree.fromstring(eforms.write(read_draft(draft)))
        assert root.tag.endswith("Notice")

"""What holds of every draft: the official rules, the way back, the same bytes again."""

from generated_drafts import drafts
from hypothesis import HealthCheck, given, settings
from lxml import etree
from read_back import as_written, draft_of

from dragging.core.notices.draft import read_draft
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
def test_any_draft_makes_a_notice_by_the_official_rules(sdk, data):
    draft = read_draft(data)
    root = etree.fromstring(eforms.write(draft))
    assert sdk.schema_faults(root) == []
    assert sdk.faults(root, draft.form) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drafts())
def test_the_same_draft_makes_the_same_bytes(data):
    assert eforms.write(read_draft(data)) == eforms.write(read_draft(dict(reversed(data.items()))))

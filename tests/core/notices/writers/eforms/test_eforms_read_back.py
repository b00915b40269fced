"""What is written is read by our own reader as the same draft."""

import pytest
from lxml import etree
from read_back import as_written, draft_of

from drafts_of_every_kind import drafts
from dragging.core.notices.draft import read_draft
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import eforms


@pytest.mark.parametrize("name", drafts())
def test_a_written_notice_reads_back_as_its_draft(name):
    draft = read_draft(drafts()[name])
    xml = eforms.write(draft)
    (notice,) = notices_of(xml, file="written.xml")
    assert notice.problems == ()
    assert draft_of(notice, etree.fromstring(xml)) == as_written(draft)

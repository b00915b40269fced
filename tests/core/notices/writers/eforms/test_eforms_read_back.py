"""What is written is read by our own reader as the same draft."""

import pytest
from lxml import etree
from read_back import as_written, draft_of

from drafts_of_every_kind import drafts
from dragging.core.notices.draft import read_draft
from dragging.core.notices.draft.tables import keys
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import eforms

OBJECTS = {
    "buyer": "buyer", "joint_buyers": "buyer", "review_body": "organisation", "winners": "winner", "award_criteria": "criterion",
    "estimated_value": "money", "value": "money", "total_value": "money", "tenders": "tenders", "withheld": "withheld",
    "total_withheld": "withheld", "change": "change", "sections": "section", "publication": "publication", "lots": "lot", "awards": "award",
}  # fmt: skip


def said(value, name, found):
    """Which keys of which objects a draft says."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and name:
            for key, inner in one.items():
                if inner is not None:
                    found.setdefault(name, set()).add(key)
                    said(inner, OBJECTS.get(key), found)
    return found


def test_every_key_of_the_format_is_said_somewhere_and_so_read_back():
    found = {}
    for draft in drafts().values():
        said(draft, "notice", found)
    assert {name: set(known) - found.get(name, set()) for name, known in keys().items()} == {name: set() for name in keys()}


@pytest.mark.parametrize("name", drafts())
def test_a_written_notice_reads_back_as_its_draft(name):
    draft = read_draft(drafts()[name])
    xml = eforms.write(draft)
    (notice,) = notices_of(xml, file="written.xml")
    assert notice.problems == ()
    assert draft_of(notice, etree.fromstring(xml)) == as_written(draft)

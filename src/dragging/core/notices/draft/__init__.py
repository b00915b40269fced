"""Drafts of notices: `read_draft` makes one of JSON, `writers.eforms.write` makes XML of one."""

from dragging.core.notices.draft.faults import BadDraft, Fault
from dragging.core.notices.draft.model import Draft
from dragging.core.notices.draft.notice import read_draft

__all__ = ["BadDraft", "Draft", "Fault", "read_draft"]

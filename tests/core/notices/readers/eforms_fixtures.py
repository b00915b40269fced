"""The own eForms fixtures, with single places changed."""

from pathlib import Path

from lxml import etree

from dragging.core.notices.model import Notice, Source
from dragging.core.notices.readers import eforms

FIXTURES = Path(__file__).parent.parent / "fixtures" / "eforms"


def read(name: str, *changes: tuple[str, str]) -> Notice:
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return eforms.read(etree.fromstring(text.encode()), Source("eforms", None, name, ""))

"""docs/notice-draft.md is complete: every key, every default, an example that is the file itself."""

import json
import re
from pathlib import Path

from dragging.core.notices.draft.tables import defaults, keys

ROOT = Path(__file__).resolve().parents[4]
DOCS = (ROOT / "docs" / "notice-draft.md").read_text(encoding="utf-8")
INTERNAL = {"framework", "dynamic_purchasing"}


def test_every_key_is_explained():
    named = set(re.findall(r"`(\w+)`", DOCS)) | set(re.findall(r'"(\w+)":', DOCS))
    assert sorted({key for known in keys().values() for key in known} - named) == []


def test_every_default_stands_with_its_value():
    assert [key for key, value in defaults().items() if f"| `{key}` | `{json.dumps(value)}` |" not in DOCS] == []


def test_every_default_but_the_fixed_ones_is_a_key():
    known = {key for each in keys().values() for key in each}
    assert set(defaults()) - known == INTERNAL


def test_the_example_is_the_file():
    (example,) = re.findall(r"```json\n(.*?)\n```", DOCS, re.DOTALL)
    assert example == (ROOT / "content" / "drafts" / "call-ie.json").read_text(encoding="utf-8").rstrip()

"""The written matrix of who may open what: `permissions.csv`, and `docs/permissions.md` made from it.

    PYTHONPATH=src:tests python tests/web/permissions.py     # writes docs/permissions.md anew

`address` is the pattern of the address as the site has it; `en` stands for each language. `who` is one of AUDIENCES. `methods`
are those that it answers. `object` names what its id is of: empty where it has none, `public` where everybody may see it;
an object of another organisation is not there, but for `asked`, which is for those who are asked. `nothing` is an id or a
choice that the test has none of: to who may, it may also answer that it is not there.
"""

from __future__ import annotations

import csv
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Reader(StrEnum):
    VISITOR = "visitor"
    PERSON = "person without an organisation"
    MEMBER = "member of an NGO"
    MANAGER = "manager of an NGO"
    OFFICER = "officer of an administration"
    MENTOR = "mentor"
    SUPPORT_MANAGER = "manager of a support organisation"
    EDITOR = "editor"
    ADMINISTRATOR = "site administrator"


_SIGNED_IN = frozenset(Reader) - {Reader.VISITOR}
_PROVIDERS = frozenset({Reader.MEMBER, Reader.MANAGER})
_APPROVERS = frozenset({Reader.MENTOR, Reader.SUPPORT_MANAGER})
AUDIENCES = {
    "everybody": frozenset(Reader),
    "signed in": _SIGNED_IN,
    "team": _PROVIDERS | _APPROVERS | {Reader.OFFICER},
    "managers": frozenset({Reader.MANAGER, Reader.SUPPORT_MANAGER}),
    "providers": _PROVIDERS,
    "publishers": frozenset({Reader.MANAGER}),
    "office": frozenset({Reader.OFFICER}),
    "approvers": _APPROVERS,
    "editors": frozenset({Reader.EDITOR, Reader.ADMINISTRATOR}),
    "administrators": frozenset({Reader.ADMINISTRATOR}),
    "nobody": frozenset(),
}
TABLE = Path(__file__).with_suffix(".csv")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"


class Row(NamedTuple):
    address: str
    who: str
    methods: tuple[str, ...]
    object: str

    @property
    def readers(self) -> frozenset[Reader]:
        return AUDIENCES[self.who]


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Row(one["address"], one["who"], tuple(one["methods"].split()), one["object"]) for one in csv.DictReader(file)]


def document() -> str:
    """The matrix as people read it."""
    lines = [
        "# Who may open what", "",
        "Made from `tests/web/permissions.csv` by `PYTHONPATH=src:tests python tests/web/permissions.py`; do not edit it here.",
        "A test asks every address in every role on both databases; an address without a row fails the suite.", "",
        ("`en` stands for each of the four languages. Who may not open a page gets the same answer as for one that does not"
        " exist (404); only who is not signed in is sent to sign in. An id of another organisation is answered like one that was never given: the same bytes, as many queries."), "",
        "\\* of one's own organisation only. † of whoever asks for it.", "",
        "| address | methods | " + " | ".join(Reader) + " |",
        "| --- | --- |" + " :-: |" * len(Reader),
    ]  # fmt: skip
    mark = {"": "yes", "public": "yes", "nothing": "yes", "asked": "yes†"}
    for row in rows():
        told = [mark.get(row.object, "yes\\*") if reader in row.readers else "" for reader in Reader]
        address = row.address.replace("|", "\\|")
        lines.append(f"| `{address}` | {' '.join(row.methods)} | " + " | ".join(told) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")

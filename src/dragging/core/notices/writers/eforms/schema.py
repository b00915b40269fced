"""Whether a written notice holds to the official schema, where that is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree


def schema_faults(notice: bytes, schemas: Path) -> tuple[str, ...] | None:
    """What the official schema finds wrong; None where it is not there. `schemas` is that folder of the SDK."""
    root = etree.fromstring(notice, etree.XMLParser(resolve_entities=False, no_network=True))
    path = schemas / "maindoc" / f"UBL-{etree.QName(root).localname}-2.3.xsd"
    if not path.is_file():
        return None
    schema = _schema(path)
    schema.validate(root)
    return tuple(str(error) for error in schema.error_log)  # type: ignore[attr-defined]  # the stubs do not know it


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)))

"""Which format a parsed document is in, by its root element."""

from __future__ import annotations

import re

from lxml import etree

from dragging.core.notices.model import NotANotice

_CUSTOMIZATION = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}CustomizationID"
_UBL = "{urn:oasis:names:specification:ubl:schema:xsd:"
_EFORMS_ROOTS = {
    _UBL + "ContractNotice-2}ContractNotice",
    _UBL + "ContractAwardNotice-2}ContractAwardNotice",
    _UBL + "PriorInformationNotice-2}PriorInformationNotice",
    "{http://data.europa.eu/p27/eforms-business-registration-information-notice/1}BusinessRegistrationInformationNotice",
}


_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_EDITION = re.compile(r"R2\.0\.\d(?:\.S\d+\.E\d+)?")


def detect(root: etree._Element) -> tuple[str, str | None]:
    """Format word of the record (`ted-xml`, `eforms`) and the version as the document states it.

    TED_EXPORT is known by its local name, for its namespaces differ with every edition; eForms by the
    namespaces of UBL. Raises NotANotice `unknown_format` with the root's name for anything else.
    """
    name = root.tag.rpartition("}")[2]
    if name == "TED_EXPORT":
        return "ted-xml", root.get("VERSION") or _edition(root)
    if root.tag in _EFORMS_ROOTS:
        return "eforms", (root.findtext(_CUSTOMIZATION) or "").strip() or None
    raise NotANotice("unknown_format", name)


def _edition(root: etree._Element) -> str | None:
    """Editions before R2.0.9 state their version in the place of their schema only."""
    found = _EDITION.findall(root.get(_SCHEMA_LOCATION) or "") or _EDITION.findall(root.tag)
    return max(found, key=len, default=None)

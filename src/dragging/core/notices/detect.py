"""Which format a parsed document is in, by its root element."""

from __future__ import annotations

from lxml import etree

from dragging.core.notices.model import NotANotice

_CUSTOMIZATION = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}CustomizationID"
_EFORMS_ROOTS = {"ContractNotice", "ContractAwardNotice", "PriorInformationNotice", "BusinessRegistrationInformationNotice"}


def detect(root: etree._Element) -> tuple[str, str | None]:
    """Format word of the record (`ted-xml`, `eforms`) and the version as the document states it.

    Raises NotANotice for any other root element.
    """
    name = etree.QName(root).localname
    if name == "TED_EXPORT":
        return "ted-xml", root.get("VERSION")
    if name in _EFORMS_ROOTS:
        return "eforms", root.findtext(_CUSTOMIZATION)
    raise NotANotice("unknown_format", name)

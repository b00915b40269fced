"""Building XML from the inside out as text: faster than a tree, and nothing unescaped gets through."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from dragging.core.notices.draft.tables import official_languages
from dragging.core.notices.model import Text
from dragging.core.units import Value

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_P27 = "http://data.europa.eu/p27/"
_SPACES = {
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
    "ext": f"{_UBL}CommonExtensionComponents-2",
    "efac": f"{_P27}eforms-ubl-extension-aggregate-components/1",
    "efbc": f"{_P27}eforms-ubl-extension-basic-components/1",
    "efext": f"{_P27}eforms-ubl-extensions/1",
}
_ABOUT = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())


def leaf(name: str, text: object, **attributes: str) -> str:
    """An element with text; nothing where `text` is None."""
    if text is None:
        return ""
    marks = "".join([f' {key}="{_escaped(value)}"' for key, value in attributes.items()]) if attributes else ""
    return f"<{name}{marks}>{_escaped(str(text))}</{name}>"


def node(name: str, *children: str) -> str:
    """An element with elements in it; nothing where there are none."""
    inner = "".join(children)
    return f"<{name}>{inner}</{name}>" if inner else ""


def path(names: str, *children: str) -> str:
    """`cac:A/cac:B`: elements in each other around the children."""
    inner = "".join(children)
    for name in reversed(names.split("/")):
        inner = node(name, inner)
    return inner


def root(name: str, *children: str) -> bytes:
    inner = "".join(children)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_UBL}{name}-2"{_ABOUT}>'
    return f"{head}{inner}</{name}>\n".encode()


def texts(name: str, text: Text) -> str:
    """The element once for each language."""
    codes = official_languages()
    return "".join([leaf(name, told, languageID=codes[language]) for language, told in text.items()])


def code(name: str, value: str | None, list_name: str) -> str:
    return leaf(name, value, listName=list_name)


def flag(name: str, *, value: bool | None, **attributes: str) -> str:
    return "" if value is None else leaf(name, "true" if value else "false", **attributes)


def amount(name: str, value: Value | None) -> str:
    return "" if value is None else leaf(name, format(value.amount or 0, "f"), currencyID=value.currency or "")


def extension(*children: str) -> str:
    return path("ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension", *children)


def day(name: str, value: date | None, zone: str) -> str:
    """A day with the offset that its zone has at its beginning, as eForms wants it."""
    return "" if value is None else leaf(name, f"{value.isoformat()}{_offset(value, zone)}")


def moment(day_name: str, time_name: str, value: datetime | None) -> str:
    if value is None:
        return ""
    told = value.isoformat(timespec="seconds")
    mark = "Z" if told.endswith("Z") else told[19:]
    return leaf(day_name, told[:10] + mark) + leaf(time_name, told[11:19] + mark)


@lru_cache(maxsize=4096)
def _offset(value: date, zone: str) -> str:
    return datetime(value.year, value.month, value.day, tzinfo=ZoneInfo(zone)).isoformat()[19:]


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text

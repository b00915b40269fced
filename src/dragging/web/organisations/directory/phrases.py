"""Words of the directory for codes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dragging.web.bank import names


def parameter(name: str) -> str:
    """A filter."""
    return {
        "q": _("words"), "service": _("Service"), "place": _("Place"), "country": _("Country"), "form": _("Legal form"),
        "reserved": _("Reserved contracts"), "spoken": _("Language"), "proved": _("Proved by register or document"),
        "partners": _("Looking for partners"),
    }[name]  # fmt: skip


def sort(code: str) -> str:
    return {"relevance": _("Best match"), "name": _("Name")}[code]


def place(code: str, language: str) -> str:
    return names.place(code, language)


def seen(code: str) -> str:
    """On what a verification rests."""
    return {
        "register": _("the register was looked up"), "document": _("a document was seen"), "visit": _("they were visited"),
    }.get(code, "")  # fmt: skip


def columns() -> list[str]:
    """Headings of the CSV."""
    return [
        _("Name"), _("Country"), _("What it does, in its own words"), _("Services"), _("Where it works"), _("Place codes (NUTS)"),
        _("Where it is at home"), _("Languages"), _("Legal form"), _("Reserved contracts"), _("People employed"),
        _("Looking for partners"), _("Mail address"), _("Website"), _("Address"),
    ]  # fmt: skip

"""The columns of an export: everything that the page shows, each with its heading."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dragging.web.bank import names
from dragging.web.bank.rows import Row


def headings() -> list[str]:
    return [
        _("Title"),
        _("Original title"),
        _("Original language"),
        _("Status"),
        _("Kind of notice"),
        _("Deadline (UTC)"),
        _("Deadline"),
        _("Reserved"),
        _("Buyers"),
        _("Place"),
        _("Place codes (NUTS)"),
        _("Country"),
        _("Value"),
        _("Value from"),
        _("Value to"),
        _("Currency"),
        _("Value withheld"),
        _("Lots"),
        _("Kind of work (CPV)"),
        _("CPV codes"),
        _("Notices"),
        _("Address"),
    ]


def cells(row: Row, site: str, language: str) -> list[object]:
    """The values of a row in the order of the headings; numbers as numbers, what is not stated empty."""
    told = row.summary
    value = row.value
    buyers = [next(iter(one["name"].values()), "") for one in told["buyers"]]
    cpv = told["cpv"]
    return [
        row.heading.text,
        row.heading.original,
        row.heading.spoken,
        row.state_words,
        row.kind,
        row.clock.iso if row.clock else "",
        row.clock.moment if row.clock else "",
        "; ".join(label for _code, label in row.reserved),
        "; ".join(buyers),
        row.place,
        " ".join(told["nuts"]),
        row.country,
        value.amount if value else None,
        value.low if value else None,
        value.high if value else None,
        (value.currency or "") if value else "",
        _("yes") if row.is_withheld else "",
        told["lots"],
        names.cpv(cpv[0], language) if cpv else "",
        " ".join(cpv),
        " ".join(told["notices"]),
        site + row.address,
    ]

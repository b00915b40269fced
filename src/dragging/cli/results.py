"""Search results as a table on a terminal."""

from __future__ import annotations

from typing import Any

from dragging.cli.language import _
from dragging.cli.output import printable


def search_table(page: Any, language: str | None) -> None:
    """Rows, then what else could be asked. Titles in the asker's language where there is one, else as published."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_lines=False, pad_edge=False)
    for heading in (_("Id"), _("State"), _("Deadline"), _("Country"), _("Title"), _("Reserved")):
        table.add_column(heading, overflow="fold")
    for row in page.results:
        shown = row.summary
        country = next((buyer["country"] for buyer in shown["buyers"] if buyer.get("country")), "")
        title = shown["title"].get(language or "") or next(iter(shown["title"].values()), "")
        mark = "" if row.strict else "~ "
        table.add_row(
            shown["id"], row.state, (shown["deadline"] or "")[:16].replace("T", " "), country,
            mark + printable(title)[:160], ", ".join(shown["reserved"]),
        )  # fmt: skip
    console = Console()
    console.print(table)
    console.print(_("Found: {total}. Rows marked ~ hold only some of the words.").format(total=page.total))
    if page.suggestion:
        console.print(_("Did you mean: {text}").format(text=page.suggestion))

"""What commands print: refusals and problems in words, progress on standard error, tables on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from dragging.cli.language import _, spoken

if TYPE_CHECKING:
    from dragging.core.notices.archive import Refusal

_T = TypeVar("_T")
_ROWS_AT_ONCE = 200
_PROGRESS_EVERY = 64
_WIDTH_ELSEWHERE = 160


def printable(text: str) -> str:
    """`text` on one line, without characters that steer a terminal: names in archives come from strangers."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def refuse(refusal: Refusal) -> None:
    """One line on standard error: file, member, reason."""
    reason = reasons().get(refusal.reason, refusal.reason)
    told = f"{reason} ({refusal.detail})" if refusal.detail else reason
    clear_progress()
    sys.stderr.write(f"{located(refusal.file, refusal.member)}: {printable(told)}\n")


def located(file: str, member: str | None) -> str:
    return printable(file if member is None else f"{file}: {member}")


def reasons() -> dict[str, str]:
    """Why something was refused, in words, by code."""
    return {
        "bad_name": _("a name that cannot be used"),
        "bomb": _("unfolds to far more than it holds; the rest of this archive was not read"),
        "damaged": _("damaged"),
        "empty": _("empty"),
        "encrypted": _("encrypted"),
        "entities": _("declares entities, which are never read"),
        "linked": _("only addresses of releases, which are not fetched"),
        "link": _("a link, which is not followed"),
        "nested_too_deep": _("an archive inside an archive inside an archive"),
        "no_date": _("states no date, and a release must have one"),
        "no_identifier": _("says nowhere which notice it is"),
        "not_a_file": _("neither a file nor a folder"),
        "not_a_notice": _("not a notice"),
        "not_json": _("not well-formed JSON"),
        "other_number": _("is read as another notice now; the record kept of it stays"),
        "not_kept": _("the database did not take it"),
        "not_readable": _("cannot be read"),
        "not_xml": _("not well-formed XML"),
        "outside_archive": _("its path leads out of the archive"),
        "reader_failed": _("our reader failed on it; please report it with the file"),
        "too_large": _("too large"),
        "truncated": _("ends too early; what stood before counts"),
        "unknown_format": _("no notice of a known format; its root element is"),
        "unknown_json": _("JSON, but nothing of the Open Contracting Data Standard"),
        "unsupported_archive": _("an archive of a kind that is not read; .tar, .tar.gz and .zip are"),
        "unsupported_member": _("packed in a way that is not read"),
        "versioned": _("only the history of each value; ask the publisher for the releases"),
    }


def problems() -> dict[str, str]:
    """What is wrong inside a notice, in words, by code."""
    return {
        "unknown_code": _("a code that is not in the official list"),
        "bad_date": _("not a date"),
        "bad_number": _("not a number"),
        "missing_required": _("missing, though it is required"),
        "conflict": _("contradicts another place of the notice"),
        "includes_tax": _("a sum that the notice states with tax only"),
        "wrong_type": _("not the kind of value that belongs here"),
        "bad_encoding": _("not in UTF-8 as it should be; read as Latin-1"),
        "not_read": _("this part of the file could not be read"),
    }


class Refusals:
    """Passes on what was read, and tells and counts what was refused."""

    def __init__(self) -> None:
        self.count = 0

    def aside(self, answers: Iterator[_T | Refusal]) -> Iterator[_T]:
        from dragging.core.notices.archive import Refusal

        progress = Progress()
        try:
            for answer in answers:
                if isinstance(answer, Refusal):
                    self.count += 1
                    refuse(answer)
                else:
                    progress.step()
                    yield answer
        finally:
            progress.close()


class Progress:
    """Counts on standard error, on a terminal only."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._count = 0

    def step(self) -> None:
        self._count += 1
        if self._shown and self._count % _PROGRESS_EVERY == 0:
            sys.stderr.write("\r" + _("Notices: {number}").format(number=self._count))
            sys.stderr.flush()

    def close(self) -> None:
        if self._shown:
            clear_progress()


def clear_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def chosen(text: Mapping[str, str], language: str | None = None) -> str:
    """The text in `language`, else in the language spoken, else in the first there is."""
    return text.get(language or "") or text.get(spoken()) or next(iter(text.values()), "")


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], *, elastic: str) -> None:
    """Rows of any number under their heads; the column named `elastic` takes the width that is left."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH_ELSEWHERE)
    remaining = iter(rows)
    names = list(columns)
    is_first = True
    while block := list(islice(remaining, _ROWS_AT_ONCE)):
        drawn = Table(box=None, show_header=is_first, pad_edge=False, expand=True, header_style="bold")
        for name in names:
            drawn.add_column(Text(name), no_wrap=name != elastic, ratio=1 if name == elastic else None)
        for row in block:
            drawn.add_row(*(Text(printable(cell)) for cell in row))
        console.print(drawn)
        is_first = False


def search_table(page: Any, language: str | None) -> None:
    """A page of the bank's search on a terminal, its total and its suggestion below."""
    columns = [_("opportunity"), _("state"), _("kind"), _("country"), _("deadline"), _("title")]
    table(columns, _search_rows(page, language), elastic=columns[-1])
    sys.stdout.write(_("Found: {number}").format(number=page.total) + "\n")
    loose = sum(not row.strict for row in page.results)
    if loose:
        sys.stdout.write(_("Rows that hold only some of the words: {number}").format(number=loose) + "\n")
    if page.suggestion:
        sys.stdout.write(_("Did you mean: {words}").format(words=printable(page.suggestion)) + "\n")


def states() -> dict[str, str]:
    """The states of an opportunity in words."""
    return {
        "planned": _("planned"), "consultation": _("consultation"), "open": _("open"), "closed": _("closed"),
        "awarded": _("awarded"), "cancelled": _("cancelled"), "suspended": _("suspended"),
    }  # fmt: skip


def _search_rows(page: Any, language: str | None) -> Iterator[list[str]]:
    from dragging.core.vocabulary.names import kind_name

    for row in page.results:
        said = row.summary
        countries = {buyer.get("country") for buyer in said.get("buyers") or () if buyer.get("country")}
        yield [
            str(said.get("id") or ""), states().get(row.state, row.state), kind_name(said.get("kind") or "", spoken()),
            " ".join(sorted(countries)),
            (said.get("deadline") or "")[:16].replace("T", " "), chosen(said.get("title") or {}, language),
        ]  # fmt: skip

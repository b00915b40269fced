"""The catalogues of the pages, compiled where they changed: sources hold `.po` files only."""

from __future__ import annotations

import os
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "locale"
DOMAIN = "django"


def compiled(data_folder: Path) -> Path:
    """The folder that gettext reads: `.mo` files in the data folder, made anew where their source is newer."""
    target = data_folder / "locale"
    for source in sorted(SOURCES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        made = target / source.relative_to(SOURCES).with_suffix(".mo")
        if not made.is_file() or made.stat().st_mtime_ns != source.stat().st_mtime_ns:
            _compile(source, made)
    return target


def _compile(source: Path, made: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made.parent.mkdir(parents=True, exist_ok=True)
    part = made.with_suffix(f".{os.getpid()}.part")
    with source.open("rb") as text, part.open("wb") as file:
        write_mo(file, read_po(text, locale=source.parts[-3]))
    times = source.stat()
    os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))
    os.replace(part, made)

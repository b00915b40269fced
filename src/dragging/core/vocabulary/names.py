"""Codes as words in the reader's language (en, es, pl, bg), from what ships and from the vocabulary that is installed.

Fallbacks: a CPV code without a label takes the nearest level above that has one, at last its division, whose
names ship; a place outside the four countries takes its installed name, else its country's. Never a second language
in silence: what has no name in the language asked for is given as its code.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from babel.core import Locale

from dragging.core.vocabulary import nuts
from dragging.core.vocabulary.cpv import ancestors
from dragging.core.vocabulary.labels import translations
from dragging.core.vocabulary.law import celex, legal_form
from dragging.core.vocabulary.registers import register
from dragging.core.vocabulary.services import LANGUAGES
from dragging.core.vocabulary.tables import rows

PLACE_NAMES = "place-names.json"
_CPV_KEY = re.compile(r"code\|name\|cpv\.(\d{8})\Z")
_PLACE_KEY = re.compile(r"code\|name\|nuts-lvl3\.([A-Z]{2}[A-Z0-9]{3})\Z")


def kind_name(code: str, language: str) -> str:
    """A notice kind: `call` is `Call for offers`."""
    return _named("kinds", code, language)


def reserved_name(code: str, language: str) -> str:
    """A reserved basis in general, by the classic directive's article."""
    return _named("reserved", code, language)


def reserved_under(code: str, legal_basis: str | None, language: str) -> str:
    """A reserved basis with the article of the act (CELEX number or `2014/25/EU`) under which a notice is published.

    Without an article where the act is not known or has none; `national_other` always by its own name.
    """
    known = _articles()
    found = known.get((celex(legal_basis), code)) or known.get(("", code))
    return found[language] if found else reserved_name(code, language)


def sort_name(form: str | None, language: str) -> str:
    """What a form is beside its kind: a design contest or a concession; empty for other forms."""
    sort = _special_forms().get(form or "")
    return _named("sorts", sort, language) if sort else ""


def code_name(listed: str, code: str, language: str) -> str:
    """A code of one of the official lists that ship (`received-submission-type`, …); the code itself outside them."""
    return _sdk_codes().get((listed, code), {}).get(language, code)


def procedure_name(code: str, language: str) -> str:
    return _named("procedures", code, language)


def nature_name(code: str, language: str) -> str:
    return _named("natures", code, language)


def status_name(code: str, language: str) -> str:
    """A status that an organisation holds; the code itself of one that decides nothing."""
    return _named("statuses", code, language)


def register_name(code: str, language: str) -> str:
    """A register, that of a region by its kind: `Register of work-integration enterprises`."""
    found = register(code)
    return found.names[language] if found else code


def legal_form_name(country: str | None, key: str, language: str) -> str:
    found = legal_form(country, key)
    return found.names[language] if found else key


def country_name(code: str, language: str) -> str:
    """By CLDR; the code itself where CLDR knows none."""
    return str(_locale(language).territories.get(code, code))


def language_name(code: str, language: str) -> str:
    """By CLDR: `bg` is `Bulgarian` in English, `bułgarski` in Polish."""
    return str(_locale(language).languages.get(code, code))


def cpv_name(code: str, language: str, folder: Path | None = None) -> str:
    """The label of a code, or of the nearest level above that has one; `folder` holds the installed vocabulary.

    A division always has its short name of ours.
    """
    if code.endswith("000000"):
        return _named("cpv_divisions", code[:2], language)
    labels = _installed(folder, f"cpv-names-{language}.json")
    if code in labels:
        return labels[code]
    for one in ancestors(code):
        if one in labels:
            return labels[one]
    return _named("cpv_divisions", code[:2], language)


def nuts_name(code: str, language: str, folder: Path | None = None) -> str:
    """The place's own name, Bulgarian ones in Latin letters for readers of these; else the country's name.

    A code that is no longer in force has the names of the regions in its place.
    """
    known = [_in_letters_of(language, _places()[one]) for one in nuts.present(code) if one in _places()]
    if known:
        return " / ".join(known)
    if len(code) > 2 and folder:
        own = _installed(folder, PLACE_NAMES)
        finest = next((own[one] for one in (code, *nuts.ancestors(code)) if one in own), None)
        if finest:
            return finest
    above = next((_places()[one] for one in nuts.ancestors(code) if one in _places()), None)
    if above:
        return _in_letters_of(language, above)
    return country_name(nuts.country(code), language)


def _in_letters_of(language: str, place: tuple[str, str]) -> str:
    name, latin = place
    return name if language == "bg" or not latin else latin


@cache
def regions(country: str) -> tuple[str, ...]:
    """The NUTS 2 and 3 regions of one of the four countries, in the order of their codes; a region that is alone
    in the one above it is left out, since it is the same place.
    """
    codes = [code for code in _places() if nuts.country(code) == country and len(code) in {4, 5}]
    alone = {code for code in codes if len(code) == 5 and sum(one.startswith(code[:4]) for one in codes) == 2}
    return tuple(code for code in codes if code not in alone)


@cache
def _articles() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (row["legal_basis"], row["code"]): {language: row[language] for language in LANGUAGES}
        for row in rows("reserved_articles")
    }


@cache
def _sdk_codes() -> dict[tuple[str, str], dict[str, str]]:
    return {
        (row["list"], row["code"]): {language: row[language] for language in LANGUAGES} for row in rows("sdk_codes")
    }


@cache
def _special_forms() -> dict[str, str]:
    return {row["form"]: row["sort"] for row in rows("special_forms")}


@cache
def provinces(country: str) -> tuple[str, ...]:
    """Every NUTS 3 region of one of the four countries, in the order of their codes."""
    return tuple(code for code in _places() if nuts.country(code) == country and len(code) == 5)


def _named(table: str, code: str, language: str) -> str:
    return _table(table).get(code, {}).get(language, code)


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return {row["code"]: {language: row[language] for language in LANGUAGES} for row in rows(name)}


@cache
def _places() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["name_latin"]) for row in rows("nuts_names")}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _installed(folder: Path | None, name: str) -> dict[str, str]:
    """The names of an installed file; read once for each of its versions, so that a later install is seen."""
    if folder is None:
        return {}
    path = f"{folder}/{name}"
    try:
        changed = os.stat(path).st_mtime_ns
    except OSError:
        return {}
    return _read(path, changed)


@lru_cache(maxsize=12)
def _read(path: str, changed: int) -> dict[str, str]:
    del changed
    return msgspec.json.decode(Path(path).read_bytes(), type=dict[str, str])


def compile_names(sdk_folder: Path, vocabulary_folder: Path) -> None:
    """Write the labels of CPV codes in the four languages and the names of places from the SDK's translations."""
    places: dict[str, str] = {}
    for language in LANGUAGES:
        path = sdk_folder / "translations" / f"code_{language}.xml"
        if not path.is_file():
            continue
        labels: dict[str, str] = {}
        for key, text in translations(path):
            if found := _CPV_KEY.match(key):
                labels[found[1]] = text
            elif found := _PLACE_KEY.match(key):
                places.setdefault(found[1], text)
        file = vocabulary_folder / f"cpv-names-{language}.json"
        file.write_bytes(msgspec.json.encode(labels))
    (vocabulary_folder / PLACE_NAMES).write_bytes(msgspec.json.encode(places))

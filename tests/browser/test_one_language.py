"""No page shows a sentence of a second language unmarked, and no sentence that stands outside the catalogues."""

from __future__ import annotations

import csv
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from lxml import html

from dragging.core.dictionary import knows

TOLD = ("aria-label", "alt", "title", "placeholder", "data-label", "data-words")
SILENT = {"script", "style", "code", "svg"}
NAMES = {"dragging", "english", "erasmus", "apache", "json", "openapi", "atom", "tenders", "electronic", "daily", "passkey", "nuts", "cookie", "antes"}
"""Names of things, the same in every language; `passkey` is what django-allauth calls it in Spanish,
`cookie` and `antes` are Spanish words that the dictionary of lemmas does not hold."""
PLACES = Path(__file__).resolve().parents[2] / "src" / "dragging" / "core" / "vocabulary" / "data" / "nuts_names.csv"
REGIONS = {word.lower() for line in csv.DictReader(PLACES.open(encoding="utf-8")) for word in re.findall(r"[^\W\d_]+", f"{line['name']} {line['name_latin']}")}
"""Words of the names of regions, which are data."""
ACCOUNTS = ["account/login/", "account/signup/", "account/password/reset/"]


def read(address: str) -> html.HtmlElement:
    try:
        answer = urllib.request.urlopen(address)
    except HTTPError as told:
        answer = told
    return html.fromstring(answer.read().decode())


def spoken(node: html.HtmlElement, own: str) -> Iterator[str]:
    """The texts of the page in document order that claim its language, attributes that are read out among them."""
    if not isinstance(node.tag, str) or node.tag in SILENT or "code" in (node.get("class") or "").split():
        return
    if node.get("lang", own) == own:
        yield from (node.get(name) or "" for name in TOLD)
        yield node.text or ""
        for child in node:
            yield from spoken(child, own)
            yield child.tail or ""


def outside_brackets(texts: Iterator[str]) -> list[str]:
    depth, found = 0, []
    for text in texts:
        kept = []
        for sign in text:
            depth += (sign == "\u27e6") - (sign == "\u27e7")
            kept.append(" " if depth or sign == "\u27e7" else sign)
        found.append("".join(kept))
    return [text for text in found if text.strip()]


def english(text: str) -> list[str]:
    """Words of four letters or more that English has and Spanish has not."""
    words = re.findall(r"[^\W\d_]{4,}", re.sub(r"https?://\S+", " ", text))
    return [word for word in words if knows(word.lower(), "en") and not knows(word.lower(), "es") and word.lower() not in NAMES | REGIONS]


def test_what_is_not_of_the_catalogue_is_seen():
    page = html.fromstring('<body><p>\u27e6Buscar\u27e7 Search <b>\u27e6a <i>x</i> b\u27e7</b></p><p lang="en">Search</p><a aria-label="Close it">y</a></body>')
    left = outside_brackets(spoken(page, "es"))
    assert [word for text in left for word in english(text)] == ["Search", "Close"]


@pytest.fixture(scope="module")
def left(bracketed, addresses):
    """By page: what stands outside the brackets."""
    places = {**addresses, **{name: name for name in ACCOUNTS}}
    pages = {name: read(f"{bracketed}/es/{place}") for name, place in places.items()}
    return {name: outside_brackets(spoken(page.find("body"), "es")) for name, page in pages.items()}


def test_no_page_says_an_english_word_outside_the_catalogue(left):
    found = {name: words for name, texts in left.items() if (words := sorted({word for text in texts for word in english(text)}))}
    assert found == {}


def test_the_brackets_are_there(bracketed):
    assert html.tostring(read(f"{bracketed}/es/").find(".//h1"), encoding="unicode", method="text").startswith("\u27e6Trabajo")

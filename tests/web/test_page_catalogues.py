from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from page_messages import messages

LOCALE = Path(__file__).resolve().parents[2] / "src" / "dragging" / "locale"
PLACES = re.compile(r"%\(\w+\)[sd]")


def catalogue(language):
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    return read_po(path.open("rb"), locale=language)


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_every_sentence_of_the_pages_is_translated(language):
    known = {message.id: message for message in catalogue(language) if message.id}
    wanted = {message for _path, message in messages()}
    assert sorted(map(str, wanted - known.keys())) == []
    assert [message.id for message in known.values() if not all(texts(message))] == []


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_nothing_is_fuzzy_or_dead(language):
    wanted = {message for _path, message in messages()}
    found = [message for message in catalogue(language) if message.id]
    assert [message.id for message in found if message.fuzzy] == []
    assert [message.id for message in found if message.id not in wanted] == []


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_places_in_sentences_are_kept(language):
    for message in catalogue(language):
        if message.id:
            asked = message.id[-1] if isinstance(message.id, tuple) else message.id
            assert {frozenset(PLACES.findall(text)) for text in texts(message)} == {frozenset(PLACES.findall(asked))}


@pytest.mark.parametrize(
    ("language", "number", "sentence"),
    [
        ("pl", 1, "został 1 dzień"), ("pl", 2, "zostały 2 dni"), ("pl", 5, "zostało 5 dni"), ("pl", 12, "zostało 12 dni"),
        ("pl", 22, "zostały 22 dni"), ("pl", 101, "zostało 101 dni"), ("bg", 1, "остава 1 ден"), ("bg", 2, "остават 2 дни"),
        ("es", 1, "queda 1 día"), ("es", 1_000_000, "quedan 1000000 de días"), ("en", 0, "0 days left"),
    ],
)  # fmt: skip
def test_plurals_are_those_of_the_language(language, number, sentence):
    from django.utils.translation import ngettext, override

    with override(language):
        assert ngettext("%(n)d day left", "%(n)d days left", number) % {"n": number} == sentence

from __future__ import annotations

import pytest

from dragging.core.vocabulary.transliteration import latin


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Сдружение „Надежда“", "sdruzhenie „nadezhda“"),
        ("Социална кооперация", "sotsialna kooperatsia"),
        ("България", "bulgaria"),
        ("Българията", "balgariyata"),
        ("Щъркел", "shtarkel"),
        ("Гьозум", "gyozum"),
        ("Юлия Яворова", "yulia yavorova"),
        ("Май 2026", "may 2026"),
        ("Fundacja Źródło", "fundacja źródło"),
    ],
)
def test_letters_are_those_of_the_act(written, told):
    assert latin(written) == told


def test_every_letter_of_the_alphabet_has_its_own():
    assert latin("абвгдежзийклмнопрстуфхцчшщъьюя") == "abvgdezhziyklmnoprstufhtschshshtayyuya"

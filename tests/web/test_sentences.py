from __future__ import annotations

import pytest
from django.template import engines
from django.utils.translation import override


def made(source):
    return engines["django"].from_string("{% load i18n frame %}" + source)


def test_a_sentence_is_told_in_each_language_of_one_template():
    template = made('{% translate "Filters" %}')
    told = []
    for language in ("en", "es", "bg", "es"):
        with override(language):
            told.append(template.render({}))
    assert told == ["Filters", "Filtros", "Филтри", "Filtros"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% translate word %}", "Filtros"),
        ('{% translate "Filters" as said %}[{{ said }}]', "[Filtros]"),
        ('{% translate "Filters" noop %}', "Filters"),
        ('{% translate "Filters"|upper %}', "FILTROS"),
        ('{% translate "a & b" %}', "a & b"),
        ("{% translate word|default:'' %}", "Filtros"),
    ],
)
def test_what_is_more_than_a_sentence_stays_with_django(source, told):
    with override("es"):
        assert made(source).render({"word": "Filters"}) == told

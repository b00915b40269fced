from __future__ import annotations

import pytest

from dragging.apps.bank import sources


@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
@pytest.mark.parametrize("name", ["ted", "ted-converted", "demo", "doffin"])
def test_a_source_has_its_terms_in_every_language(name, language):
    assert all(sources.terms(name, language)[:4])


def test_an_unknown_source_says_that_its_licence_is_not_stated():
    assert sources.terms("elsewhere", "pl") == ("elsewhere", "elsewhere", "nie podano", "elsewhere", "")


def test_a_notice_of_ted_is_led_to_by_its_number_without_zeros():
    assert sources.notice_address("ted", "00566194-2026", "bg") == "https://ted.europa.eu/bg/notice/566194-2026/html"


def test_a_number_of_another_form_leads_nowhere():
    assert sources.notice_address("ted", "3f2a-01", "en") == ""

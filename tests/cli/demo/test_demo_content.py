"""What stands in `content/demo`: complete in four languages, and plainly invented."""

from __future__ import annotations

import re

import pytest

from dragging.cli.demo.content import COUNTRIES, land, services
from dragging.core.vocabulary import nuts
from dragging.core.vocabulary.services import services as taxonomy

COUNTRY_CODES = {"es": "ES", "pl": "PL", "ie": "IE", "bg": "BG"}


def test_the_whole_taxonomy_and_some_noise():
    social = {name for name, one in services().items() if not one.noise}
    assert social == {one.id for one in taxonomy()}
    assert len(services()) - len(social) == 12


def test_codes_belong_to_their_service():
    prefixes = {one.id: one.prefixes for one in taxonomy()}
    wrong = [
        (name, code)
        for name, one in services().items()
        if not one.noise
        for code in one.cpv
        if not code.startswith(prefixes[name])
    ]
    assert wrong == []


@pytest.mark.parametrize("key", COUNTRIES)
def test_every_service_is_worded(key):
    wordings = land(key).wordings
    assert list(wordings) == list(services())
    for one in wordings.values():
        assert len(set(one.titles)) == 2
        assert "{in}" in one.open
        assert len(set(one.tell)) >= 2
        assert all(sentence.endswith(".") for sentence in (one.open, *one.tell))


@pytest.mark.parametrize("key", COUNTRIES)
def test_numbers_in_sentences_are_ranges_of_round_numbers(key):
    """After multiples of five a counted noun has one form in Polish."""
    for one in land(key).wordings.values():
        for sentence in (one.open, *one.tell):
            for low, high in re.findall(r"\{(\d+)-(\d+)\}", sentence):
                assert int(low) % 5 == 0
                assert 5 <= int(low) < int(high)


@pytest.mark.parametrize("key", COUNTRIES)
def test_every_country_words_the_same_themes(key):
    one, spanish = land(key).phrases, land("es").phrases
    for name in ("law", "months", "registration"):
        assert set(getattr(one, name)) == set(getattr(spanish, name))
    for name in ("context", "duration", "terms", "follow", "zones", "quality", "social", "month_names", "noise"):
        assert len(getattr(one, name)) == len(getattr(spanish, name))


@pytest.mark.parametrize("key", COUNTRIES)
def test_places_lie_in_the_country_and_addresses_lead_nowhere(key):
    places = land(key).places.values()
    assert {nuts.country(one.nuts) for one in places} == {COUNTRY_CODES[key]}
    assert all(nuts.is_code(one.nuts) and nuts.level(one.nuts) == 3 for one in places)
    assert all(re.fullmatch(r"[a-z]+\.example", one.domain) for one in places)


@pytest.mark.parametrize("key", COUNTRIES)
def test_buyers_have_a_place_and_somebody_buys_every_service(key):
    one = land(key)
    assert {buyer.place for buyer in one.buyers} <= set(one.places)
    active = {buyer.activity for buyer in one.buyers}
    assert [name for name, service in services().items() if not active & set(service.buyers)] == []


@pytest.mark.parametrize("key", COUNTRIES)
def test_somebody_offers_every_code(key):
    bidders = land(key).bidders
    assert [code for one in services().values() for code in one.cpv if not any(b.offers(code) for b in bidders)] == []


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("es", r"[PFS]99\d{5}X"),  # no province 99 ever gave a P or S; a control character is never X
        ("pl", r"000\d{7}"),  # no tax office has the number 000
        ("ie", r"\d{7}Z"),  # check letters end at W
        ("bg", r"999\d{6}X"),  # an ЕИК has digits only
    ],
)
def test_registration_numbers_cannot_be_real(key, pattern):
    phrases = land(key).phrases
    made = [form.format(number) for form in phrases.registration.values() for number in (1, 28, 999)]
    assert [one for one in made if not re.fullmatch(pattern, one)] == []
    assert len(set(made)) == 9

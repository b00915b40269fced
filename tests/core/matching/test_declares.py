"""What an organisation says or proves about reserved contracts, by the law of each country."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profile_world import DAY, profile, registered, seen

from dragging.core.matching.declares import BASES, declares, statement
from dragging.core.matching.profile import read

FOUR = {"public_service_mission": True, "profit_reinvested": True, "participatory_governance": True}


def told(held, basis, country=None, day=DAY):
    found = statement(held, basis, day, country or held.country)
    return found.value, found.missing, found.why


@pytest.mark.parametrize("basis", ["art20_participation", "art20_execution"])
@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"country": "IE", "main_aim_integration": True, "disadvantaged_share": 0.3}, (True, (), None)),
        ({"country": "IE", "main_aim_integration": True, "disadvantaged_share": 0.29}, (False, (), None)),
        ({"country": "IE", "main_aim_integration": True}, (None, ("disadvantaged_share",), None)),
        ({"country": "IE"}, (None, ("main_aim_integration", "disadvantaged_share"), None)),
        ({"country": "IE", "main_aim_integration": False}, (False, (), None)),
        ({"country": "ES", "main_aim_integration": True, "disadvantaged_share": 0.9}, (None, ("registers",), None)),
        ({"country": "ES", "main_aim_integration": True, "disadvantaged_share": 0.9, "registers": []}, (False, (), None)),
        ({"country": "ES", "registers": [registered("empresa_insercion")]}, (True, (), None)),
        ({"country": "ES", "registers": [registered("centro_especial_empleo")]}, (False, (), None)),
        ({"country": "BG", "registers": [registered("specialised_enterprise")]}, (None, ("disadvantaged_share",), None)),
        ({"country": "BG", "registers": [registered("specialised_enterprise")], "disadvantaged_share": 0.4}, (True, (), None)),
        (
            {"country": "BG", "registers": [registered("specialised_enterprise")], "disadvantaged_share": 0.4, "own_work_80": False},
            (False, (), None),
        ),
        ({"country": "BG", "registers": [registered("social_enterprise_A_plus")], "disadvantaged_share": 0.4}, (False, (), None)),
        ({"country": "PL", "registers": [registered("zpch")], "disadvantaged_share": 0.4}, (True, (), None)),
        ({}, (None, ("country",), "country_not_known")),
    ],
)  # fmt: skip
def test_article_20(basis, facts, answer):
    assert told(profile(**facts), basis) == answer


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"country": "ES"} | FOUR, (True, (), None)),
        ({"country": "ES"} | FOUR | {"profit_reinvested": None}, (None, ("profit_reinvested",), None)),
        ({"country": "ES"} | FOUR | {"profit_reinvested": False}, (False, (), None)),
        ({"country": "BG"} | FOUR, (None, (), "not_in_law")),
        ({"country": "PL"} | FOUR, (None, ("main_aim_integration",), None)),
        ({"country": "PL", "main_aim_integration": True} | FOUR, (True, (), None)),
        ({"country": "PL", "main_aim_integration": True, "profit_distributed": True} | FOUR, (False, (), None)),
        ({"country": "PL", "main_aim_integration": True, "participation_in_statute": False} | FOUR, (False, (), None)),
        (
            {"country": "PL", "main_aim_integration": True, "public_service_mission": True,
             "registers": [registered("przedsiebiorstwo_spoleczne")]},
            (True, (), None),
        ),
    ],
)  # fmt: skip
def test_article_77(facts, answer):
    assert told(profile(**facts), "art77") == answer


def test_the_law_of_another_country_can_be_asked():
    held = profile(country="BG", **FOUR)
    assert told(held, "art77", "ES") == (True, (), None)
    assert told(held, "art77", "FR") == (True, (), None)


def test_before_the_law_that_the_table_holds_nothing_is_known():
    held = profile(country="ES", registers=[registered("empresa_insercion")])
    assert told(held, "art20_participation", day=date(2018, 3, 8)) == (None, (), "law_not_known")
    assert told(held, "art20_participation", day=date(2018, 3, 9)) == (True, (), None)


def test_a_register_seen_proves_with_the_day_of_the_look():
    held = profile(country="ES", registers=[registered("empresa_insercion", provenance=seen("register"))])
    found = statement(held, "art20_participation", DAY, "ES")
    assert (found.source, found.seen, found.is_proved) == ("register", date(2026, 11, 3), True)


def test_a_proof_is_as_good_as_its_weakest_part():
    held = profile(
        country="BG",
        registers=[registered("specialised_enterprise", provenance=seen("register", "2026-11-03"))],
        disadvantaged_share=0.4,
        provenance={"disadvantaged_share": seen("document", "2026-10-01")},
    )
    found = statement(held, "art20_participation", DAY, "BG")
    assert (found.source, found.seen, found.is_proved) == ("document", date(2026, 10, 1), True)


def test_what_nobody_vouches_for_is_declared():
    found = statement(profile(country="ES", **FOUR), "art77", DAY, "ES")
    assert (found.source, found.seen, found.is_proved) == ("self_declared", None, False)


def test_every_condition_comes_with_its_article_and_the_facts_used():
    held = profile(country="PL", main_aim_integration=True, disadvantaged_share=0.5)
    asked = statement(held, "art20_participation", DAY, "PL").asked
    assert [(one.rule.condition, one.rule.national, one.answer.used[0].place) for one in asked] == [
        ("main_aim_integration", "Pzp art. 94", "/main_aim_integration"),
        ("staff_share", "Pzp art. 94", "/disadvantaged_share"),
    ]


TRUTH = {
    "dev-bg-nishka": (True, True, None), "dev-bg-svetlina": (False, False, None), "dev-es-circular": (True, True, False),
    "dev-es-mayores": (False, False, True), "dev-ie-bridge": (False, False, None), "dev-ie-mobility": (False, False, True),
    "dev-pl-smak": (True, True, None), "dev-pl-start": (None, None, None),
}  # fmt: skip


def test_the_profiles_of_the_truth_set_by_the_law_of_their_country(shared):
    found = {
        file.stem: tuple(one.value for one in declares(read(file.read_bytes()).profile, DAY))
        for file in sorted((shared / "truth" / "profiles").glob("*.json"))
    }
    assert found == TRUTH


yes_no_unknown = st.sampled_from([None, True, False])
shares = st.sampled_from([None, 0.1, 0.3, 0.9])
held = st.sampled_from([
    None, [], [registered("empresa_insercion")], [registered("specialised_enterprise", None)],
    [registered("przedsiebiorstwo_spoleczne")], [registered("zaz")],
])  # fmt: skip
some_facts = st.fixed_dictionaries({
    "country": st.sampled_from(["ES", "PL", "BG", "IE", "FR"]), "registers": held, "disadvantaged_share": shares,
    "main_aim_integration": yes_no_unknown, "public_service_mission": yes_no_unknown, "profit_reinvested": yes_no_unknown,
    "participatory_governance": yes_no_unknown,
})  # fmt: skip
@given(some_facts, some_facts, st.sampled_from(BASES))
def test_what_was_not_known_and_becomes_known_never_takes_an_answer_back(before, after, basis):
    """Except that a register seen overrules a no that the organisation gave itself."""
    more = {key: after[key] if value is None else value for key, value in before.items()}
    first = statement(profile(**before), basis, DAY, before["country"]).value
    second = statement(profile(**more), basis, DAY, before["country"]).value
    assert first is not True or second is True
    assert first is not False or second is False or before["registers"] is None


@given(some_facts, st.sampled_from(["empresa_insercion", "specialised_enterprise", "przedsiebiorstwo_spoleczne", "zpch"]))
def test_one_more_status_never_takes_a_yes_away(facts, status):
    more = facts | {"registers": [*(facts["registers"] or []), registered(status)]}
    for before, after in zip(declares(profile(**facts), DAY), declares(profile(**more), DAY), strict=True):
        assert before.value is not True or after.value is True

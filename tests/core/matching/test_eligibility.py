"""May an organisation bid: gates, boxes, words, and what unknown facts and orders may not do."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest
from eligibility_world import boxed, call
from hypothesis import given
from hypothesis import strategies as st
from profile_world import profile, registered

from dragging.core.matching.eligibility import lot_named, verdict
from dragging.core.notices.model import Buyer, Change, Condition, Lot, LotLimits, SelectionCriterion, Terms
from dragging.core.units import Value

NOW = datetime(2026, 11, 24, 9, 0)
INTEGRATES = {"main_aim_integration": True, "disadvantaged_share": 0.4}
MISSION = {
    "public_service_mission": True,
    "profit_reinvested": True,
    "participatory_governance": True,
    "art77_awards": [],
}
ART20, EXECUTION, ART77 = "art20_participation", "art20_execution", "art77"


def said(facts, notice, lot="1", now=NOW):
    found = verdict(profile(**facts), notice, lot_named(notice, lot) if lot else None, now)
    return found.answer, found.decided_by


def reason(found, code):
    return next(one for one in found.reasons if one.code == code)


@pytest.mark.parametrize(
    "kind", ["planning", "consultation", "award", "direct_award", "modification", "change", "buyer_profile"]
)
def test_what_is_no_call_cannot_be_bid_for(kind):
    assert said({}, call(kind=kind)) == ("not_eligible", "planning_or_award_not_biddable")


def test_what_cannot_be_bid_for_still_tells_what_is_reserved():
    found = verdict(profile(), call(kind="planning", reserved=(ART77,)), None, NOW)
    told = reason(found, "reserved_for")
    assert (told.article, told.values, told.settles, found.advice) == (
        "2014/24/EU art. 77",
        {"basis": ART77},
        False,
        ("watch",),
    )


def test_a_notice_of_no_known_kind_is_not_known():
    assert said({}, call(kind="other")) == ("unknown", "kind")


def test_an_open_call_is_open_to_who_knows_nothing_of_itself():
    assert said({}, call()) == ("eligible", "open_to_all")


def test_a_grant_whose_applicants_are_not_stated_is_not_known():
    assert said({"country": "IE"}, call(kind="grant_call")) == ("unknown", "applicants")


@pytest.mark.parametrize(
    ("country", "now", "answer"),
    [
        ("IE", datetime(2026, 12, 1, 12, 0, tzinfo=UTC), ("eligible", "open_to_all")),
        ("IE", datetime(2026, 12, 1, 12, 1, tzinfo=UTC), ("not_eligible", "deadline_passed")),
        ("BG", datetime(2026, 12, 1, 10, 1, tzinfo=UTC), ("not_eligible", "deadline_passed")),
        ("BG", datetime(2026, 12, 1, 12, 0), ("eligible", "open_to_all")),
    ],
)
def test_a_deadline_is_on_the_clock_of_the_buyer(country, now, answer):
    assert said({}, call(country), now=now) == answer


def test_a_day_alone_is_its_first_moment():
    assert said({}, call(deadline="2026-11-24"), now=date(2026, 11, 24)) == ("eligible", "open_to_all")


def test_a_lot_keeps_its_own_deadline():
    assert said({}, call(lots=[Lot("1", deadline="2026-11-20")])) == ("not_eligible", "deadline_passed")


def test_a_cancelled_lot_is_out_and_the_others_are_not():
    notice = call(lots=[Lot("1"), Lot("2")], changes=(Change("1", "cancel"),))
    assert said({}, notice, "1") == ("not_eligible", "cancelled")
    assert said({}, notice, "2") == ("eligible", "open_to_all")


@pytest.mark.parametrize(
    ("country", "facts", "answer"),
    [
        ("IE", {"country": "IE"} | INTEGRATES, "eligible"),
        ("IE", {"country": "IE", "main_aim_integration": True}, "unknown"),
        ("IE", {"country": "IE", "main_aim_integration": False}, "not_eligible"),
        ("IE", {"country": "IE", "main_aim_integration": True, "disadvantaged_share": 0.29}, "not_eligible"),
        ("FR", {"country": "PL"} | INTEGRATES, "eligible"),
        ("ES", {"country": "ES", "registers": [registered("empresa_insercion")]}, "eligible"),
        ("ES", {"country": "ES", "registers": []} | INTEGRATES, "not_eligible"),
        ("ES", {"country": "PL", "registers": []} | INTEGRATES, "unknown"),
        ("ES", {"country": "PL", "registers": [], "main_aim_integration": False}, "not_eligible"),
        ("BG", {"country": "BG", "registers": [registered("specialised_enterprise")], "disadvantaged_share": 0.4}, "eligible"),
        (
            "BG",
            {"country": "BG", "registers": [registered("specialised_enterprise", "2024-01-01")], "disadvantaged_share": 0.4},
            "not_eligible",
        ),
        ("PL", {"country": "PL", "registers": [registered("zpch")]}, "unknown"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("basis", [ART20, EXECUTION])
def test_article_20_by_the_law_of_the_buyer(basis, country, facts, answer):
    assert said(facts, call(country, reserved=(basis,))) == (answer, basis)


def test_the_36_months_count_to_the_day_of_the_notice():
    facts = {
        "country": "BG",
        "registers": [registered("specialised_enterprise", "2023-11-10")],
        "disadvantaged_share": 0.4,
    }
    assert said(facts, call("BG", reserved=(ART20,))) == ("not_eligible", ART20)


def test_who_fails_the_directive_fails_under_an_act_that_is_not_known_here():
    old = call("ES", reserved=(ART20,), publication_date=date(2017, 5, 2))
    assert said({"country": "ES", "main_aim_integration": False}, old) == ("not_eligible", ART20)
    assert said({"country": "ES"} | INTEGRATES, old) == ("unknown", ART20)


def test_before_the_directive_nothing_is_known():
    old = call("IE", reserved=(ART20,), publication_date=date(2011, 1, 25))
    assert said({"country": "IE", "main_aim_integration": False}, old) == ("unknown", ART20)


def test_reasons_name_article_register_and_what_is_missing():
    found = verdict(profile(country="ES"), call("ES", reserved=(ART20,)), None, NOW)
    held = reason(found, "status_held")
    assert (held.outcome, held.article, held.national, held.missing, held.settles) == (
        "missing", "2014/24/EU art. 20", "LCSP DA 4ª", "registers", True,
    )  # fmt: skip
    assert held.values["asked"] == ["centro_especial_empleo_iniciativa_social", "empresa_insercion"]
    assert (found.missing, found.advice) == (("registers",), ("complete_profile",))


def test_the_article_is_that_of_the_act_of_the_notice():
    found = verdict(profile(country="IE", **INTEGRATES), call(reserved=(ART20,), legal_basis="32014L0025"), None, NOW)
    assert reason(found, "staff_share").article == "2014/25/EU art. 38"
    assert reason(found, "staff_share").not_compared


def test_who_is_not_reserved_for_in_bulgaria_may_hand_in_an_offer():
    found = verdict(profile(country="BG", registers=[]), call("BG", reserved=(ART20,)), None, NOW)
    assert found.advice == ("opened_if_no_reserved_bidder", "partner", "subcontract")


@pytest.mark.parametrize(
    ("notice", "facts", "answer"),
    [
        ({}, {}, "eligible"),
        ({}, {"profit_reinvested": None}, "unknown"),
        ({}, {"profit_reinvested": False}, "not_eligible"),
        ({}, {"art77_awards": None}, "unknown"),
        ({"cpv_main": "79950000"}, {}, "unknown"),
        ({"cpv_main": "79950000"}, {"public_service_mission": False}, "not_eligible"),
        ({"cpv_main": "92511000"}, {}, "unknown"),
        ({"duration_months": Decimal(48)}, {}, "unknown"),
        ({"duration_months": Decimal(36)}, {}, "eligible"),
        ({"duration_months": None}, {}, "eligible"),
        ({"duration_months": None, "start_date": date(2027, 1, 1), "end_date": date(2030, 6, 30)}, {}, "unknown"),
        ({"duration_months": None, "start_date": date(2027, 1, 1), "end_date": date(2029, 12, 31)}, {}, "eligible"),
    ],
)
def test_article_77(notice, facts, answer):
    assert said({"country": "IE"} | MISSION | facts, call(reserved=(ART77,), **notice)) == (answer, ART77)


@pytest.mark.parametrize(
    ("award", "answer"),
    [
        ({"buyer": "Town of Elm", "date": "2024-05-01"}, "not_eligible"),
        ({"buyer": "TOWN OF ELM", "date": "2023-11-24"}, "eligible"),
        ({"buyer": "TOWN OF ELM", "date": "2023-11-25"}, "not_eligible"),
        ({"buyer": "Elm, Town Council of", "date": "2024-05-01"}, "not_eligible"),
        ({"buyer": "Elm District Board", "date": "2024-05-01"}, "unknown"),
        ({"buyer": "Town of Oak", "date": "2024-05-01"}, "eligible"),
        ({"buyer": "Town of Elm"}, "unknown"),
        ({"buyer_id": "ie-1 2", "buyer": "Whoever", "date": "2024-05-01"}, "not_eligible"),
    ],
)
def test_an_earlier_award_by_the_same_buyer(award, answer):
    buyers = (Buyer({"en": "Town of Elm"}, "IE", identifiers=("IE12",)),)
    assert said({"country": "IE"} | MISSION | {"art77_awards": [award]}, call(reserved=(ART77,), buyers=buyers)) == (
        answer,
        ART77,
    )


def test_bulgarian_law_has_no_such_reservation():
    assert said({"country": "BG"} | MISSION, call("BG", reserved=(ART77,))) == ("unknown", ART77)


def test_both_articles_count_only_where_both_readings_agree():
    both = call(reserved=(ART20, ART77))
    assert said({"country": "IE"} | INTEGRATES | MISSION, both) == ("eligible", ART20)
    assert said({"country": "IE", "main_aim_integration": False} | MISSION, both) == ("unknown", ART77)
    nothing = {"country": "IE", "main_aim_integration": False, "public_service_mission": False}
    assert said(nothing, both) == ("not_eligible", ART20)


def test_an_article_77_that_cannot_stand_leaves_article_20_alone():
    both = call(reserved=(ART20, ART77), cpv_main="55524000")
    assert said({"country": "IE", "main_aim_integration": False} | MISSION, both) == ("not_eligible", ART20)


def test_an_empty_box_is_unclear():
    assert said({}, call(reserved_unclear=True)) == ("unknown", "reserved_unclear")


def test_another_national_reservation_is_not_known():
    assert said({"country": "IE"}, call(reserved=("national_other",))) == ("unknown", "national_other")


def test_a_reserved_profession_is_no_reservation():
    notice = call(terms=Terms(reserved_profession=Condition(True, {"en": "Nurses"})))
    found = verdict(profile(), notice, None, NOW)
    assert (found.answer, reason(found, "reserved_profession").settles) == ("eligible", False)


def test_what_stands_beside_never_changes_the_answer():
    terms = Terms(
        selection_criteria=(SelectionCriterion("ef-stand"),), legal_form=Condition(True, {"en": "A company"})
    )
    lot = Lot("1", estimated_value=Value(Decimal(100000), currency="EUR"), terms=terms)
    notice = call(lots=[lot], lot_limits=LotLimits(offered=1))
    told = {"yearly_turnover": {"amount": "100000", "currency": "BGN"}, "exclusion_grounds": ["bankrupt"]}
    found = verdict(profile(**told), notice, lot, NOW)
    assert found.answer == "eligible"
    beside = {one.code: (one.outcome, one.missing, one.settles) for one in found.reasons[-5:]}
    assert beside == {
        "turnover_cap": ("missing", "turnover_asked", False),
        "selection_criterion": ("missing", "proof", False),
        "legal_form": ("missing", "ask_buyer", False),
        "lot_limits": ("pass", None, False),
        "exclusion_grounds": ("fail", None, False),
    }
    assert reason(found, "turnover_cap").values == {"cap": "200000", "currency": "EUR", "found": "51129.19"}


def test_without_a_lot_the_best_one_counts():
    notice = call(lots=[boxed(1, reserved=(ART20,)), boxed(2, reserved=())])
    assert verdict(profile(country="IE", main_aim_integration=False), notice, None, NOW).lot == "2"


FACTS = {
    "main_aim_integration": st.sampled_from([None, True, False]),
    "disadvantaged_share": st.sampled_from([None, 0.1, 0.4, 0.6]),
    "public_service_mission": st.sampled_from([None, True, False]),
    "profit_reinvested": st.sampled_from([None, True, False]),
    "participatory_governance": st.sampled_from([None, True, False]),
    "profit_distributed": st.sampled_from([None, True, False]),
    "own_work_80": st.sampled_from([None, True, False]),
    "country": st.sampled_from([None, "ES", "PL", "BG", "IE"]),
    "art77_awards": st.sampled_from([None, [], [{"buyer": "Town of Elm", "date": "2025-01-01"}], [{"buyer": "Oak"}]]),
    "registers": st.sampled_from([
        None, [], [registered("empresa_insercion")], [registered("centro_especial_empleo_iniciativa_social")],
        [registered("specialised_enterprise")], [registered("specialised_enterprise", None)], [registered("zpch")],
        [registered("przedsiebiorstwo_spoleczne"), registered("charity")],
    ]),
}  # fmt: skip
PROFILES = st.fixed_dictionaries(FACTS)
TITLES = st.sampled_from([
    "", "Reserved for sheltered workshops", "Not reserved for sheltered workshops",
    "Reserved for sheltered workshops with more than 50 % disabled staff", "Reserved under Article 77",
])  # fmt: skip
NOTICES = st.builds(
    lambda country, reserved, title, other, cpv: call(
        country, lots=[boxed(1, title, reserved=reserved), boxed(2, other, reserved=reserved)], reserved=reserved, cpv_main=cpv
    ),
    st.sampled_from(["ES", "PL", "BG", "IE", "FR"]),
    st.sets(st.sampled_from([ART20, EXECUTION, ART77])).map(sorted).map(tuple),
    TITLES, TITLES, st.sampled_from(["85311000", "55524000"]),
)  # fmt: skip
RANK = {"not_eligible": 0, "unknown": 1, "eligible": 2}


@given(PROFILES, NOTICES, st.sampled_from(["empresa_insercion", "specialised_enterprise", "zpch", "charity"]))
def test_a_further_proof_never_turns_yes_into_no(facts, notice, status):
    before = verdict(profile(**facts), notice, notice.lots[0], NOW)
    richer = facts | {"registers": [*(facts["registers"] or []), registered(status)]}
    after = verdict(profile(**richer), notice, notice.lots[0], NOW)
    if before.answer == "eligible":
        assert after.answer != "not_eligible"


@given(PROFILES, NOTICES, st.data())
def test_what_is_not_known_gives_no_yes_where_knowing_it_could_give_no(facts, notice, data):
    found = verdict(profile(**facts), notice, notice.lots[0], NOW)
    known = {
        key: data.draw(FACTS[key].filter(lambda one: one is not None)) for key, value in facts.items() if value is None
    }
    settling = {
        key: value for key, value in known.items() if key not in {"own_work_80", "profit_distributed", "country"}
    }
    if found.answer == "eligible":
        assert verdict(profile(**facts | settling), notice, notice.lots[0], NOW).answer == "eligible"


@given(PROFILES, NOTICES, st.randoms(use_true_random=False))
def test_no_order_changes_anything(facts, notice, chance):
    def shuffled(several):
        return tuple(chance.sample(several, len(several)))

    lots = tuple(msgspec.structs.replace(lot, reserved=shuffled(lot.reserved)) for lot in shuffled(notice.lots))
    turned = msgspec.structs.replace(notice, lots=lots, reserved=shuffled(notice.reserved))
    other = facts | {key: list(reversed(facts[key])) for key in ("registers", "art77_awards") if facts[key]}
    for name in (None, "1", "2"):
        one = verdict(profile(**facts), notice, lot_named(notice, name) if name else None, NOW)
        two = verdict(profile(**other), turned, lot_named(turned, name) if name else None, NOW)
        assert (one.answer, one.decided_by, one.lot, one.missing) == (two.answer, two.decided_by, two.lot, two.missing)


@given(PROFILES, NOTICES)
def test_the_notice_as_a_whole_is_as_good_as_its_best_lot(facts, notice):
    whole = verdict(profile(**facts), notice, None, NOW)
    each = [verdict(profile(**facts), notice, lot, NOW) for lot in notice.lots]
    assert RANK[whole.answer] == max(RANK[one.answer] for one in each)

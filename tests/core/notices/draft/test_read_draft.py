"""A draft as JSON: what is refused, where, and what is taken for what is not said."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from drafts_of_every_kind import (
    AWARD,
    BUYER,
    CALL,
    CONSULTATION,
    LIGHT_CALL,
    NOTICE_ID,
    PLANNING,
    TWO_LOTS,
    WINNER,
    WITHHELD,
    WON,
)
from dragging.core.notices.draft import BadDraft, read_draft
from dragging.core.notices.draft.identity import completed
from dragging.core.units import Value


def faults(data: object) -> list[tuple[str, str]]:
    with pytest.raises(BadDraft) as refused:
        read_draft(data)
    return [(fault.code, fault.path) for fault in refused.value.faults]


def changed(base: dict, **more: object) -> dict:
    return copy.deepcopy({**base, **more})


@pytest.mark.parametrize("data", [None, [], "call", 7, True])
def test_what_is_no_object_is_no_draft(data):
    assert faults(data) == [("not_understood", "draft")]


def test_several_faults_are_told_at_once():
    data = changed(CALL, titel="x", cpv="8531", deadline="2027-01-11", buyer={**BUYER, "email": "no"}, lots=[{"title": 7}, "x"])
    del data["title"]
    assert faults(data) == [
        ("unknown_key_near", "titel"), ("not_understood", "buyer.email"), ("not_understood", "cpv"),
        ("not_understood", "deadline"), ("missing", "title"), ("not_understood", "lots[0].title"), ("not_understood", "lots[1]"),
    ]  # fmt: skip


def test_an_unknown_key_is_refused_with_the_nearest_known_one():
    with pytest.raises(BadDraft) as refused:
        read_draft(changed(CALL, dead_line="x", zzz=1, lots=[{"title": "a", "reservd": []}]))
    assert [(fault.path, fault.hint) for fault in refused.value.faults] == [("dead_line", "deadline"), ("zzz", None), ("lots[0].reservd", "reserved")]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"kind": "tender"}, [("not_in_list", "kind")]),
        ({"utilities": True}, [("no_form", "utilities")]),
        ({"languages": ["xx"]}, [("not_in_list", "languages[0]")]),
        ({"notice_id": NOTICE_ID.upper()}, [("not_understood", "notice_id")]),
        ({"version": 0}, [("out_of_range", "version")]),
        ({"version": True}, [("out_of_range", "version")]),
        ({"dispatched": "2026-11-20T10:00+01:07"}, [("not_understood", "dispatched")]),
        ({"dispatched": "2026-02-30T10:00"}, [("not_understood", "dispatched")]),
        ({"title": "x" * 401}, [("too_long", "title.es")]),
        ({"title": "a\x00b"}, [("unwritable", "title.es")]),
        ({"title": "  "}, [("not_understood", "title.es")]),
        ({"title": {"es": "x", "en": "y"}}, [("language_not_of_notice", "title.en")]),
        ({"title": {"es": 7}}, [("not_understood", "title.es")]),
        ({"languages": ["es", "en"]}, [("language_missing", "description"), ("language_missing", "title")]),
        ({"estimated_value": {"amount": 1.5, "currency": "EUR"}}, [("not_understood", "estimated_value.amount")]),
        ({"estimated_value": {"amount": "-1", "currency": "EUR"}}, [("not_understood", "estimated_value.amount")]),
        ({"estimated_value": {"amount": "1"}}, [("missing", "estimated_value.currency")]),
        ({"estimated_value": "1 EUR"}, [("not_understood", "estimated_value")]),
        ({"buyer": {**BUYER, "country": "XX"}}, [("not_understood", "buyer.country")]),
        ({"buyer": {**BUYER, "nuts": "PL213"}}, [("nuts_of_other_country", "buyer.nuts")]),
        ({"places": ["UKI31"]}, [("no_regions", "places[0]")]),
        ({"buyer": {**BUYER, "nuts": "ES41"}}, [("not_understood", "buyer.nuts")]),
        ({"buyer": {**BUYER, "legal_type": "pub-undert"}}, [("not_in_list", "buyer.legal_type")]),
        ({"buyer": "Ayuntamiento"}, [("not_understood", "buyer")]),
        ({"documents_url": "ejemplar.example"}, [("not_understood", "documents_url")]),
        ({"duration_months": "12"}, [("out_of_range", "duration_months")]),
        ({"reserved": "art77"}, [("not_understood", "reserved")]),
        ({"reserved": ["art78"]}, [("not_in_list", "reserved[0]")]),
        ({"reserved": ["national_other"]}, [("not_in_list", "reserved[0]")]),
        ({"awards": [WON]}, [("not_in_this_form", "awards")]),
        ({"planned_date": "2027-01-01"}, [("not_in_this_form", "planned_date")]),
        ({"previous_notices": ["2026/S 1-2"]}, [("not_understood", "previous_notices[0]")]),
        ({"publication": {"number": "1-2026", "date": "2026-11-24"}}, [("missing", "publication.gazette")]),
        ({"change": {"notice": "1-2026", "reason": "x", "text": "y"}}, [("not_in_list", "change.reason")]),
        ({"eu_funds": "yes"}, [("not_understood", "eu_funds")]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_place(more, found):
    assert sorted(faults(changed(CALL, **more))) == sorted(found)


@pytest.mark.parametrize(
    ("base", "more", "found"),
    [
        (PLANNING, {"planned_date": None}, ("missing", "planned_date")),
        (PLANNING, {"planned_date": "2026-11-20"}, ("order", "planned_date")),
        (PLANNING, {"lots": [{"title": "a", "id": "LOT-0001"}]}, ("lot_name", "lots[0].id")),
        (CONSULTATION, {"submission_url": None}, ("missing", "submission_url")),
        (CONSULTATION, {"deadline": None}, ("missing", "deadline")),
        (CALL, {"documents_url": None}, ("missing", "documents_url")),
        (CALL, {"deadline": "2026-11-20T23:00"}, ("order", "deadline")),
        (CALL, {"cpv": "45212212"}, ("cpv_of_other_nature", "cpv")),
        (CALL, {"lots": [{"title": "a", "cpv": "15000000"}]}, ("cpv_of_other_nature", "lots[0].cpv")),
        (CALL, {"lots": []}, ("empty_list", "lots")),
        (CALL, {"lots": [{"title": "a", "id": "LOT-0002"}, {"title": "b"}]}, ("twice", "lots")),
        (CALL, {"reserved": ["art77"], "duration_months": 37}, ("article_77_period", "duration_months")),
        (CALL, {"reserved": ["art77"], "start": "2027-01-01", "end": "2030-01-01"}, ("article_77_period", "end")),
        (CALL, {"reserved": ["art77"], "cpv": "90911200"}, ("cpv_outside_article_77", "cpv")),
        (CALL, {"start": "2027-03-02", "end": "2027-03-01"}, ("order", "end")),
        (CALL, {"duration_months": 1, "end": "2027-03-01"}, ("one_period", "duration_months")),
        (CALL, {"social": ["opp"]}, ("missing", "social_text")),
        (CALL, {"social_text": "x"}, ("missing", "social")),
        (CALL, {"accessibility": "n-inc-just"}, ("accessibility_reason", "accessibility_text")),
        (CALL, {"accessibility": "inc", "accessibility_text": "x"}, ("accessibility_reason", "accessibility_text")),
        (CALL, {"award_criteria": [{"type": "price", "name": "a", "weight": 60}, {"type": "quality", "name": "b", "weight": 50}]}, ("weights_sum", "award_criteria")),
        (CALL, {"award_criteria": [{"type": "price", "name": "a", "weight": 60}, {"type": "quality", "name": "b"}]}, ("weights_missing", "award_criteria")),
        (CALL, {"procedure": "restricted"}, ("missing", "min_candidates")),
        (CALL, {"procedure": "restricted", "min_candidates": 4}, ("too_few_candidates", "min_candidates")),
        (CALL, {"procedure": "restricted", "min_candidates": 9, "max_candidates": 8}, ("order", "max_candidates")),
        (CALL, {"procedure": "restricted", "min_candidates": 5, "tender_validity_days": 9}, ("not_with_procedure", "tender_validity_days")),
        (CALL, {"min_candidates": 5}, ("not_with_procedure", "min_candidates")),
        (CALL, {"procedure": "neg-wo-call"}, ("call_without_call", "procedure")),
        (CALL, {"accelerated": True}, ("missing", "accelerated_text")),
        (CALL, {"accelerated_text": "x"}, ("reason_without_case", "accelerated_text")),
        (CALL, {"accelerated": False, "procedure": "oth-single"}, ("not_with_procedure", "accelerated")),
        (AWARD, {"procedure": "neg-wo-call"}, ("missing", "direct_award_reason")),
        (AWARD, {"direct_award_reason": "technical", "direct_award_text": "x"}, ("not_with_procedure", "direct_award_reason")),
        (CALL, {"max_lots": 1}, ("not_with_one_lot", "max_lots")),
        (CALL, {"lots": TWO_LOTS, "max_lots": 3}, ("out_of_range", "max_lots")),
        (CALL, {"joint_buyers": [BUYER]}, ("same_registration", "joint_buyers[0].id")),
        (LIGHT_CALL, {"procedure_features": None}, ("missing", "procedure_features")),
        (AWARD, {"awards": None}, ("missing", "awards")),
        (AWARD, {"award_criteria": None}, ("missing", "award_criteria")),
        (AWARD, {"awards": [{**WON, "lot": "LOT-0009"}]}, ("lot_without_result", "awards")),
        (AWARD, {"awards": [WON, {**WON, "contract": "C-2"}]}, ("twice", "awards[0].lot")),
        (AWARD, {"awards": [{**WON, "value": None}]}, ("missing", "awards[0].value")),
        (AWARD, {"awards": [{**WON, "winners": []}]}, ("missing", "awards[0].winners")),
        (AWARD, {"awards": [{**WON, "date": "2026-11-21"}]}, ("order_before", "awards[0].date")),
        (AWARD, {"awards": [{**WON, "tenders": 0}]}, ("won_without_tender", "awards[0].tenders")),
        (AWARD, {"awards": [{**WON, "tenders": None}]}, ("tenders_counted", "awards[0].tenders")),
        (AWARD, {"awards": [{**WON, "reason": "all-rej"}]}, ("reason_of_unsuccessful", "awards[0].reason")),
        (AWARD, {"awards": [{**WON, "winners": [{**WINNER, "id": BUYER["id"]}]}]}, ("same_registration", "awards[0].winners[0].id")),
        (AWARD, {"awards": [{"lot": "LOT-0000", "outcome": "unsuccessful", "reason": "all-rej", "tenders": 1, "contract": "C-1"}]}, ("only_of_awarded", "awards[0].contract")),
        (AWARD, {"awards": [{"lot": "LOT-0000", "outcome": "open"}], "total_withheld": WITHHELD}, ("only_of_awarded", "total_withheld")),
    ],
)  # fmt: skip
def test_values_that_contradict_each_other_are_told(base, more, found):
    assert found in faults(changed(base, **more))


def test_several_currencies_need_a_stated_total():
    second = {**WON, "lot": "LOT-0002", "contract": "C-2", "value": {"amount": "1", "currency": "PLN"}}
    data = changed(AWARD, lots=TWO_LOTS, awards=[{**WON, "lot": "LOT-0001"}, second])
    assert faults(data) == [("total_of_currencies", "total_value")]
    assert read_draft({**data, "total_value": {"amount": "99001", "currency": "EUR"}}).total_value == Value(amount=Decimal(99001), currency="EUR")


def test_an_undivided_notice_has_one_lot_that_says_the_same():
    (lot,) = read_draft(changed(CALL, estimated_value={"amount": "10.00", "currency": "EUR"}, duration_months=5)).lots
    assert (lot.id, lot.title, lot.cpv, lot.places, lot.duration_months) == ("LOT-0000", {"es": "Servicio de ayuda a domicilio"}, "85312000", ("ES418",), 5)
    assert lot.estimated_value == Value(amount=Decimal("10.00"), currency="EUR")


def test_a_lot_takes_from_the_notice_what_it_does_not_say():
    data = changed(CALL, duration_months=5, reserved=["art20_participation"], cpv_additional=["85320000"], lots=TWO_LOTS)
    first, second = read_draft(data).lots
    assert (first.id, first.cpv, first.cpv_additional, first.duration_months) == ("LOT-0001", "85312000", ("85320000",), 5)
    assert (second.id, second.cpv, second.cpv_additional, second.duration_months) == ("LOT-0002", "85311000", (), 6)
    assert first.reserved == second.reserved == ("art20_participation",)
    assert first.description == {"es": "Ayuda a personas mayores y con discapacidad en su casa."}


def test_a_lot_can_say_that_it_is_not_reserved():
    data = changed(CALL, reserved=["art20_participation"], lots=[{"title": "a"}, {"title": "b", "reserved": []}])
    assert [lot.reserved for lot in read_draft(data).lots] == [("art20_participation",), ()]


@pytest.mark.parametrize(("country", "nuts", "hours"), [("ES", "ES418", 1), ("PL", "PL213", 1), ("BG", "BG332", 2), ("IE", "IE051", 0)])
def test_a_time_without_zone_is_meant_in_the_capital_of_the_buyer(country, nuts, hours):
    data = changed(CALL, buyer={**BUYER, "country": country, "nuts": nuts})
    assert read_draft(data).lots[0].deadline == datetime(2027, 1, 11, 14, tzinfo=timezone(timedelta(hours=hours)))


def test_what_is_not_said_has_the_documented_default():
    draft = read_draft(CALL)
    assert (draft.version, draft.procedure, draft.eu_funds, draft.gpa, draft.review_body) == (1, "open", False, False, None)
    assert (draft.terms.tender_validity_days, draft.terms.electronic_invoicing, draft.terms.tender_languages) == (90, "allowed", ("es",))


def test_a_criterion_that_stands_alone_decides_alone():
    (criterion,) = read_draft(AWARD).lots[0].award_criteria
    assert (criterion.weight, criterion.description) == (Decimal(100), {"es": "Precio"})


def test_a_total_would_tell_what_is_withheld():
    draft = read_draft(changed(AWARD, awards=[{**WON, "withheld": WITHHELD}]))
    assert draft.total_withheld == draft.awards[0].withheld


@pytest.mark.parametrize(("kind", "more"), [("planning", {}), ("call", {"procedure_id": "77151ed6-08ec-49d3-8df2-59a22b9f05f3"})])
def test_identifiers_are_made_from_the_content(kind, more):
    found, added = completed({"kind": kind, "title": "Ayuda"}, "2026-11-20T10:00")
    again, _ = completed({"title": "Ayuda", "kind": kind}, "2030-01-01T00:00")
    other, _ = completed({"title": "Ayudas", "kind": kind}, "2026-11-20T10:00")
    assert found["notice_id"] == again["notice_id"] != other["notice_id"]
    assert added == ("notice_id", "dispatched", *(["procedure_id"] if more else []))
    assert ("procedure_id" in found) == bool(more)


def test_identifiers_that_are_given_stay():
    found, added = completed(CALL, "2030-01-01T00:00")
    assert (found, added) == (CALL, ())

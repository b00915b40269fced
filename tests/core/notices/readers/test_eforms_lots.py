"""Shapes that real writers give to the fields of a lot: kind, period, deadline, reservation, criteria."""

from decimal import Decimal

import pytest
from eforms_fixtures import read

from dragging.core.notices.model import AwardCriterion

EXTENSION = "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
EXTENSION_END = "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
PERIOD = '<cbc:DurationMeasure unitCode="YEAR">2</cbc:DurationMeasure>'
WEIGHT = '<efbc:ParameterCode listName="number-weight">per-exa</efbc:ParameterCode><efbc:ParameterNumeric>60</efbc:ParameterNumeric>'
PARTICIPATION = '<cbc:TendererRequirementTypeCode listName="reserved-procurement">res-ws<'
EXECUTION = '<cbc:ExecutionRequirementCode listName="reserved-execution">yes<'


@pytest.mark.parametrize(
    ("prefix", "kind"), [("GLO-0001", "group"), ("PAR-0001", "part"), ("LOT-0009", "lot"), ("9", "lot")]
)
def test_kind_of_a_lot_without_the_name_of_its_scheme(prefix: str, kind: str):
    assert read("call.xml", (' schemeName="LotsGroup">GLO-0001', f">{prefix}")).lots[2].kind == kind


@pytest.mark.parametrize(
    ("unit", "number", "months"),
    [("DAY", "90", "3.0"), ("WEEK", "26", "6.0"), ("MONTH", "7", "7"), ("YEAR", "2", "24")],
)
def test_units_of_a_duration(unit: str, number: str, months: str):
    measure = f'<cbc:DurationMeasure unitCode="{unit}">{number}</cbc:DurationMeasure>'
    assert read("call.xml", (PERIOD, measure)).lots[0].duration_months == Decimal(months)


def test_unlimited_duration_is_no_number():
    notice = read("call.xml", (PERIOD, '<cbc:DescriptionCode listName="timeperiod">UNLIMITED</cbc:DescriptionCode>'))
    assert (notice.lots[0].duration_months, notice.problems) == (None, ())


def test_unit_outside_the_list_is_a_problem():
    notice = read("call.xml", ('unitCode="YEAR"', 'unitCode="CALENDAR_DAY"'))
    assert notice.lots[0].duration_months is None
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "CALENDAR_DAY")]


def test_dates_are_no_duration():
    notice = read(
        "call.xml", (PERIOD, "<cbc:StartDate>2025-06-01</cbc:StartDate><cbc:EndDate>2026-05-31Z</cbc:EndDate>")
    )
    assert notice.lots[0].duration_months is None


def test_deadline_without_an_hour_is_a_day():
    notice = read("call.xml", ("<cbc:EndTime>12:00:00+03:00</cbc:EndTime>", ""))
    assert notice.lots[0].deadline == "2025-04-10+03:00"


def test_deadline_at_an_hour_without_a_zone_has_the_day_s():
    notice = read("call.xml", (">12:00:00+03:00<", ">12:00:00.000<"))
    assert notice.lots[0].deadline == "2025-04-10T12:00:00+03:00"


@pytest.mark.parametrize(
    ("form", "procedure", "day"),
    [
        ("10", "restricted", "2025-03-01"), ("14", "open", "2025-03-01"), ("CEI", "open", "2025-03-01"),
        ("16", "open", "2025-04-10"), ("17", "oth-single", "2025-04-10"), ("18", "neg-w-call", "2025-03-20"),
        ("20", "open", "2025-04-10"), ("21", "oth-mult", "2025-03-20"), ("E3", "restricted", "2025-03-20"), ("23", "restricted", "2025-03-20"),
    ],
)  # fmt: skip
def test_which_of_three_dates_is_the_deadline(form: str, procedure: str, day: str):
    interest = f"{EXTENSION}<efac:InterestExpressionReceptionPeriod><cbc:EndDate>2025-03-01Z</cbc:EndDate></efac:InterestExpressionReceptionPeriod>{EXTENSION_END}"
    periods = "    <cac:TenderingProcess>\n      <cac:TenderSubmission"
    notice = read(
        "call.xml", (">16<", f">{form}<"), (">open<", f">{procedure}<"), (periods, periods.replace("\n", interest))
    )
    assert notice.lots[0].deadline is not None
    assert notice.lots[0].deadline[:10] == day


def test_light_regime_in_two_stages_may_have_the_expression_of_interest_only():
    requests = "<cac:ParticipationRequestReceptionPeriod><cbc:EndDate>2025-03-20+03:00</cbc:EndDate><cbc:EndTime>10:00:00+03:00</cbc:EndTime></cac:ParticipationRequestReceptionPeriod>"
    interest = f"{EXTENSION}<efac:InterestExpressionReceptionPeriod><cbc:EndDate>2025-03-01Z</cbc:EndDate></efac:InterestExpressionReceptionPeriod>{EXTENSION_END}"
    notice = read("call.xml", (">16<", ">21<"), (">open<", ">oth-mult<"), (requests, interest))
    assert notice.lots[0].deadline == "2025-03-01Z"


@pytest.mark.parametrize("code", ["none", "not-known", ""])
def test_reservation_that_is_none(code: str):
    notice = read(
        "call.xml", (PARTICIPATION, PARTICIPATION.replace("res-ws", code)), (EXECUTION, EXECUTION.replace("yes", "no"))
    )
    assert (notice.lots[0].reserved, notice.problems) == ((), ())


def test_reservation_by_an_unknown_code_is_a_problem():
    notice = read("call.xml", (PARTICIPATION, PARTICIPATION.replace("res-ws", "res-new")))
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "res-new")]


def test_both_reservations_of_one_lot():
    both = f"{PARTICIPATION}/cbc:TendererRequirementTypeCode></cac:SpecificTendererRequirement><cac:SpecificTendererRequirement>{PARTICIPATION.replace('res-ws', 'res-pub-ser')}"
    assert read("call.xml", (PARTICIPATION, both)).lots[0].reserved == (
        "art20_execution",
        "art20_participation",
        "art77",
    )


@pytest.mark.parametrize(("code", "reserved"), [("no", False), ("not-known", False), ("yes", True)])
def test_reserved_execution_also_without_the_list_name(code: str, reserved: bool):
    notice = read("call.xml", (EXECUTION, f"<cbc:ExecutionRequirementCode>{code}<"))
    assert ("art20_execution" in notice.lots[0].reserved) is reserved


def test_execution_requirement_of_another_list_is_no_reservation():
    notice = read("call.xml", (EXECUTION, EXECUTION.replace("reserved-execution", "nda")))
    assert notice.lots[0].reserved == ("art20_participation",)


def test_threshold_before_the_weight_is_no_weight():
    threshold = '<efbc:ParameterCode listName="number-threshold">min-score</efbc:ParameterCode><efbc:ParameterNumeric>30</efbc:ParameterNumeric></efac:AwardCriterionParameter><efac:AwardCriterionParameter>'
    assert read("call.xml", (WEIGHT, f"{threshold}{WEIGHT}")).lots[0].award_criteria == (
        AwardCriterion("price", "Цена", "60"),
    )


@pytest.mark.parametrize(
    ("code", "weight"),
    [
        ('listName="number-fixed">fix-tot', None),
        (">min-score", None),
        (">poi-exa", "60"),
        ('listName="number-weight">ord-imp', "60"),
    ],
)
def test_number_of_a_criterion_by_its_code(code: str, weight: str | None):
    notice = read(
        "call.xml",
        ('ParameterCode listName="number-weight">per-exa', f"ParameterCode{code if code[0] == '>' else ' ' + code}"),
    )
    assert notice.lots[0].award_criteria[0].weight == weight


def test_criterion_of_the_first_versions_stands_one_level_up():
    notice = read("call.xml", ("<cac:SubordinateAwardingCriterion>", ""), ("</cac:SubordinateAwardingCriterion>", ""))
    assert notice.lots[0].award_criteria == (AwardCriterion("price", "Цена", "60"),)


def test_criterion_named_by_its_description():
    name = '<cbc:Name languageID="BUL">Цена</cbc:Name>'
    notice = read("call.xml", (name, '<cbc:Description languageID="ENG">lowest price</cbc:Description>'))
    assert notice.lots[0].award_criteria[0].name == "lowest price"

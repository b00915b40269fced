"""On what terms one bids, as eForms notices of every SDK state it."""

from datetime import date
from decimal import Decimal

import pytest
from eforms_fixtures import read

from dragging.core.notices.model import Condition, Framework, LotLimits, Opening, Renewals, SelectionCriterion, Terms

EXTENSION = "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
EXTENSION_END = "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
FUNDING = '<cbc:FundingProgramCode listName="eu-funded">no-eu-funds</cbc:FundingProgramCode>'
DEADLINE = "<cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2025-04-10+03:00</cbc:EndDate><cbc:EndTime>12:00"
LOT_TITLE = '<cbc:Name languageID="BUL">Първа позиция</cbc:Name>'
NOTICE_TITLE = '<cbc:Name languageID="ENG">Cleaning of buildings</cbc:Name>'
PROCEDURE = "<cac:TenderingProcess><cbc:ProcedureCode"


def lot(*, terms: str = "", process: str = "", project: str = "") -> Terms:
    """The terms of the first lot of the fixture with these elements added; its fellow lot has none."""
    notice = read(
        "call.xml",
        (FUNDING, FUNDING + terms),
        (DEADLINE, process + DEADLINE),
        (LOT_TITLE, LOT_TITLE + project),
    )
    assert notice.lots[1].terms is None
    assert notice.lots[0].terms is not None
    return notice.lots[0].terms


def selection(*criteria: str) -> str:
    told = "".join(f"<efac:SelectionCriteria>{one}</efac:SelectionCriteria>" for one in criteria)
    return EXTENSION + told + EXTENSION_END


def test_a_lot_without_terms_has_none():
    notice = read("call.xml")
    assert ([one.terms for one in notice.lots], notice.terms, notice.lot_limits) == ([None, None, None], None, None)


def test_selection_criteria_by_family_or_finer_code():
    told = selection(
        '<cbc:TendererRequirementTypeCode listName="selection-criterion">slc-stand-to-avg</cbc:TendererRequirementTypeCode>'
        '<cbc:Description languageID="BUL">Оборот 50 000</cbc:Description>',
        '<cbc:CriterionTypeCode listName="selection-criterion">tp-abil</cbc:CriterionTypeCode>'
        '<cbc:Name languageID="ENG">References</cbc:Name><cbc:Description languageID="ENG">Two</cbc:Description>',
    )
    assert lot(terms=told).selection_criteria == (
        SelectionCriterion("ef-stand", "slc-stand-to-avg", {}, {"bg": "Оборот 50 000"}),
        SelectionCriterion("tp-abil", None, {"en": "References"}, {"en": "Two"}),
    )


@pytest.mark.parametrize(
    ("code", "family"),
    [("sui-act", "sui-act"), ("slc-suit-reg-prof", "sui-act"), ("slc-abil-ref-services", "tp-abil"),
     ("slc-sche-env-cert-indep", "tp-abil"), ("slc-sec-inf", "tp-abil"), ("other", "other")],
)  # fmt: skip
def test_families_of_codes(code: str, family: str):
    told = f"<cbc:TendererRequirementTypeCode>{code}</cbc:TendererRequirementTypeCode>"
    assert [one.type for one in lot(terms=selection(told)).selection_criteria] == [family]


def test_an_unknown_family_keeps_its_words_and_is_told():
    told = "<cbc:CriterionTypeCode>luck</cbc:CriterionTypeCode><cbc:Description>Be lucky</cbc:Description>"
    notice = read("call.xml", (FUNDING, FUNDING + selection(told)))
    assert notice.lots[0].terms.selection_criteria == (SelectionCriterion(None, "luck", {}, {"bg": "Be lucky"}),)
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "luck")]


def test_a_criterion_that_is_not_used_is_none():
    unused = (
        "<cbc:CriterionTypeCode>sui-act</cbc:CriterionTypeCode>"
        '<cbc:CalculationExpressionCode listName="usage">not-used</cbc:CalculationExpressionCode>'
    )
    used = "<cbc:CriterionTypeCode>other</cbc:CriterionTypeCode><cbc:CalculationExpressionCode>used</cbc:CalculationExpressionCode>"
    assert lot(terms=selection(unused, used)).selection_criteria == (SelectionCriterion("other"),)


def test_criteria_in_the_documents():
    told = (
        "<cac:TendererQualificationRequest><cac:SpecificTendererRequirement><cbc:TendererRequirementTypeCode"
        ' listName="selection-criteria-source">epo-procurement-document</cbc:TendererRequirementTypeCode>'
        "</cac:SpecificTendererRequirement></cac:TendererQualificationRequest>"
    )
    assert lot(terms=told).selection_criteria == (SelectionCriterion(in_documents=True),)


def test_legal_form_guarantee_and_payment():
    told = (
        "<cac:TendererQualificationRequest><cbc:CompanyLegalFormCode>true</cbc:CompanyLegalFormCode>"
        '<cbc:CompanyLegalForm languageID="BUL">Кооперация</cbc:CompanyLegalForm></cac:TendererQualificationRequest>'
        '<cac:RequiredFinancialGuarantee><cbc:GuaranteeTypeCode listName="tender-guarantee-required">false</cbc:GuaranteeTypeCode>'
        "</cac:RequiredFinancialGuarantee><cac:PaymentTerms><cbc:Note>30 дни</cbc:Note></cac:PaymentTerms>"
    )
    found = lot(terms=told)
    assert found.legal_form == Condition(True, {"bg": "Кооперация"})
    assert found.guarantee == Condition(False, {})
    assert found.payment_terms == {"bg": "30 дни"}


def test_words_of_other_requirements_are_no_performance_terms():
    told = "".join(
        f'<cac:ContractExecutionRequirement><!-- --><cbc:ExecutionRequirementCode listName="{listed}">{code}'
        f"</cbc:ExecutionRequirementCode><cbc:Description>{text}</cbc:Description></cac:ContractExecutionRequirement>"
        for listed, code, text in (("nda", "true", "Тайна"), ("conditions", "performance", "Местни хора"))
    )
    assert lot(terms=told).performance_terms == {"bg": "Местни хора"}


def test_languages_validity_variants_and_subcontracting():
    told = (
        "<cac:Language><cbc:ID>BUL</cbc:ID></cac:Language><cac:Language><cbc:ID>ENG</cbc:ID></cac:Language>"
        '<cac:TenderValidityPeriod><cbc:DurationMeasure unitCode="WEEK">6</cbc:DurationMeasure>'
        "<cbc:EndDate>2025-09-30Z</cbc:EndDate></cac:TenderValidityPeriod>"
        "<cbc:VariantConstraintCode>not-allowed</cbc:VariantConstraintCode>"
        "<cac:AllowedSubcontractTerms><cbc:SubcontractingConditionsCode>none</cbc:SubcontractingConditionsCode></cac:AllowedSubcontractTerms>"
        f"{EXTENSION}<efac:TenderSubcontractingRequirements><efbc:TenderSubcontractingRequirementsCode>shar-subc"
        f"</efbc:TenderSubcontractingRequirementsCode></efac:TenderSubcontractingRequirements>{EXTENSION_END}"
    )
    assert lot(terms=told) == Terms(
        tender_languages=("bg", "en"),
        tender_validity_days=42,
        tender_validity_until=date(2025, 9, 30),
        variants="not-allowed",
        subcontracting=("shar-subc",),
    )


def test_validity_in_months_stays_in_months():
    told = '<cac:TenderValidityPeriod><cbc:DurationMeasure unitCode="MONTH">4</cbc:DurationMeasure></cac:TenderValidityPeriod>'
    found = lot(terms=told)
    assert (found.tender_validity_months, found.tender_validity_days) == (Decimal(4), None)


def test_questions_and_opening():
    told = (
        "<cac:AdditionalInformationRequestPeriod><cbc:EndDate>2025-04-02+03:00</cbc:EndDate>"
        "<cbc:EndTime>16:00:00+03:00</cbc:EndTime></cac:AdditionalInformationRequestPeriod>"
        "<cac:OpenTenderEvent><cbc:OccurrenceDate>2025-04-11+03:00</cbc:OccurrenceDate><cbc:OccurrenceTime>09:30:00+03:00</cbc:OccurrenceTime>"
        "<cbc:Description>Открито</cbc:Description><cac:OccurenceLocation><cbc:Description>Зала 2</cbc:Description>"
        "</cac:OccurenceLocation></cac:OpenTenderEvent>"
    )
    assert lot(process=told) == Terms(
        questions_deadline="2025-04-02T16:00:00+03:00",
        opening=Opening("2025-04-11T09:30:00+03:00", {"bg": "Зала 2"}, {"bg": "Открито"}),
    )


@pytest.mark.parametrize(
    ("codes", "framework", "dynamic"),
    [
        (("none", "none"), Framework(False), False),
        (("fa-w-rc", "dps-nlist"), Framework(True, "fa-w-rc"), True),
    ],
)
def test_framework_and_dynamic_purchasing(codes: tuple[str, str], framework: Framework, dynamic: bool):
    told = "".join(
        f'<cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="{listed}">{code}'
        "</cbc:ContractingSystemTypeCode></cac:ContractingSystem>"
        for listed, code in zip(("framework-agreement", "dps-usage"), codes, strict=True)
    )
    assert lot(process=told) == Terms(framework=framework, dynamic_purchasing=dynamic)


def test_how_many_take_part_in_a_framework():
    told = (
        '<cac:ContractingSystem><cbc:ContractingSystemTypeCode listName="framework-agreement">fa-mix'
        "</cbc:ContractingSystemTypeCode></cac:ContractingSystem>"
        "<cac:FrameworkAgreement><cbc:MaximumOperatorQuantity>3</cbc:MaximumOperatorQuantity></cac:FrameworkAgreement>"
    )
    assert lot(process=told).framework == Framework(True, "fa-mix", 3)


def test_options_renewals_place_and_what_else_is_said():
    told = (
        '<cbc:Note languageID="BUL">Оглед на място</cbc:Note>'
        "<cac:ContractExtension><cbc:OptionsDescription>Още прозорци</cbc:OptionsDescription><cbc:MaximumNumberNumeric>2</cbc:MaximumNumberNumeric>"
        "<cac:Renewal><cac:Period><cbc:Description>По една година</cbc:Description></cac:Period></cac:Renewal></cac:ContractExtension>"
        + "<cac:RealizedLocation><cbc:Description>Училището</cbc:Description></cac:RealizedLocation>" * 2
    )
    assert lot(project=told) == Terms(
        options=Condition(None, {"bg": "Още прозорци"}),
        renewals=Renewals(True, 2, {"bg": "По една година"}),
        place={"bg": "Училището"},
        additional_information={"bg": "Оглед на място"},
    )


def test_no_renewal_at_all():
    told = "<cac:ContractExtension><cbc:MaximumNumberNumeric>0</cbc:MaximumNumberNumeric></cac:ContractExtension>"
    assert lot(project=told).renewals == Renewals(False, 0, {})


def test_what_the_procedure_states_stands_on_the_notice():
    told = (
        "<cbc:Note>За всички</cbc:Note><cac:RealizedLocation><cbc:Description>Целият град</cbc:Description></cac:RealizedLocation>"
    )
    notice = read("call.xml", (NOTICE_TITLE, NOTICE_TITLE + told))
    assert notice.terms == Terms(place={"bg": "Целият град"}, additional_information={"bg": "За всички"})
    assert notice.lots[0].terms is None


def test_limits_of_lots():
    told = (
        "<cac:TenderingTerms><cac:LotDistribution><cbc:MaximumLotsAwardedNumeric>1</cbc:MaximumLotsAwardedNumeric>"
        "<cbc:MaximumLotsSubmittedNumeric>2</cbc:MaximumLotsSubmittedNumeric></cac:LotDistribution></cac:TenderingTerms>"
    )
    assert read("call.xml", (PROCEDURE, told + PROCEDURE)).lot_limits == LotLimits(2, 1)
    every = "<cac:TenderingProcess><cbc:PartPresentationCode>all</cbc:PartPresentationCode><cbc:ProcedureCode"
    assert read("call.xml", (PROCEDURE, every)).lot_limits == LotLimits(all_required=True)

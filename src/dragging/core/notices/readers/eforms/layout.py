"""Where the fields of the record stand in an eForms notice (SDK 1.3 to 1.16, fields.json)."""

from __future__ import annotations

from dragging.core.notices.readers.eforms.records import Part, Shape, Table

_EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
_PERIOD: Table = {"day": "cbc:EndDate", "time": "cbc:EndTime"}


def _under(path: str, table: Table) -> Table:
    """The same fields as seen from further up."""
    return {
        field: f"{path}/{told}" if isinstance(told, str) else Part(f"{path}/{told.path}", told.table)
        for field, told in table.items()
    }


_PROJECT: Table = {
    "title": "cbc:Name",
    "description": "cbc:Description",
    "nature": "cbc:ProcurementTypeCode",
    "aims": "cac:ProcurementAdditionalType/cbc:ProcurementTypeCode",
    "cpv_main": "cac:MainCommodityClassification/cbc:ItemClassificationCode",
    "cpv_additional": "cac:AdditionalCommodityClassification/cbc:ItemClassificationCode",
    "nuts": "cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode",
    "estimated_value": "cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount",
    "duration": "cac:PlannedPeriod/cbc:DurationMeasure",
    "start": "cac:PlannedPeriod/cbc:StartDate",
    "end": "cac:PlannedPeriod/cbc:EndDate",
    "sme_suitable": "cbc:SMESuitableIndicator",
    "notes": "cbc:Note",
    "sites": "cac:RealizedLocation/cbc:Description",
}
_TERMS: Table = {
    "funding": "cbc:FundingProgramCode",
    "programmes": f"{_EXTENSION}/efac:Funding/cbc:FundingProgramCode",
    "programmes_of_old_versions": "cac:Funding/cbc:FundingProgramCode",
    "reserved_participation": "cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode",
    "reserved_execution": "cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode",
    "execution_texts": "cac:ContractExecutionRequirement/cbc:Description",
    "documents": "cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI",
    "submission": "cac:TenderRecipientParty/cbc:EndpointID",
}
_CRITERION: Table = {
    "type": "cbc:AwardingCriterionTypeCode",
    "name": "cbc:Name",
    "description": "cbc:Description",
    "numbers": Part(
        f"{_EXTENSION}/efac:AwardCriterionParameter",
        {"code": "efbc:ParameterCode", "number": "efbc:ParameterNumeric"},
    ),
}
_TERMS_OF_LOT: Table = {
    "selection": Part(
        f"{_EXTENSION}/efac:SelectionCriteria",
        {
            "type": "cbc:TendererRequirementTypeCode",
            "type_of_old_versions": "cbc:CriterionTypeCode",
            "usage": "cbc:CalculationExpressionCode",
            "name": "cbc:Name",
            "text": "cbc:Description",
        },
    ),
    "subcontracting": "cac:AllowedSubcontractTerms/cbc:SubcontractingConditionsCode",
    "subcontracting_shown": f"{_EXTENSION}/efac:TenderSubcontractingRequirements/efbc:TenderSubcontractingRequirementsCode",
    "legal_form": "cac:TendererQualificationRequest/cbc:CompanyLegalFormCode",
    "legal_form_texts": "cac:TendererQualificationRequest/cbc:CompanyLegalForm",
    "guarantee": "cac:RequiredFinancialGuarantee/cbc:GuaranteeTypeCode",
    "guarantee_texts": "cac:RequiredFinancialGuarantee/cbc:Description",
    "payment": "cac:PaymentTerms/cbc:Note",
    "variants": "cbc:VariantConstraintCode",
    "tender_languages": "cac:Language/cbc:ID",
    "validity": "cac:TenderValidityPeriod/cbc:DurationMeasure",
    "valid_until": "cac:TenderValidityPeriod/cbc:EndDate",
}
_PROCESS_OF_LOT: Table = {
    "questions": Part("cac:AdditionalInformationRequestPeriod", _PERIOD),
    "opening": Part(
        "cac:OpenTenderEvent",
        {
            "day": "cbc:OccurrenceDate",
            "time": "cbc:OccurrenceTime",
            "place": "cac:OccurenceLocation/cbc:Description",
            "text": "cbc:Description",
        },
    ),
    "systems": "cac:ContractingSystem/cbc:ContractingSystemTypeCode",
    "operators": "cac:FrameworkAgreement/cbc:MaximumOperatorQuantity",
}
_LOT: Table = {
    "id": "cbc:ID",
    **_under("cac:ProcurementProject", _PROJECT),
    **_under("cac:TenderingTerms", {**_TERMS, **_TERMS_OF_LOT}),
    **_under("cac:TenderingProcess", _PROCESS_OF_LOT),
    "options": "cac:ProcurementProject/cac:ContractExtension/cbc:OptionsDescription",
    "renewals": "cac:ProcurementProject/cac:ContractExtension/cbc:MaximumNumberNumeric",
    "renewal_texts": "cac:ProcurementProject/cac:ContractExtension/cac:Renewal/cac:Period/cbc:Description",
    "criteria": Part(
        "cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion",
        {**_CRITERION, "criteria": Part("cac:SubordinateAwardingCriterion", _CRITERION)},
    ),
    "tenders": Part("cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod", _PERIOD),
    "requests": Part("cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod", _PERIOD),
    "interest": Part(f"cac:TenderingProcess/{_EXTENSION}/efac:InterestExpressionReceptionPeriod", _PERIOD),
    "answers": Part(f"cac:TenderingProcess/{_EXTENSION}/efac:AnswerReceptionPeriod", _PERIOD),
    "previous": "cac:TenderingProcess/cac:NoticeDocumentReference/cbc:ID",
}
PARTY: Table = {
    "id": "cac:PartyIdentification/cbc:ID",
    "name": "cac:PartyName/cbc:Name",
    "country": "cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "nuts": "cac:PostalAddress/cbc:CountrySubentityCode",
    "town": "cac:PostalAddress/cbc:CityName",
    "number": "cac:PartyLegalEntity/cbc:CompanyID",
    "size": "efbc:CompanySizeCode",
}
_RESULT: Table = {
    "total": "cbc:TotalAmount",
    "results": Part(
        "efac:LotResult",
        {
            "id": "cbc:ID",
            "code": "cbc:TenderResultCode",
            "reason": "efac:DecisionReason/efbc:DecisionReasonCode",
            "tenders": "efac:LotTender/cbc:ID",
            "contracts": "efac:SettledContract/cbc:ID",
            "lots": "efac:TenderLot/cbc:ID",
            "statistics": Part(
                "efac:ReceivedSubmissionsStatistics",
                {"code": "efbc:StatisticsCode", "number": "efbc:StatisticsNumeric"},
            ),
        },
    ),
    "tenders": Part(
        "efac:LotTender",
        {
            "id": "cbc:ID",
            "value": "cac:LegalMonetaryTotal/cbc:PayableAmount",
            "parties": "efac:TenderingParty/cbc:ID",
            "lots": "efac:TenderLot/cbc:ID",
        },
    ),
    "contracts": Part(
        "efac:SettledContract",
        {
            "id": "cbc:ID",
            "number": "efac:ContractReference/cbc:ID",
            "concluded": "cbc:IssueDate",
            "decided": "cbc:AwardDate",
            "tenders": "efac:LotTender/cbc:ID",
            "funding": "efac:Funding/cbc:FundingProgramCode",
        },
    ),
    "parties": Part("efac:TenderingParty", {"id": "cbc:ID", "name": "cbc:Name", "members": "efac:Tenderer/cbc:ID"}),
}
_CHANGES: Table = {
    "notice": "efbc:ChangedNoticeIdentifier",
    "reason": "efac:ChangeReason/cbc:ReasonCode",
    "why": "efac:ChangeReason/efbc:ReasonDescription",
    "changes": Part(
        "efac:Change",
        {
            "section_of_old_versions": "efbc:ChangedSectionIdentifier",
            "section": "efac:ChangedSection/efbc:ChangedSectionIdentifier",
            "text": "efbc:ChangeDescription",
        },
    ),
}
_NOTICE_EXTENSION: Table = {
    "form": "efac:NoticeSubType/cbc:SubTypeCode",
    "number": "efac:Publication/efbc:NoticePublicationID",
    "published": "efac:Publication/efbc:PublicationDate",
    "organisations": Part(
        "efac:Organizations/efac:Organization",
        {"company": Part("efac:Company", PARTY), "points": "efac:TouchPoint/cac:PartyIdentification/cbc:ID"},
    ),
    "result": Part("efac:NoticeResult", _RESULT),
    "changes": Part("efac:Changes", _CHANGES),
    "modifications": Part("efac:ContractModification", _CHANGES),
}
NOTICE = Shape(
    {
        "uuid": "cbc:ID",
        "version": "cbc:VersionID",
        "procedure_id": "cbc:ContractFolderID",
        "legal_basis": "cbc:RegulatoryDomain",
        "dispatched": "cbc:IssueDate",
        "type": "cbc:NoticeTypeCode",
        "language": "cbc:NoticeLanguageCode",
        "languages": "cac:AdditionalNoticeLanguage/cbc:ID",
        "extension": Part(_EXTENSION, _NOTICE_EXTENSION),
        "buyers": Part("cac:ContractingParty/cac:Party", PARTY),
        "procedure": "cac:TenderingProcess/cbc:ProcedureCode",
        "previous": "cac:TenderingProcess/cac:NoticeDocumentReference/cbc:ID",
        "lots_offered": "cac:TenderingTerms/cac:LotDistribution/cbc:MaximumLotsSubmittedNumeric",
        "lots_awarded": "cac:TenderingTerms/cac:LotDistribution/cbc:MaximumLotsAwardedNumeric",
        "lots_presented": "cac:TenderingProcess/cbc:PartPresentationCode",
        "legal_text": "cac:TenderingTerms/cac:ProcurementLegislationDocumentReference/cbc:ID",
        **_under("cac:ProcurementProject", _PROJECT),
        **_under("cac:TenderingTerms", _TERMS),
        "lots": Part("cac:ProcurementProjectLot", _LOT),
    }
)

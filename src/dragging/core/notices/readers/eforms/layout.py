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
}
_TERMS: Table = {
    "funding": "cbc:FundingProgramCode",
    "programmes": f"{_EXTENSION}/efac:Funding/cbc:FundingProgramCode",
    "programmes_of_old_versions": "cac:Funding/cbc:FundingProgramCode",
    "reserved_participation": "cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode",
    "reserved_execution": "cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode",
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
_LOT: Table = {
    "id": "cbc:ID",
    **_under("cac:ProcurementProject", _PROJECT),
    **_under("cac:TenderingTerms", _TERMS),
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
        "legal_text": "cac:TenderingTerms/cac:ProcurementLegislationDocumentReference/cbc:ID",
        **_under("cac:ProcurementProject", _PROJECT),
        **_under("cac:TenderingTerms", _TERMS),
        "lots": Part("cac:ProcurementProjectLot", _LOT),
    }
)

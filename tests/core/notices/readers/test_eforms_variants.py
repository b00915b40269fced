"""Shapes that real writers and national flavours give to the fields of a notice."""

import pytest
from eforms_fixtures import read

from dragging.core.notices.model import Notice

EXTENSION = "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
EXTENSION_END = "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
VALUE = '<cbc:EstimatedOverallContractAmount currencyID="EUR">120000.50</cbc:EstimatedOverallContractAmount>'
REGULATION = "<cbc:RegulatoryDomain>32014L0024</cbc:RegulatoryDomain>"
TERMS = "<cac:TenderingTerms>\n      <cbc:FundingProgramCode"


def _funding_of_first_lot(programme: str) -> Notice:
    funding = f"{EXTENSION}<efac:Funding><cbc:FundingProgramCode>{programme}</cbc:FundingProgramCode></efac:Funding>{EXTENSION_END}"
    return read("call.xml", (TERMS, TERMS.replace("<cbc", f"{funding}<cbc")), (">eu-funds<", ">no-eu-funds<"))


def _buyers(*extra: str) -> Notice:
    parties = "".join(f"<cac:ContractingParty><cac:Party>{one}</cac:Party></cac:ContractingParty>" for one in extra)
    return read(
        "call.xml",
        ("  <cac:TenderingProcess><cbc:ProcedureCode", f"{parties}<cac:TenderingProcess><cbc:ProcedureCode"),
    )


@pytest.mark.parametrize(
    "version",
    [
        "eforms-sdk-1.3",
        "eforms-sdk-1.14",
        "eforms-de-1.1",
        "eforms-sdk-1.7#extended#urn:fdc:anskaffelser.no:2023:eforms:national",
    ],
)
def test_version_of_the_schema_changes_nothing(version: str):
    notice = read("call.xml", (">eforms-sdk-1.12<", f">{version}<"))
    assert (notice.form, notice.cpv_main, len(notice.lots)) == ("16", "90910000", 3)


def test_empty_publication_number_is_no_key():
    number = '<efbc:NoticePublicationID schemeName="ojs-notice-id">00123456-2025<'
    notice = read("call.xml", (number, number.replace("00123456-2025", "")))
    assert notice.id == "11111111-2222-4333-8444-555555555555-01"


def test_extension_of_a_signature_before_the_notice_s_own():
    notice = read(
        "call.xml",
        (
            "  <ext:UBLExtensions><ext:UBLExtension>",
            f"{EXTENSION}{EXTENSION_END}<ext:UBLExtensions><ext:UBLExtension>",
        ),
    )
    assert (notice.id, notice.form, len(notice.buyers)) == ("00123456-2025", "16", 1)


def test_period_of_the_only_lot_is_the_notice_s():
    notice = read(
        "award.xml",
        (
            "  <cac:TenderResult>",
            "<cac:ProcurementProjectLot><cac:ProcurementProject><cac:PlannedPeriod><cbc:StartDate>2025-06-01+02:00</cbc:StartDate><cbc:EndDate>2026-05-31</cbc:EndDate></cac:PlannedPeriod></cac:ProcurementProject></cac:ProcurementProjectLot><cac:TenderResult>",
        ),
    )
    assert (str(notice.start_date), str(notice.end_date)) == ("2025-06-01", "2026-05-31")


@pytest.mark.parametrize(
    ("project", "lot", "expected"),
    [
        (VALUE, "", ("120000.50", None)),
        ("", VALUE, (None, "120000.50")),
        (VALUE, VALUE, ("120000.50",) * 2),
        ("", "", (None, None)),
    ],
)
def test_estimate_of_the_procedure_of_its_lots_of_both_or_nowhere(
    project: str, lot: str, expected: tuple[str | None, str | None]
):
    name = '<cac:ProcurementProject><cbc:Name languageID="BUL">Втора позиция</cbc:Name>'
    notice = read(
        "call.xml", (VALUE, project), (name, f"{name}<cac:RequestedTenderTotal>{lot}</cac:RequestedTenderTotal>")
    )
    told = tuple(one and str(one.amount) for one in (notice.estimated_value, notice.lots[1].estimated_value))
    assert told == expected


def test_framework_ceiling_is_no_estimate():
    ceiling = (
        f'{EXTENSION}<efbc:FrameworkMaximumAmount currencyID="EUR">9</efbc:FrameworkMaximumAmount>{EXTENSION_END}'
    )
    assert read("call.xml", (VALUE, ceiling)).estimated_value is None


def test_withheld_estimate():
    notice = read("call.xml", (">120000.50<", ">-1<"))
    assert notice.estimated_value is None
    assert notice.withheld == (
        "/ContractNotice/ProcurementProject/RequestedTenderTotal/EstimatedOverallContractAmount",
    )


@pytest.mark.parametrize("told", ["NaN", "Infinity", "1e9", "zw\u00f6lf"])
def test_number_that_is_none(told: str):
    notice = read("call.xml", (">120000.50<", f">{told}<"))
    assert notice.estimated_value is None
    assert [(one.code, one.value) for one in notice.problems] == [("bad_number", told)]


def test_day_without_a_zone():
    assert str(read("call.xml", (">2025-03-01+02:00<", ">2025-03-01<")).dispatch_date) == "2025-03-01"


def test_named_programme_says_that_there_are_eu_funds():
    assert _funding_of_first_lot("ESF_PLUS").eu_funds is True


def test_no_statement_about_eu_funds():
    notice = read(
        "call.xml",
        ('<cbc:FundingProgramCode listName="eu-funded">no-eu-funds</cbc:FundingProgramCode>', ""),
        ('<cbc:FundingProgramCode listName="eu-funded">eu-funds</cbc:FundingProgramCode>', ""),
    )
    assert notice.eu_funds is None


def test_several_buyers_in_their_order_each_once():
    one, two = (
        "<cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>",
        '<cac:PartyName><cbc:Name languageID="BUL">Втори възложител</cbc:Name></cac:PartyName>',
    )
    names = [buyer.name["bg"] for buyer in _buyers(one, two).buyers]
    assert names == ["Община Пример", "Втори възложител"]


def test_buyer_named_nowhere_is_a_conflict():
    notice = _buyers("<cac:PartyIdentification><cbc:ID>ORG-0099</cbc:ID></cac:PartyIdentification>")
    assert [(one.code, one.value) for one in notice.problems] == [("conflict", "ORG-0099")]


def test_buyer_by_a_touch_point():
    point = "<efac:TouchPoint><cac:PartyIdentification><cbc:ID>TPO-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Office</cbc:Name></cac:PartyName></efac:TouchPoint>"
    notice = read(
        "call.xml",
        ("</efac:Company></efac:Organization>", f"</efac:Company>{point}</efac:Organization>"),
        (
            '<cac:Party><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001',
            "<cac:Party><cac:PartyIdentification><cbc:ID>TPO-0001",
        ),
    )
    assert [buyer.name["en"] for buyer in notice.buyers] == ["Sample Municipality"]


def test_company_with_several_numbers_and_one_with_none():
    number = "<cac:PartyLegalEntity><cbc:CompanyID>111222333</cbc:CompanyID></cac:PartyLegalEntity>"
    second = '<cac:PartyLegalEntity><cbc:CompanyID schemeName="VAT">BG111222333</cbc:CompanyID></cac:PartyLegalEntity>'
    assert read("call.xml", (number, number + second)).buyers[0].identifiers == ("111222333", "BG111222333")
    assert read("call.xml", (number, "")).buyers[0].identifiers == ()


def test_text_without_a_language_is_in_the_notice_s():
    assert read("call.xml", ('<cbc:Name languageID="BUL">Втора', "<cbc:Name>Втора")).lots[1].title == {
        "bg": "Втора позиция"
    }


def test_legal_basis_elsewhere():
    terms = "<cac:ProcurementLegislationDocumentReference><cbc:ID>{}</cbc:ID></cac:ProcurementLegislationDocumentReference>"
    both = terms.format("CrossBorderLaw") + terms.format("32014L0023")
    notice = read(
        "call.xml",
        (REGULATION, ""),
        ("  <cac:ProcurementProject>", f"<cac:TenderingTerms>{both}</cac:TenderingTerms><cac:ProcurementProject>"),
    )
    assert notice.legal_basis == "32014L0023"


def test_announced_legal_text_is_no_legal_basis():
    terms = "<cac:TenderingTerms><cac:ProcurementLegislationDocumentReference><cbc:ID>LocalLegalBasis</cbc:ID></cac:ProcurementLegislationDocumentReference></cac:TenderingTerms>"
    notice = read("call.xml", (REGULATION, ""), ("  <cac:ProcurementProject>", f"{terms}<cac:ProcurementProject>"))
    assert notice.legal_basis is None


@pytest.mark.parametrize("told", ["123456-2024", "11111111-2222-4333-8444-555555555555-02"])
def test_previous_notice_unpadded_or_by_uuid_and_version(told: str):
    process = "<cac:TenderingProcess><cbc:ProcedureCode"
    reference = f"<cac:TenderingProcess><cac:NoticeDocumentReference><cbc:ID>{told}</cbc:ID></cac:NoticeDocumentReference><cbc:ProcedureCode"
    assert [(one.relation, one.id) for one in read("call.xml", (process, reference)).references] == [
        ("planning", told)
    ]


def test_change_by_section_of_new_and_old_versions():
    block = (
        "<efac:Changes><efbc:ChangedNoticeIdentifier>a-01</efbc:ChangedNoticeIdentifier><efac:Change>"
        "<efbc:ChangeDescription languageID='BUL'>срок</efbc:ChangeDescription><efac:ChangedSection><efbc:ChangedSectionIdentifier>LOT-0001"
        "</efbc:ChangedSectionIdentifier></efac:ChangedSection><efac:ChangedSection><efbc:ChangedSectionIdentifier>LOT-0002</efbc:ChangedSectionIdentifier>"
        "</efac:ChangedSection></efac:Change><efac:Change><efbc:ChangedSectionIdentifier>PROCEDURE</efbc:ChangedSectionIdentifier></efac:Change>"
        "<efac:ChangeReason><cbc:ReasonCode>cancel</cbc:ReasonCode></efac:ChangeReason></efac:Changes><efac:NoticeSubType>"
    )
    told = [(one.section, one.reason, one.text) for one in read("call.xml", ("<efac:NoticeSubType>", block)).changes]
    assert told == [
        ("LOT-0001", "cancel", {"bg": "срок"}),
        ("LOT-0002", "cancel", {"bg": "срок"}),
        ("PROCEDURE", "cancel", {}),
    ]


def test_kind_of_a_notice_without_a_subtype_follows_its_type():
    assert read("call.xml", (">16<", "><")).kind == "call"
    notice = read("call.xml", (">16<", "><"), (">cn-standard<", ">cn-new<"))
    assert (notice.kind, [one.value for one in notice.problems]) == ("other", ["cn-new"])

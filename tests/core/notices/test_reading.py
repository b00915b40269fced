"""The single door to the readers."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragging.core.notices import reading
from dragging.core.notices.archive import Refusal, documents
from dragging.core.notices.model import NotANotice, Notice, from_json, to_json
from dragging.core.notices.reading import notices_of, parse, read_document

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
EFORMS = f"""<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="{UBL}ContractNotice-2" xmlns:cbc="{UBL}CommonBasicComponents-2"
 xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:ext="{UBL}CommonExtensionComponents-2"
 xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"
 xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"
 xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1">
<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
<efac:NoticeSubType><cbc:SubTypeCode listName="notice-subtype">16</cbc:SubTypeCode></efac:NoticeSubType>
<efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID>
</cac:PartyIdentification><cac:PartyName><cbc:Name languageID="POL">Gmina Testowa</cbc:Name></cac:PartyName>
<cac:PostalAddress><cac:Country><cbc:IdentificationCode>POL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
</efac:Company></efac:Organization></efac:Organizations>
</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
<cbc:CustomizationID>eforms-sdk-1.10</cbc:CustomizationID>
<cbc:ID schemeName="notice-id">0b8a2a4e-0000-4000-8000-000000000001</cbc:ID>
<cbc:IssueDate>2024-03-01+01:00</cbc:IssueDate><cbc:VersionID>01</cbc:VersionID>
<cbc:NoticeLanguageCode>POL</cbc:NoticeLanguageCode>
<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party>
</cac:ContractingParty>
<cac:TenderingProcess><cbc:ProcedureCode>open</cbc:ProcedureCode></cac:TenderingProcess>
<cac:ProcurementProject><cbc:Name languageID="POL">Dowóz dzieci</cbc:Name>
<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="PLN">120000.50</cbc:EstimatedOverallContractAmount>
</cac:RequestedTenderTotal>
<cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">60130000</cbc:ItemClassificationCode>
</cac:MainCommodityClassification></cac:ProcurementProject>
<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2024-04-01+02:00</cbc:EndDate>
<cbc:EndTime>10:00:00+02:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>
<cac:ProcurementProject><cbc:Name languageID="POL">Dowóz dzieci</cbc:Name></cac:ProcurementProject>
</cac:ProcurementProjectLot>
</ContractNotice>
"""
LEGACY = """<?xml version="1.0" encoding="UTF-8"?>
<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" VERSION="R2.0.9.S03.E01" DOC_ID="000001-2020">
<CODED_DATA_SECTION><REF_OJS><COLL_OJ>S</COLL_OJ><NO_OJ>1</NO_OJ><DATE_PUB>20200102</DATE_PUB></REF_OJS>
<NOTICE_DATA><NO_DOC_OJS>2020/S 001-000001</NO_DOC_OJS><LG_ORIG>ES</LG_ORIG><ISO_COUNTRY VALUE="ES"/>
<ORIGINAL_CPV CODE="85312000">Servicios</ORIGINAL_CPV></NOTICE_DATA>
<CODIF_DATA><DS_DATE_DISPATCH>20191228</DS_DATE_DISPATCH><TD_DOCUMENT_TYPE CODE="3">Contract notice</TD_DOCUMENT_TYPE>
<DT_DATE_FOR_SUBMISSION>20200201 12:00</DT_DATE_FOR_SUBMISSION><PR_PROC CODE="1">Open</PR_PROC></CODIF_DATA></CODED_DATA_SECTION>
<FORM_SECTION><F02_2014 CATEGORY="ORIGINAL" FORM="F02" LG="ES"><LEGAL_BASIS VALUE="32014L0024"/>
<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Ayuntamiento de Prueba</OFFICIALNAME><TOWN>Prueba</TOWN>
<COUNTRY VALUE="ES"/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>
<OBJECT_CONTRACT><TITLE><P>Ayuda a domicilio</P></TITLE><CPV_MAIN><CPV_CODE CODE="85312000"/></CPV_MAIN>
<TYPE_CONTRACT CTYPE="SERVICES"/><VAL_ESTIMATED_TOTAL CURRENCY="EUR">1000.50</VAL_ESTIMATED_TOTAL>
<OBJECT_DESCR ITEM="1"><SHORT_DESCR><P>Servicio de <FT TYPE="SUB">2</FT></P></SHORT_DESCR></OBJECT_DESCR></OBJECT_CONTRACT>
<LEFTI><RESTRICTED_SHELTERED_WORKSHOP/></LEFTI><PROCEDURE><PT_OPEN/><DATE_RECEIPT_TENDERS>2020-02-01</DATE_RECEIPT_TENDERS></PROCEDURE>
</F02_2014></FORM_SECTION></TED_EXPORT>
"""


def refusal(data):
    with pytest.raises(NotANotice) as refused:
        read_document(data, file="x.xml")
    return refused.value.reason


@pytest.mark.parametrize("text", [EFORMS, LEGACY], ids=["eforms", "legacy"])
def test_the_source_tells_file_member_and_digest(text):
    data = text.encode()
    (notice,) = read_document(data, file="some/folder/day.tar.gz", member="a/b.xml")
    assert (notice.source.file, notice.source.member) == ("day.tar.gz", "a/b.xml")
    assert notice.source.sha256 == hashlib.sha256(data).hexdigest()


def test_what_the_samples_say_is_read():
    (new,), (old,) = (read_document(text.encode(), file="x.xml") for text in (EFORMS, LEGACY))
    assert (new.kind, new.title, new.cpv_main) == ("call", {"pl": "Dowóz dzieci"}, "60130000")
    assert (old.kind, old.title, old.cpv_main) == ("call", {"es": "Ayuda a domicilio"}, "85312000")


@pytest.mark.parametrize("text", [EFORMS, LEGACY], ids=["eforms", "legacy"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_notice_is_the_same_in_another_encoding(text, encoding):
    (plain,) = read_document(text.encode(), file="x.xml")
    (other,) = read_document(
        text.replace('"UTF-8"', '"UTF-16"' if "16" in encoding else '"UTF-8"').encode(encoding), file="x.xml"
    )
    assert (other.title, other.buyers, other.lots) == (plain.title, plain.buyers, plain.lots)


def test_layout_is_left_out_where_the_schema_mixes_no_text():
    root = parse(
        b'<a xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n  <b>x</b>\n</a>'
    )
    assert root.text is None


def test_blank_between_inline_elements_stays_in_the_old_format():
    root = parse(b"<TED_EXPORT><P><FT>360</FT> <FT>m</FT></P></TED_EXPORT>")
    assert "".join(root.itertext()) == "360 m"


def test_comments_and_instructions_split_no_text():
    (notice,) = read_document(EFORMS.replace("Dowóz dzieci", "Dowóz <!-- c --><?p i?>dzieci").encode(), file="x.xml")
    assert notice.title == {"pl": "Dowóz dzieci"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "not_a_notice"),
        (b'{"a": 1}', "unknown_json"),
        (b'{"a": 1', "not_json"),
        (b"plain text", "not_a_notice"),
        (b"\0\0\0\0", "not_xml"),
        (b"<a>\0</a>", "not_xml"),
        (b"<a><b></a>", "not_xml"),
        (b"<a", "not_xml"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "not_xml"),
        ("<a>обява</a>".encode("cp1251"), "not_xml"),
        (b"<html><body/></html>", "unknown_format"),
        (b"<!DOCTYPE html><html><br></html>", "not_xml"),
    ],
)
def test_what_is_no_notice_is_refused_with_its_reason(data, reason):
    assert refusal(data) == reason


def test_what_a_reader_did_not_foresee_is_a_refusal_too(monkeypatch):
    def fail(*_):
        raise KeyError("x")

    monkeypatch.setitem(reading._READERS, "eforms", fail)
    with pytest.raises(NotANotice) as refused:
        read_document(EFORMS.encode(), file="x.xml")
    assert refused.value.reason == "reader_failed"
    assert refused.value.detail.startswith("KeyError test_reading.py:")


REASONS = {
    "empty", "not_a_notice", "not_xml", "too_large", "entities", "unknown_format", "no_identifier", "missing_section",
    "not_json", "unknown_json", "versioned", "linked",
}  # fmt: skip


def outcome(data):
    """The notices, whose records read back as they were, or the reason; anything else that is raised fails the test."""
    try:
        found = notices_of(data, file="x.xml", member=None)
    except NotANotice as refused:
        assert refused.reason in REASONS
        return refused.reason
    assert [from_json(to_json(one)) for one in found] == list(found)
    return found


@given(st.binary(max_size=2000))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_a_reader_raise(data):
    assert isinstance(outcome(data), str)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_flipped_bytes_make_a_reader_raise(data):
    text = bytearray(data.draw(st.sampled_from([EFORMS, LEGACY])).encode())
    for place in data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=5)):
        text[place] = data.draw(st.integers(0, 255))
    told = outcome(bytes(text))
    assert isinstance(told, str) or len(told) == 1


VALUES = st.sampled_from(
    ["", " ", "NaN", "-1", "1e999", "9" * 400, "2020-13-45", "\u00a0", "ORG-0001", "true", "x" * 3000, "٣"]
)


def damage(root, draw):
    """Take away, repeat, move or rewrite elements, texts and attributes."""
    for _ in range(draw(st.integers(1, 6))):
        every = [element for element in root.iter() if element is not root]
        if not every:
            return
        element = every[draw(st.integers(0, len(every) - 1))]
        parent = element.getparent()
        match draw(st.sampled_from(["drop", "repeat", "move", "text", "attribute", "strip", "rename"])):
            case "drop":
                parent.remove(element)
            case "repeat":
                parent.append(parse(reading.etree.tostring(element, with_tail=False)))
            case "move":
                other = every[draw(st.integers(0, len(every) - 1))]
                if element not in other.iterancestors() and element is not other:
                    other.append(element)
            case "text":
                element.text = draw(VALUES)
            case "attribute":
                for name in element.attrib:
                    element.set(name, draw(VALUES))
            case "strip":
                element.attrib.clear()
            case "rename":
                element.tag = every[draw(st.integers(0, len(every) - 1))].tag


def check_damaged(text, draw):
    root = parse(text)
    damage(root, draw)
    told = outcome(reading.etree.tostring(root))
    assert isinstance(told, str) or [type(one) for one in told] == [Notice]


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_no_damaged_sample_makes_a_reader_raise(data):
    check_damaged(data.draw(st.sampled_from([EFORMS, LEGACY])).encode(), data.draw)


ARCHIVES = ["ted-legacy", "ted-legacy-2011", "eforms-published", "eforms-converted", "eforms-doffin-no"]


@pytest.fixture(scope="session")
def real(shared):
    """Some real notices of each archive, none of them large."""
    chosen = []
    for name in ARCHIVES:
        found = documents([str(shared / "data" / f"{name}.tar.gz")])
        chosen += [
            item.data
            for number, item in zip(range(100), found, strict=False)
            if number % 10 == 0 and len(item.data) < 60_000
        ]
    return chosen


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_no_damaged_real_notice_makes_a_reader_raise(real, data):
    check_damaged(real[data.draw(st.integers(0, len(real) - 1))], data.draw)


@pytest.mark.long
@pytest.mark.parametrize("name", ARCHIVES)
def test_every_real_notice_is_read(shared, name):
    refused = []
    for item in documents([str(shared / "data" / f"{name}.tar.gz")]):
        assert not isinstance(item, Refusal)
        if isinstance(outcome(item.data), str):
            refused.append(item.member)
    assert refused == []

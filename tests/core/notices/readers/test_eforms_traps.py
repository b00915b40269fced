"""One scenario for each trap of the format that real notices hold."""

from datetime import date
from decimal import Decimal

import pytest
from eforms_fixtures import FIXTURES, read
from lxml import etree

from dragging.core.notices.model import NotANotice, Source, to_json
from dragging.core.notices.readers import eforms


def test_id_is_the_publication_number_as_written():
    assert read("call.xml").id == "00123456-2025"


def test_publication_number_without_a_digit_is_no_key():
    assert read("award.xml").id == "99999999-2222-4333-8444-555555555555-02"


def test_nothing_to_identify_is_refused():
    with pytest.raises(NotANotice):
        eforms.read(etree.fromstring("<ContractNotice/>"), Source("eforms", None, "x", ""))


def test_texts_are_kept_by_language_with_white_space_collapsed():
    assert read("call.xml").title == {"bg": "Почистване на сгради", "en": "Cleaning of buildings"}


def test_placeholder_is_missing():
    assert read("call.xml").description == {}


def test_original_language_stands_first():
    assert read("call.xml").languages == ("bg", "en")


@pytest.mark.parametrize(("code", "language"), [("NOB", "nb"), ("NOR", "no"), ("ELL", "el"), ("GLE", "ga")])
def test_three_letter_languages(code: str, language: str):
    assert read("call.xml", (">BUL<", f">{code}<")).language == language


@pytest.mark.parametrize(
    ("code", "country"), [("GRC", "GR"), ("GBR", "GB"), ("NOR", "NO"), ("XKX", "XK"), ("EL", "GR")]
)
def test_countries(code: str, country: str):
    assert read("call.xml", (">BGR<", f">{code}<")).buyers[0].country == country


def test_buyer_comes_from_its_organisation():
    buyer = read("call.xml").buyers[0]
    assert (buyer.name["bg"], buyer.nuts, buyer.town, buyer.identifiers) == (
        "Община Пример",
        "BG332",
        "Пример",
        ("111222333",),
    )


def test_reservation_is_per_lot_also_without_the_list_name():
    notice = read("call.xml")
    assert [lot.reserved for lot in notice.lots] == [("art20_execution", "art20_participation"), ("art77",), ()]
    assert notice.reserved == ("art20_execution", "art20_participation", "art77")


def test_reservation_none_is_no_reservation():
    assert read("call.xml", (">res-ws<", ">none<")).lots[0].reserved == ("art20_execution",)


def test_social_aims_are_no_reservation():
    assert read("call.xml").lots[0].social_clauses == ("opp", "soc-obj")


def test_group_of_lots_is_no_lot():
    assert [(lot.id, lot.kind) for lot in read("call.xml").lots] == [
        ("LOT-0001", "lot"),
        ("LOT-0002", "lot"),
        ("GLO-0001", "group"),
    ]


def test_part_is_no_lot():
    notice = read("call.xml", ('schemeName="LotsGroup">GLO-0001', 'schemeName="Part">PAR-0001'))
    assert notice.lots[2].kind == "part"


def test_open_procedure_has_the_deadline_for_tenders():
    assert read("call.xml").lots[0].deadline == "2025-04-10T12:00:00+03:00"


def test_restricted_procedure_has_the_deadline_for_requests():
    assert read("call.xml", (">open<", ">restricted<")).lots[0].deadline == "2025-03-20T10:00:00+03:00"


def test_norwegian_subtype_follows_the_rule_of_its_number():
    notice = read("call.xml", (">16<", ">N16<"), (">open<", ">restricted<"))
    assert (notice.kind, notice.form, notice.lots[0].deadline) == ("call", "N16", "2025-03-20T10:00:00+03:00")


def test_deadline_without_a_zone_keeps_none():
    notice = read("call.xml", ("2025-04-10+03:00", "2025-04-10"), ("12:00:00+03:00", "12:00:00"))
    assert notice.lots[0].deadline == "2025-04-10T12:00:00"


@pytest.mark.parametrize(
    ("subtype", "kind", "light"),
    [
        ("1", "buyer_profile", False), ("4", "planning", False), ("T01", "planning", False), ("E1", "consultation", False),
        ("10", "call", False), ("12", "call", True), ("20", "call", True), ("E3", "call", False), ("CEI", "call", False),
        ("25", "direct_award", False), ("33", "award", True), ("36", "award", False), ("N29", "award", False),
        ("T02", "award", False), ("38", "modification", False), ("E6", "modification", False), ("E5", "completion", False),
    ],
)  # fmt: skip
def test_kind_follows_the_subtype(subtype: str, kind: str, light: bool):
    notice = read("call.xml", (">16<", f">{subtype}<"))
    assert (notice.kind, notice.light_regime) == (kind, light)


def test_eu_funds_of_any_lot():
    assert read("call.xml").eu_funds is True


def test_eu_funds_stated_to_be_none():
    assert read("call.xml", (">eu-funds<", ">no-eu-funds<")).eu_funds is False


def test_values_places_and_periods():
    notice = read("call.xml")
    assert notice.estimated_value is not None
    assert (notice.estimated_value.amount, notice.estimated_value.currency) == (Decimal("120000.50"), "EUR")
    assert (notice.cpv_main, notice.cpv_additional, notice.nuts) == ("90910000", ("90911000",), ("BG332",))
    assert notice.lots[0].duration_months == 24
    assert notice.lots[0].sme_suitable is True
    assert (notice.publication_date, notice.dispatch_date) == (date(2025, 3, 4), date(2025, 3, 1))


def test_criterion_with_its_weight():
    (criterion,) = read("call.xml").lots[0].award_criteria
    assert (criterion.type, criterion.name, criterion.weight) == ("price", "Цена", "60")


def test_every_winning_tender_is_an_award_with_its_own_value():
    won = [award for award in read("award.xml").awards if award.outcome == "awarded"]
    assert [award.value.amount for award in won if award.value] == [Decimal("1000.00"), Decimal("2000.00")]
    assert [[winner.name for winner in award.winners] for award in won] == [["Eksempel AS", "Andre AS"], ["Andre AS"]]
    assert [award.date for award in won] == [date(2025, 2, 1), date(2025, 2, 2)]


def test_winner_has_country_number_and_size():
    winner = read("award.xml").awards[0].winners[0]
    assert (winner.country, winner.identifiers, winner.size) == ("NO", ("900000001",), "small")


def test_results_without_a_winner():
    lost = [(award.lots, award.outcome, award.reason) for award in read("award.xml").awards[2:]]
    assert lost == [
        (("LOT-0002",), "unsuccessful", "no-rece"),
        (("LOT-0003",), "discontinued", "ins-fund"),
        (("LOT-0004",), "open", None),
    ]


def test_tenders_received_is_the_count_of_tenders_and_an_empty_code_counts_nothing():
    awards = read("award.xml").awards
    assert (awards[0].tenders_received, awards[3].tenders_received) == (5, None)


def test_direct_award_has_winners_without_a_result_code():
    notice = read(
        "award.xml",
        (">29<", ">25<"),
        ('<cbc:TenderResultCode listName="winner-selection-status">selec-w</cbc:TenderResultCode>', ""),
    )
    assert (notice.kind, notice.awards[0].outcome, len(notice.awards[0].winners)) == ("direct_award", "awarded", 2)


def test_withheld_number_is_no_value():
    notice = read("award.xml")
    assert notice.total_value is None
    assert len(notice.withheld) == 1
    assert notice.withheld[0].endswith("/NoticeResult/TotalAmount")


def test_dummy_award_date_is_not_read():
    notice = read("award.xml", ("<cbc:IssueDate>2025-02-01+01:00</cbc:IssueDate>", ""))
    assert notice.awards[0].date is None


def test_award_refers_to_its_call():
    assert [(one.relation, one.id) for one in read("award.xml").references] == [("call", "629133-2023")]


def test_change_keeps_its_kind_and_names_the_changed_notice():
    changes = (
        "<efac:Changes><efbc:ChangedNoticeIdentifier>123-2025</efbc:ChangedNoticeIdentifier><efac:ChangeReason>"
        "<cbc:ReasonCode>cor-buy</cbc:ReasonCode><efbc:ReasonDescription languageID='BUL'>нов срок</efbc:ReasonDescription>"
        "</efac:ChangeReason></efac:Changes><efac:NoticeSubType>"
    )
    notice = read("call.xml", ("<efac:NoticeSubType>", changes))
    assert notice.kind == "call"
    assert [(one.relation, one.id) for one in notice.references] == [("changed", "123-2025")]
    assert [(one.section, one.reason, one.text) for one in notice.changes] == [(None, "cor-buy", {"bg": "нов срок"})]


@pytest.mark.parametrize("name", ["call.xml", "award.xml"])
def test_strange_content_never_raises(name: str):
    """Every element in turn is emptied, filled with nonsense, doubled and dropped."""
    data = (FIXTURES / name).read_bytes()
    count = sum(1 for _ in etree.fromstring(data).iter())
    for position in range(1, count):
        for change in (_empty, _nonsense, _double, _drop):
            root = etree.fromstring(data)
            change(list(root.iter())[position])
            try:
                to_json(eforms.read(root, Source("eforms", None, name, "")))
            except NotANotice:
                continue


def _empty(one: etree._Element) -> None:
    one.clear()


def _nonsense(one: etree._Element) -> None:
    one.text = "\u00b2 NaN 1e9999"
    one.set("languageID", "???")
    one.set("listName", "???")


def _double(one: etree._Element) -> None:
    parent = one.getparent()
    assert parent is not None
    parent.append(etree.fromstring(etree.tostring(one, with_tail=False)))


def _drop(one: etree._Element) -> None:
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)

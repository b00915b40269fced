"""What NOTES.md lists as quirks of legacy TED notices, one scenario each."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from dragging.core.notices.model import AwardCriterion, Change, NotANotice, Notice, Problem, Reference, Source, Winner
from dragging.core.notices.readers import ted_xml
from dragging.core.units import Value

_FIXTURES = Path(__file__).parent.parent / "fixtures" / "ted_xml"


@cache
def _read(name: str) -> Notice:
    root = etree.fromstring((_FIXTURES / f"{name}.xml").read_bytes())
    return ted_xml.read(root, Source("ted-xml", root.get("VERSION"), f"{name}.xml", ""))


def test_inline_elements_do_not_break_words_and_paragraphs_are_joined_by_a_blank() -> None:
    assert _read("award_r209").description["fr"] == "Dépôt de 20 m3 par jour. Second."


def test_the_original_form_leads_and_every_language_is_kept() -> None:
    notice = _read("award_r209")
    assert (notice.language, notice.languages) == ("fr", ("fr", "nl", "en"))
    assert notice.title == {"fr": "Aide à domicile", "en": "Care"}


def test_old_country_codes_become_those_of_iso() -> None:
    assert [buyer.country for buyer in _read("award_r209").buyers] == ["GB", "GR"]


def test_places_of_the_second_namespace_are_read() -> None:
    assert _read("award_r209").nuts == ("UKE",)
    assert _read("award_r209").buyers[0].nuts == "UKE42"


def test_a_value_not_for_publication_is_null_and_its_place_is_kept() -> None:
    notice = _read("award_r209")
    assert notice.total_value is None
    assert notice.withheld == ("/TED_EXPORT/FORM_SECTION/F03_2014/OBJECT_CONTRACT/VAL_TOTAL",)


def test_lot_numbers_are_free_text_and_titles_follow_the_lot() -> None:
    lot = _read("award_r209").lots[0]
    assert (lot.id, lot.title) == ("1 A", {"fr": "Nord", "en": "North"})
    assert (lot.cpv_main, lot.cpv_additional) == ("85000000", ("85312000",))


def test_days_and_years_become_months() -> None:
    assert [lot.duration_months for lot in _read("award_r209").lots] == [Decimal("12.0"), Decimal(24)]


def test_criteria_keep_kind_name_and_weight() -> None:
    assert _read("award_r209").lots[0].award_criteria == (
        AwardCriterion("quality", "Méthode", "60 %"),
        AwardCriterion("price", None, "40 %"),
    )


def test_an_award_has_its_lot_range_winner_and_count() -> None:
    award = _read("award_r209").awards[0]
    assert (award.id, award.lots, award.outcome, award.tenders_received) == ("C-1", ("1 A",), "awarded", 4)
    assert award.date == date(2018, 12, 27)
    assert award.value == Value(low=Decimal(10), high=Decimal(20), currency="EUR")
    assert award.winners == (Winner("Atelier", "FR", ("222",), "sme"),)


def test_a_lot_without_success_keeps_the_reason() -> None:
    award = _read("award_r209").awards[1]
    assert (award.outcome, award.reason) == ("unsuccessful", "PROCUREMENT_UNSUCCESSFUL")


def test_an_award_without_a_winner_is_withheld() -> None:
    assert _read("award_r209").awards[2].outcome == "withheld"


def test_no_number_is_a_problem_and_not_a_value() -> None:
    path = "/TED_EXPORT/FORM_SECTION/F03_2014/AWARD_CONTRACT/AWARDED_CONTRACT/VALUES/VAL_TOTAL"
    assert _read("award_r209").problems == (Problem("bad_number", path, "NaN"),)


def test_a_reference_is_told_once() -> None:
    assert _read("award_r209").references == (Reference("call", "2018/S 001-000009"),)


def test_one_lot_with_eu_money_is_enough() -> None:
    assert _read("award_r209").eu_funds is True


def test_the_coded_deadline_leads_and_the_printed_one_is_kept() -> None:
    notice = _read("call_r209")
    assert (notice.deadline, notice.deadline_printed) == ("2017-03-10T11:00", "2017-03-03T11:00")


def test_reservations_are_copied_to_lots_and_a_profession_is_none() -> None:
    notice = _read("call_r209")
    assert notice.reserved == ("art20_execution", "art20_participation", "art77")
    assert notice.lots[0].reserved == notice.reserved


def test_a_prior_notice_used_as_a_call_is_a_call_of_the_light_regime() -> None:
    notice = _read("call_r209")
    assert (notice.kind, notice.light_regime, notice.procedure) == ("call", True, "restricted")
    assert notice.legal_basis == "32014L0024"


def test_an_undivided_notice_has_one_lot() -> None:
    assert [lot.id for lot in _read("call_r209").lots] == ["1"]


def test_the_old_tree_gives_names_days_and_grouped_amounts() -> None:
    notice = _read("prior_r208")
    assert (notice.form, notice.source.version) == ("F17", "R2.0.8.S03.E01")
    assert (notice.buyers[0].name, notice.buyers[0].identifiers) == ({"pl": "Wojsko"}, ("333",))
    assert notice.estimated_value == Value(Decimal("34556650.00"), currency="PLN")
    assert (notice.deadline, notice.duration_months) == ("2016-02-03T09:30", Decimal(12))


def test_the_empty_box_is_unclear() -> None:
    notice = _read("prior_r208")
    assert (notice.reserved, notice.reserved_unclear) == ((), True)


def test_a_correction_names_what_it_changes() -> None:
    notice = _read("change_f14")
    assert notice.kind == "change"
    assert notice.references == (Reference("changed", "2018/S 002-000007"),)
    assert notice.changes == (Change("IV.2.2", None, {"es": "Fecha"}, "2018-01-26T10:00", "2018-02-15"),)


def test_a_modification_has_the_value_after_it_and_its_contractors_as_one_award() -> None:
    notice = _read("modification_f20")
    assert notice.total_value == Value(Decimal("150.50"), currency="EUR")
    assert [[winner.name for winner in award.winners] for award in notice.awards] == [["One", "Two"]]
    assert notice.changes == (Change(None, "ADDITIONAL_NEED", {"en": "More road"}, "100 EUR", "150.50 EUR"),)


@pytest.mark.parametrize("body", ["<TED_EXPORT/>", '<TED_EXPORT DOC_ID="1-2019"/>'])
def test_without_number_or_coded_part_it_is_no_notice(body: str) -> None:
    with pytest.raises(NotANotice):
        ted_xml.read(etree.fromstring(body), Source("ted-xml", None, "x.xml", ""))


def test_strange_content_is_never_raised() -> None:
    body = b"""<TED_EXPORT DOC_ID="1-2019"><!-- c --><CODED_DATA_SECTION><CODIF_DATA><DT_DATE_FOR_SUBMISSION>soon</DT_DATE_FOR_SUBMISSION>
      <PR_PROC CODE="?"/></CODIF_DATA></CODED_DATA_SECTION><FORM_SECTION><?x y?><F02_2014 LG="??"><OBJECT_CONTRACT><CPV_MAIN><CPV_CODE CODE="x"/></CPV_MAIN>
      </OBJECT_CONTRACT></F02_2014></FORM_SECTION></TED_EXPORT>"""
    notice = ted_xml.read(etree.fromstring(body), Source("ted-xml", None, "x.xml", ""))
    assert sorted({problem.code for problem in notice.problems}) == ["bad_date", "unknown_code"]

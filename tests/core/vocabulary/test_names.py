from __future__ import annotations

import re
import tarfile
from typing import get_args

import pytest

from dragging.core.notices.model import Kind, Reserved
from dragging.core.notices.readers.ted_xml import codes
from dragging.core.vocabulary import names
from dragging.core.vocabulary.tables import rows

SDK = """<?xml version="1.0" encoding="UTF-8"?><properties>
<entry key="code|name|cpv.85312000">{label}</entry>
<entry key="code|name|nuts-lvl3.FRK26">Rhône</entry>
</properties>"""


@pytest.fixture
def installed(tmp_path):
    """A vocabulary compiled from an invented SDK of one label and one place."""
    folder = tmp_path / "sdk" / "translations"
    folder.mkdir(parents=True)
    for language, label in {"en": "Help at home", "pl": "Pomoc w domu"}.items():
        (folder / f"code_{language}.xml").write_text(SDK.format(label=label), encoding="utf-8")
    names.compile_names(tmp_path / "sdk", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "table", ["kinds", "reserved", "reserved_articles", "sdk_codes", "sorts", "procedures", "natures", "cpv_divisions"]
)
@pytest.mark.parametrize("language", ["en", "es", "pl", "bg"])
def test_every_code_has_a_name_in_every_language(table, language):
    assert [row for row in rows(table) if not row[language].strip() or not row["source"].strip()] == []


def test_the_kinds_of_the_record_are_the_kinds_named():
    assert sorted(row["code"] for row in rows("kinds")) == sorted(get_args(Kind))


def test_the_reserved_bases_of_the_record_are_those_named():
    assert sorted(row["code"] for row in rows("reserved")) == sorted(get_args(Reserved))


def test_every_procedure_and_nature_that_a_reader_gives_is_named():
    given = {*codes.PROCEDURE_OF_ELEMENT.values(), *codes.PROCEDURE_OF_CODE.values(), *codes.PROCEDURE_OF_WORD.values()}
    assert given - {row["code"] for row in rows("procedures")} == set()
    assert {*codes.NATURE_OF_CODE.values(), *codes.NATURE_OF_WORD.values()} == {row["code"] for row in rows("natures")}


def test_the_procedures_named_are_those_of_the_sdk(shared):
    archive = next((shared / "data" / "eforms-sdk").glob("*.tar.gz"))
    with tarfile.open(archive) as members:
        member = next(one for one in members if one.name.endswith("codelists/procurement-procedure-type.gc"))
        text = members.extractfile(member).read().decode("utf-8")
    theirs = set(re.findall(r'<Value ColumnRef="code">\s*<SimpleValue>([\w-]+)</SimpleValue>', text))
    assert {row["code"] for row in rows("procedures")} == theirs


def test_a_code_takes_its_installed_label(installed):
    assert names.cpv_name("85312000", "pl", installed) == "Pomoc w domu"


def test_a_code_without_a_label_takes_that_of_the_level_above(installed):
    assert names.cpv_name("85312100", "en", installed) == "Help at home"


def test_a_code_takes_its_division_where_no_label_is_installed():
    assert names.cpv_name("85312100", "bg") == "Здравеопазване и социални услуги"


def test_a_language_without_labels_never_takes_those_of_another(installed):
    assert names.cpv_name("85312000", "es", installed) == "Salud y servicios sociales"


def test_a_bulgarian_place_stands_in_latin_letters_for_others():
    assert (names.nuts_name("BG421", "bg"), names.nuts_name("BG421", "pl")) == ("Пловдив", "Plovdiv")


def test_an_old_place_takes_the_name_of_the_region_above():
    assert names.nuts_name("PL21Z", "en") == "Małopolskie"


def test_a_place_out_of_force_takes_the_names_of_those_in_its_place():
    assert names.nuts_name("PL127", "es") == "Miasto Warszawa"
    assert names.nuts_name("PL12", "en") == "Warszawski stołeczny / Mazowiecki regionalny"


def test_labels_installed_later_are_seen(installed, tmp_path):
    names.cpv_name("85311000", "en", installed)
    (tmp_path / "sdk" / "translations" / "code_en.xml").write_text(
        SDK.format(label="Later").replace("85312000", "85311000"), encoding="utf-8"
    )
    names.compile_names(tmp_path / "sdk", tmp_path)
    assert names.cpv_name("85311000", "en", installed) == "Later"


def test_a_place_elsewhere_takes_its_installed_name(installed):
    assert names.nuts_name("FRK26", "en", installed) == "Rhône"


def test_a_place_elsewhere_without_a_name_is_named_by_its_country():
    assert names.nuts_name("FRK27", "pl") == "Francja"


def test_greece_is_found_under_the_code_of_its_places():
    assert names.nuts_name("EL301", "es") == "Grecia"


def test_a_region_that_is_alone_is_told_once():
    assert [code for code in names.regions("ES") if code.startswith("ES30")] == ["ES30"]


def test_places_of_the_four_countries_are_those_of_the_sdk(shared):
    archive = next((shared / "data" / "eforms-sdk").glob("*.tar.gz"))
    with tarfile.open(archive) as members:
        member = next(one for one in members if one.name.endswith("translations/code_en.xml"))
        text = members.extractfile(member).read().decode("utf-8")
    theirs = set(re.findall(r"nuts-lvl3\.((?:ES|PL|IE|BG)[0-9A-Y][0-9A-Z]+)\"", text))
    assert {row["code"] for row in rows("nuts_names") if len(row["code"]) == 5} == theirs


@pytest.mark.parametrize(
    ("legal_basis", "code", "told"),
    [
        ("32014L0024", "art20_participation", "Reserved: workshops and integration (Art. 20)"),
        ("2014/24/EU", "art20_participation", "Reserved: workshops and integration (Art. 20)"),
        ("Dyrektywa 2014/24/UE", "art77", "Reserved: organisations with a social mission (Art. 77)"),
        ("32014L0025", "art20_participation", "Reserved: workshops and integration (Art. 38, Directive 2014/25/EU)"),
        ("32014L0025", "art77", "Reserved: organisations with a social mission (Art. 94, Directive 2014/25/EU)"),
        ("32014L0023", "art20_execution", "Reserved: work done in sheltered employment (Art. 24, Directive 2014/23/EU)"),
        ("32014L0023", "art77", "Reserved: organisations with a social mission"),
        ("32004L0018", "art20_execution", "Reserved: work done in sheltered employment (Art. 19, Directive 2004/18/EC)"),
        ("other", "art20_participation", "Reserved: workshops and integration"),
        (None, "art20_participation", "Reserved: workshops and integration"),
        (None, "national_other", "Reserved by national law"),
    ],
)
def test_a_reservation_names_the_article_of_its_own_act(legal_basis, code, told):
    assert names.reserved_under(code, legal_basis, "en") == told


def test_design_contests_and_concessions_are_named():
    assert names.sort_name("F12", "pl") == "Konkurs"
    assert names.sort_name("19", "es") == "Concesión"
    assert names.sort_name("16", "bg") == ""
    assert names.sort_name(None, "en") == ""


def test_a_code_of_an_official_list_in_the_reader_s_language():
    assert names.code_name("received-submission-type", "t-esubm", "pl") == "Oferty złożone drogą elektroniczną"
    assert names.code_name("received-submission-type", "new-code", "pl") == "new-code"

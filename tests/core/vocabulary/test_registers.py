from __future__ import annotations

import json

import pytest

from dragging.core.matching.conditions import _ASKED
from dragging.core.vocabulary import law, names, registers
from dragging.core.vocabulary.tables import rows


@pytest.mark.parametrize("table", ["registers", "statuses"])
def test_every_row_has_four_names_and_says_how_well_it_is_supported(table):
    assert [row for row in rows(table) if not all(row[one] for one in ("en", "es", "pl", "bg"))] == []
    assert {row["mark"] for row in rows(table)} <= {"G", "P", "K"}


def test_the_statuses_that_decide_something():
    assert {(one.country, one.code) for one in registers.statuses()} == {
        ("ES", "centro_especial_empleo_iniciativa_social"), ("ES", "empresa_insercion"), ("ES", "centro_especial_empleo"),
        ("PL", "przedsiebiorstwo_spoleczne"), ("PL", "spoldzielnia_socjalna"), ("PL", "zpch"), ("PL", "zaz"),
        ("BG", "specialised_enterprise"), ("BG", "social_enterprise_A"), ("BG", "social_enterprise_A_plus"),
    }  # fmt: skip


def test_every_status_stands_in_a_register_of_its_country():
    for one in registers.statuses():
        assert registers.register(one.register).country == one.country


def test_what_a_status_stands_for_and_what_the_law_asks_are_conditions_that_can_be_answered():
    asked = {one.condition for one in law.reserved_conditions()}
    assert {one for status in registers.statuses() for one in status.stands_for} <= set(_ASKED)
    assert asked <= set(_ASKED)


def test_every_status_that_the_law_needs_is_known():
    needed = {code for one in law.reserved_conditions() for code in one.needs}
    assert [code for code in needed if registers.status(code) is None] == []


def test_a_register_of_a_region_is_one_of_its_kind():
    assert registers.register("registro_empresas_insercion_cataluna").code == "registro_empresas_insercion"
    assert registers.register("registro_empresas") is None
    assert names.register_name("krs_2", "en") == "National Court Register (KRS)"


def test_every_register_and_status_of_the_truth_set_that_decides_is_known(shared):
    files = sorted((shared / "truth" / "profiles").glob("*.json"))
    used = [one["register"] for file in files for one in json.loads(file.read_bytes())["registers"]]
    assert len(used) == 16
    assert [code for code in used if registers.register(code) is None] == []


KEYS = {
    "ES": "asociacion fundacion cooperativa cooperativa_iniciativa_social sociedad_laboral centro_especial_empleo_iniciativa_social centro_especial_empleo empresa_insercion centro_ocupacional",
    "PL": "stowarzyszenie fundacja spoldzielnia_socjalna spoldzielnia_pracy spolka_zoo_non_profit zaz zpch kolo_gospodyn",
    "BG": "sdruzhenie fondatsia chitalishte kooperatsia kooperatsia_hora_s_uvrezhdania spetsializirano_predpriatie social_enterprise_eood",
    "IE": "clg dac cooperative trust unincorporated",
}


@pytest.mark.parametrize(("country", "key"), [(country, key) for country, keys in KEYS.items() for key in keys.split()])
def test_every_legal_form_of_a_profile_is_known_by_name(country, key):
    assert key in law.legal_form_keys(country)
    assert all(law.legal_form(country, key).names.values())


def test_a_form_stands_once_under_the_key_of_profiles():
    assert law.legal_form("BG", "fondatsia") == law.legal_form("BG", "fondatsiya")
    assert "fondatsiya" not in law.legal_form_keys("BG")
    assert law.legal_form("ES", "fondatsia") is None
    assert names.legal_form_name("ES", "fondatsia", "en") == "fondatsia"

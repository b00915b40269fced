"""Which lots are reserved, and for whom, by the words of a notice. All sentences are invented."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec
import pytest
from eligibility_world import boxed, call
from profile_world import profile, registered

from dragging.core.matching.eligibility import verdict
from dragging.core.matching.eligibility.reservation import reservation
from dragging.core.matching.eligibility.reserved_words import demands, said_of_whole, sentences
from dragging.core.notices.model import Lot, SelectionCriterion, Source, Terms
from dragging.core.vocabulary.tables import rows

NOW = datetime(2026, 11, 24, 9, 0)
ART20, EXECUTION, ART77 = "art20_participation", "art20_execution", "art77"


def found(language, text, place="additional_information"):
    terms = Terms(additional_information={language: text}) if place == "additional_information" else None
    notice = call(title={language: text} if place == "title" else {}, terms=terms)
    return [(one.reserved, sorted(one.whom), one.lots and sorted(one.lots)) for one in said_of_whole(notice)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Note that only Lot 3 is limited to sheltered workshops.", (True, ["art20"], [3])),
        ("en", "This lot is not limited to those operating as a sheltered workshop.", (False, ["art20"], None)),
        ("es", "El lote 2 queda reservado a empresas de inserción.", (True, ["ei"], [2])),
        ("es", "Los lotes 1, 2 y 4 están reservados a centros especiales de empleo.", (True, ["cee"], [1, 2, 4])),
        ("es", "El segundo lote está reservado según la Disp. Adic. 4ª de la LCSP.", (True, ["art20"], [2])),
        ("es", "Reservado conforme a la disposición adicional 48ª.", (True, ["art77"], None)),
        ("fr", "Le lot n° 5 est réservé aux ESAT et aux entreprises adaptées.", (True, ["disabled"], [5])),
        ("fr", "Lots 1 et 2 réservés aux structures d’insertion.", (True, ["insertion"], [1, 2])),
        ("fr", "En application de l'article L. 2113-14 le marché est réservé.", (True, ["art20"], None)),
        ("de", "Los 2 ist Werkstätten für Menschen mit Behinderungen vorbehalten.", (True, ["disabled"], [2])),
        ("it", "Il lotto 4 è riservato alle cooperative sociali.", (True, ["art20"], [4])),
        ("pl", "Część nr 2 zamówienia jest zastrzeżona dla zakładów pracy chronionej.", (True, ["art20"], [2])),
        ("bg", "Обособена позиция № 2 е запазена за специализирани предприятия.", (True, ["art20"], [2])),
        ("bg", "Обособена позиция № 1 - печат и обособена позиция № 3 - шиене, запазена по чл. 80 от ППЗОП", (True, ["art20"], [3])),
        ("ro", "Lotul 2 este rezervat atelierelor protejate.", (True, ["art20"], [2])),
        ("cs", "Část 1 je vyhrazena chráněným dílnám.", (True, ["art20"], [1])),
        ("sk", "Časť 3 je vyhradená pre sociálne podniky.", (True, ["art20"], [3])),
        ("nl", "Perceel 2 is voorbehouden aan sociale werkplaatsen.", (True, ["art20"], [2])),
        ("da", "Delaftale 1 er forbeholdt beskyttede værksteder.", (True, ["art20"], [1])),
        ("sv", "Anbudsområde 2 är reserverad för skyddade verkstäder.", (True, ["art20"], [2])),
        ("nb", "Delkontrakt 2 er forbeholdt vernede bedrifter.", (True, ["art20"], [2])),
        ("fi", "Osa-alue 1 on varattu työkeskuksille.", (True, ["art20"], [1])),
        ("hu", "Fenntartott szerződés a megváltozott munkaképességűek számára.", (True, ["art20"], None)),
        ("el", "Το δικαίωμα ανατίθεται κατ' αποκλειστικότητα σε προστατευόμενα εργαστήρια.", (True, ["art20"], None)),
        ("lt", "Pirkimas rezervuotas socialinėms įmonėms.", (True, ["art20"], None)),
        ("lv", "Līgums ir rezervēts aizsargātām darbnīcām.", (True, ["art20"], None)),
        ("et", "Hange on reserveeritud puuetega inimestele.", (True, ["art20"], None)),
        ("pt", "O lote 1 é reservado a oficinas protegidas.", (True, ["art20"], [1])),
        ("hr", "Grupa 2 rezervirana je za zaštitne radionice.", (True, ["art20"], [2])),
        ("sl", "Sklop 2 je pridržan za invalidska podjetja.", (True, ["art20"], [2])),
        ("ca", "El lot 1 està reservat a centres especials de treball.", (True, ["cee"], [1])),
    ],
)  # fmt: skip
def test_words_of_reserving(language, text, expected):
    assert found(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "All rights reserved. Lot 2 covers work with disabled people."),
        ("en", "The profession of nurse is restricted to those registered."),
        ("es", "La administración se reserva el derecho a no adjudicar."),
        ("fr", "L'acheteur se réserve la possibilité de négocier ; insertion par l'activité économique demandée."),
        ("pl", "Zamawiający zastrzega sobie prawo do unieważnienia części 2."),
        ("bg", "Възложителят запазва правото си."),
        ("it", "Informazioni riservate: lotto 2."),
        ("xx", "Reserved for sheltered workshops"),
    ],
)
def test_other_words_are_none(language, text):
    assert found(language, text) == []


def test_abbreviations_end_no_sentence():
    assert list(sentences("See art. L. 2113-13 of the code. The lot is open. End")) == [
        "See art. L. 2113-13 of the code.", "The lot is open.", "End",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "least", "more_than"),
    [
        ("en", "At least 55 % of the workers are disabled.", "0.55", False),
        ("en", "More than half of the staff are disadvantaged people.", "0.50", True),
        ("fr", "employant plus de 50 % de travailleurs handicapés", "0.50", True),
        ("fr", "au minimum 50 % de travailleurs défavorisés", "0.50", False),
        ("pl", "zatrudnia ponad 50% osób niepełnosprawnych", "0.50", True),
        ("bg", "повече от половината са хора с увреждания", "0.50", True),
    ],
)
def test_a_greater_share(language, text, least, more_than):
    asked = demands(call(terms=Terms(selection_criteria=(SelectionCriterion(text={language: text}),))), None)
    assert [(one.least, one.more_than, one.quote) for one in asked] == [(Decimal(least), more_than, text)]


def test_a_share_of_something_else_is_none():
    assert demands(call(title={"en": "At least 60 % of the food is organic"}), None) == ()


def opened(notice):
    return [reservation(notice, lot).bases for lot in notice.lots]


def test_words_that_name_the_lot_win_over_the_box_of_the_whole():
    lots = [boxed(1), boxed(2)]
    notice = call(
        lots=lots,
        reserved=(ART20,),
        terms=Terms(additional_information={"en": "Only lot 2 is reserved for sheltered workshops."}),
    )
    assert opened(notice) == [(), (ART20,)]


def test_a_title_that_says_reserved_speaks_for_its_lot_only():
    assert opened(call(lots=[boxed(1, "Printing"), boxed(2, "Sewing (reserved)")], reserved=(ART20,))) == [
        (),
        (ART20,),
    ]


def test_a_description_without_whom_opens_no_other_lot():
    lots = [boxed(1), boxed(2, description={"fr": "Sud de la ville. Marché réservé."})]
    assert opened(call(lots=lots, reserved=(ART20,))) == [(ART20,), (ART20,)]


def test_a_box_of_each_lot_is_not_overruled_by_words_about_another():
    lots = [boxed(1), boxed(2, "Reserved for sheltered workshops")]
    notice = msgspec.structs.replace(call(lots=lots, reserved=(ART20,)), source=Source("eforms", None, "a.xml", "0"))
    assert opened(notice) == [(ART20,), (ART20,)]


def test_a_title_reserves_without_a_box():
    notice = call(
        "ES", lots=[boxed(1, reserved=()), boxed(2, "Huertos (reservado a centros especiales de empleo)", "es", ())]
    )
    assert opened(notice) == [(), (ART20,)]
    insertion = profile(country="ES", registers=[registered("empresa_insercion")])
    found_ = verdict(insertion, notice, notice.lots[1], NOW)
    assert (found_.answer, found_.decided_by) == ("not_eligible", ART20)
    words = next(one for one in found_.reasons if one.code == "words_reserve")
    assert words.values["quote"] == "Huertos (reservado a centros especiales de empleo)"


def test_words_in_the_small_print_against_no_box_are_not_believed():
    notice = call(terms=Terms(additional_information={"en": "The contract is reserved for sheltered workshops."}))
    assert verdict(profile(country="IE", main_aim_integration=False), notice, None, NOW).answer == "unknown"
    meets = profile(country="IE", main_aim_integration=True, disadvantaged_share=0.4)
    assert verdict(meets, notice, None, NOW).answer == "eligible"


def test_words_that_deny_the_box_are_not_believed():
    notice = call(
        reserved=(ART20,), terms=Terms(additional_information={"en": "Not reserved for sheltered workshops."})
    )
    assert verdict(profile(country="IE", main_aim_integration=False), notice, None, NOW).answer == "unknown"


def test_words_tell_which_of_two_boxes_is_meant():
    lots = [boxed(1, "Lot réservé aux structures d'insertion", "fr", (EXECUTION, ART77))]
    assert opened(call("FR", lots=lots, reserved=(EXECUTION, ART77))) == [(EXECUTION,)]


def test_the_share_of_the_notice_is_asked():
    words = Terms(selection_criteria=(SelectionCriterion(text={"fr": "au minimum 50 % de travailleurs handicapés"}),))
    notice = call("FR", reserved=(ART20,), terms=words)
    for share, answer in ((0.5, "eligible"), (0.49, "not_eligible"), (None, "unknown")):
        facts = {"country": "FR", "main_aim_integration": True, "disadvantaged_share": share}
        assert verdict(profile(**facts), notice, None, NOW).answer == answer


def test_for_disabled_people_only_a_status_tells():
    notice = call("FR", reserved=(ART20,), title={"fr": "Marché réservé aux entreprises adaptées"})
    facts = {"country": "BG", "main_aim_integration": True, "disadvantaged_share": 0.6}
    assert verdict(profile(**facts), notice, None, NOW).missing == ("disabled_staff",)
    assert (
        verdict(profile(**facts, registers=[registered("specialised_enterprise")]), notice, None, NOW).answer
        == "eligible"
    )


def test_every_language_says_for_whom():
    parts = {}
    for row in rows("reserved_words"):
        parts.setdefault(row["language"], set()).add(row["part"])
    assert {language for language, known in parts.items() if not {"reserve", "who", "lot"} <= known} == set()
    assert len(parts) == 23


def test_a_lot_of_no_number_is_read_too():
    lot = Lot("A", title={"en": "Reserved for sheltered workshops"})
    assert reservation(call(lots=[lot]), lot).bases == (ART20,)

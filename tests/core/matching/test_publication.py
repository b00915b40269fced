from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.matching.profile.model import (
    Certificate,
    Identifier,
    Insurance,
    Profile,
    Provenance,
    Reference,
    Registration,
    ReservedAward,
    YearOfPeople,
    YearOfTurnover,
)
from dragging.core.matching.publication import GROUPS, Basis, Choice, Held, Work, published, stands_until
from dragging.core.units import Value

DAY = date(2026, 11, 24)
REGISTER = Provenance("register", date(2026, 11, 3))
PLACES = ["BG", "BG4", "BG42", "BG421", "BG344", "ES", "ES61", "ES613", "PL911", "EU:translation", "EU:catering"]
FACTS_OF = {
    "name": {"name", "country"}, "summary": {"summary", "aims"}, "services": {"services"},
    "places": {"reach", "base_nuts"}, "languages": {"languages"}, "legal_form": {"legal_form"}, "size": {"staff", "staff_by_year"},
    "references": {"references"}, "partners": set(), "contact": set(), "website": set(),
    "reserved": {
        "country", "registers", "disadvantaged_share", "main_aim_integration", "public_service_mission", "profit_reinvested",
        "participatory_governance", "art77_awards", "own_work_80", "profit_distributed", "participation_in_statute",
        "legal_form", "staff", "staff_by_year", "provenance",
    },
}  # fmt: skip

maybe = st.none() | st.booleans()
days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
sources = st.sampled_from(["self_declared", "document", "register"])


@st.composite
def profiles(draw):
    """Profiles in which every text is a mark that occurs nowhere else."""
    seed, told = draw(st.integers(100, 999)), itertools.count(100)

    def number():
        return int(f"7{seed}0{next(told)}")

    def mark():
        return f"mark{number()}"

    def money():
        return Value(Decimal(number()), "EUR")

    def provenance():
        return Provenance(draw(sources), draw(days), draw(days), mark())

    def registration():
        status = draw(st.sampled_from(["empresa_insercion", "opp", "specialised_enterprise"]))
        return Registration(mark(), status, draw(days), draw(days), mark(), provenance())

    return Profile(
        id=mark(), name=mark(), country=draw(st.sampled_from(["ES", "PL", "IE", "BG"])), base_nuts=draw(st.sampled_from(["BG421", "ES613"])),
        reach=tuple(draw(st.lists(st.sampled_from(PLACES)))), legal_form=mark(),
        registers=tuple(registration() for _ in range(draw(st.integers(0, 2)))),
        disadvantaged_share=Decimal(number()) / 10**12,
        main_aim_integration=draw(maybe), public_service_mission=draw(maybe), profit_reinvested=draw(maybe),
        participatory_governance=draw(maybe), services=tuple(draw(st.lists(st.sampled_from(["translation", "catering", "laundry"]), unique=True))),
        languages=tuple(draw(st.lists(st.sampled_from(["bg", "es", "pl"]), unique=True))), yearly_turnover=money(), staff=draw(st.integers(0, 10**6)),
        months_of_cash=Decimal(number()), references=(Reference("85312000", money(), 2024, mark(), mark(), mark()),),
        certificates=(Certificate(mark(), number=mark()),), art77_awards=(ReservedAward(mark(), draw(days)),), summary=mark(),
        identifiers=(Identifier("nif", mark()),), aims=mark(), governance=mark(), profit_distributed=draw(maybe),
        participation_in_statute=draw(maybe), own_work_80=draw(maybe), staff_by_year=(YearOfPeople(2025, draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))),),
        turnover_by_year=(YearOfTurnover(2025, money()),), insurance=(Insurance(mark(), money()),), exclusion_grounds=(mark(),),
        provenance={"disadvantaged_share": provenance(), "summary": provenance()},
    )  # fmt: skip


choices = st.builds(
    Choice, st.frozensets(st.sampled_from(GROUPS)), st.just("office@example.org"), st.just("https://ours.example"),
    st.just("we bring this"), st.just("we need that"),
)


def entry_bytes(profile, choice):
    return msgspec.json.encode(published(profile, choice, DAY))


@given(profiles(), profiles(), choices)
def test_the_entry_does_not_hang_on_any_fact_that_was_not_chosen(profile, other, choice):
    """Two organisations that agree in what they publish cannot be told apart."""
    kept = set().union(*(FACTS_OF[group] for group in choice.groups))
    twin = msgspec.structs.replace(other, **{name: getattr(profile, name) for name in kept})
    assert entry_bytes(profile, choice) == entry_bytes(twin, choice)


@given(profiles(), choices)
def test_no_byte_of_an_unpublished_value_is_in_the_entry(profile, choice):
    told = entry_bytes(profile, choice).decode()
    never = [
        profile.id, str(profile.disadvantaged_share), str(profile.months_of_cash), str(profile.yearly_turnover.amount),
        str(profile.turnover_by_year[0].value.amount), profile.governance, *profile.exclusion_grounds, profile.identifiers[0].number,
        profile.certificates[0].name, profile.insurance[0].kind, profile.art77_awards[0].buyer, profile.references[0].buyer_id,
        str(profile.references[0].value.amount), *(one.document for one in profile.provenance.values()),
    ]  # fmt: skip
    by_group = {
        "name": [profile.name], "summary": [profile.summary, profile.aims], "legal_form": [profile.legal_form],
        "references": [profile.references[0].buyer, profile.references[0].title], "reserved": [one.register for one in profile.registers],
        "contact": [choice.contact], "website": [choice.website], "partners": [choice.brings, choice.needs],
    }  # fmt: skip
    hidden = never + [one for group, values in by_group.items() if group not in choice.groups for one in values]
    assert [one for one in hidden if one in told] == []


@given(profiles(), choices)
def test_without_a_name_nothing_is_published(profile, choice):
    assert published(profile, Choice(choice.groups - {"name"}, choice.contact), DAY) is None


def test_nothing_is_chosen_at_first():
    assert Choice().groups == frozenset()


def test_a_proved_basis_tells_register_and_day_and_no_share():
    profile = Profile(
        name="Empresa Ejemplo", country="ES", disadvantaged_share=Decimal("0.412"),
        registers=(Registration("registro_empresas_insercion", "empresa_insercion", date(2020, 1, 1), None, "EI-12", REGISTER),),
    )  # fmt: skip
    entry = published(profile, Choice(frozenset({"name", "reserved"})), DAY)
    assert Basis(
        "art20_participation", "register", date(2026, 11, 3), (Held("registro_empresas_insercion", "empresa_insercion", "EI-12"),)
    ) in entry.reserved
    assert b"0.412" not in msgspec.json.encode(entry)


def test_a_place_under_another_is_told_once():
    profile = Profile(name="A", reach=("BG421", "BG42", "EU:translation", "BG344"), services=("translation",))
    entry = published(profile, Choice(frozenset({"name", "places", "services"})), DAY)
    assert (entry.serves, entry.everywhere) == (("BG344", "BG42"), ("translation",))
    assert published(profile, Choice(frozenset({"name", "places"})), DAY).everywhere == ()


def test_people_are_told_as_a_band():
    for staff, band in [(0, "0-9"), (9, "0-9"), (10, "10-49"), (249, "50-249"), (250, "250+")]:
        assert published(Profile(name="A", staff=staff), Choice(frozenset({"name", "size"})), DAY).size == band
    years = (YearOfPeople(2024, 9), YearOfPeople(2025, 12))
    assert published(Profile(name="A", staff_by_year=years), Choice(frozenset({"name", "size"})), DAY).size == "10-49"


def test_references_are_told_without_their_money():
    profile = Profile(name="A", references=(Reference("85312000", Value(Decimal(86400), "EUR"), 2024, "Town X", "B1", "Home care"),))
    entry = published(profile, Choice(frozenset({"name", "references"})), DAY)
    assert entry.references == (Work("Home care", "Town X", 2024, "85312000"),)


def test_an_entry_stands_until_a_fact_ends_or_begins():
    ends = Profile(name="A", registers=(Registration("r", "opp", None, date(2026, 12, 1)),))
    begins = Profile(name="A", registers=(Registration("r", "opp", date(2026, 11, 30)),))
    assert stands_until(ends, DAY) == date(2026, 12, 1)
    assert stands_until(begins, DAY) == date(2026, 11, 29)
    assert stands_until(Profile(name="A"), DAY) == date(2026, 12, 24)

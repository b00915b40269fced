"""A profile read from JSON: what can be read, and everything that is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from dragging.core.matching.profile import values
from dragging.core.matching.profile.document import NotADocument, decoded
from dragging.core.matching.profile.model import (
    Certificate,
    Identifier,
    Insurance,
    Profile,
    Provenance,
    Reference,
    Registration,
    ReservedAward,
    Source,
    YearOfPeople,
    YearOfTurnover,
)
from dragging.core.matching.profile.problems import TOLERATED, Problem, Problems
from dragging.core.vocabulary import law

_NAME, _SHORT, _LONG = 300, 120, 4000
_PEOPLE, _FEW, _MANY = 1_000_000, 100, 500


class Reading(msgspec.Struct, frozen=True):
    """What was read; a fact that could not be read is not known in `profile` and named in `problems`."""

    profile: Profile
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no fact was lost: what is left are keys that nobody reads and codes that decide nothing."""
        return all(problem.code in TOLERATED for problem in self.problems)


def read(data: bytes | str | Mapping[str, Any]) -> Reading:
    """The profile that JSON describes, as UTF-8 bytes, text, or decoded; shape in `docs/profile.md`.

    Never raises for what the document holds.
    """
    problems = Problems()
    try:
        found = data if isinstance(data, Mapping) else decoded(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    except NotADocument as error:
        problems.add(error.code, "", error.detail)
        return Reading(Profile(), tuple(problems.found))
    if not isinstance(found, Mapping):
        problems.add("not_understood", "", found, "object")
        return Reading(Profile(), tuple(problems.found))
    known = {key: one for key, one in values.members(found, "", problems, _FACTS).items() if one is not values.BAD}
    profile = Profile(**known)
    if profile.legal_form and law.legal_form(profile.country, profile.legal_form) is None:
        problems.add("not_in_list", "/legal_form", profile.legal_form, "legal_form")
    return Reading(profile, tuple(problems.found))


def _provenances(value: Any, place: str, problems: Problems) -> Any:
    """By fact. One that cannot be read costs its own fact's only."""
    if not isinstance(value, Mapping):
        problems.add("not_understood", place, value, "object")
        return values.BAD
    single = {key: _PROVENANCE for key in _FACTS if key not in _LISTED and key != "provenance"}
    found = values.members(value, place, problems, single)
    return {key: one for key, one in found.items() if one is not values.BAD}


def _certificate(value: Any, place: str, problems: Problems) -> Any:
    """A name alone, or an object."""
    read_one = _CERTIFICATE_NAME if isinstance(value, str) else _CERTIFICATE
    found = read_one(value, place, problems)
    return Certificate(found) if isinstance(found, str) else found


_short, _name, _long = values.text(_SHORT), values.text(_NAME), values.text(_LONG)
_year = values.whole(1900, 2200)
_PROVENANCE = values.record(
    Provenance,
    {"source": values.one_of(get_args(Source)), "date": values.day, "expires": values.day, "document": _name},
    ("source",),
)
_SAID = {"provenance": _PROVENANCE}
_VALID = {"valid_from": values.day, "valid_to": values.day} | _SAID
_BUYER = {"buyer": _name, "buyer_id": _short, "cpv": values.cpv_code} | _SAID
_CERTIFICATE_NAME = _name
_CERTIFICATE = values.record(Certificate, {"name": _name, "number": _short} | _VALID, ("name",))
_LISTED: dict[str, values.Read] = {
    "reach": values.several(values.place_served, _MANY),
    "registers": values.several(
        values.record(
            Registration, {"register": _short, "status": _short, "number": _short} | _VALID, ("register", "status")
        ),
        _FEW,
    ),
    "services": values.several(values.service, _MANY),
    "languages": values.several(values.language, _FEW),
    "references": values.several(
        values.record(Reference, {"value": values.money, "year": _year, "title": _name} | _BUYER), _MANY
    ),
    "certificates": values.several(_certificate, _FEW),
    "art77_awards": values.several(values.record(ReservedAward, {"date": values.day} | _BUYER), _MANY),
    "identifiers": values.several(
        values.record(Identifier, {"kind": _short, "number": _short} | _SAID, ("kind", "number")), _FEW
    ),
    "staff_by_year": values.several(
        values.record(
            YearOfPeople,
            {"year": _year, "staff": values.whole(0, _PEOPLE), "disadvantaged": values.whole(0, _PEOPLE)} | _SAID,
            ("year",),
        ),
        _FEW,
    ),
    "turnover_by_year": values.several(
        values.record(YearOfTurnover, {"year": _year, "value": values.money} | _SAID, ("year", "value")), _FEW
    ),
    "insurance": values.several(
        values.record(Insurance, {"kind": _short, "cover": values.money} | _VALID, ("kind",)), _FEW
    ),
    "exclusion_grounds": values.several(_short, _FEW),
}
_FACTS: dict[str, values.Read] = _LISTED | {
    "id": _short,
    "name": _name,
    "fictitious": values.yes_no,
    "country": values.country,
    "base_nuts": values.nuts_code,
    "legal_form": _short,
    "disadvantaged_share": values.number(1),
    "main_aim_integration": values.yes_no,
    "public_service_mission": values.yes_no,
    "profit_reinvested": values.yes_no,
    "participatory_governance": values.yes_no,
    "yearly_turnover": values.money,
    "staff": values.whole(0, _PEOPLE),
    "months_of_cash": values.number(1200),
    "summary": _long,
    "aims": _long,
    "governance": _long,
    "profit_distributed": values.yes_no,
    "participation_in_statute": values.yes_no,
    "own_work_80": values.yes_no,
    "provenance": _provenances,
}

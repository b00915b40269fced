"""The one set of search parameters that page, API, command line and batch share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from rapidfuzz import process
from rapidfuzz.fuzz import WRatio

from dragging.apps.bank.search.words import KINDS, RESERVED, SORTS, STATES
from dragging.core.units import amount_from_text, day_from_text
from dragging.core.vocabulary import nuts, services

PAGE_ROWS = 25
MAX_PAGE = 10_000
MAX_ROWS = 1000
NEAR_SERVICES = 5
MAX_NAME = 40
MAX_TEXT = 500
MIN_YEAR, MAX_YEAR = 1970, 9998
"""Years in which a moment can be counted in seconds in every zone."""


class BadParameter(ValueError):  # noqa: N818 - names the parameter, the face says the sentence
    """A parameter cannot be understood: its name, the value given, and the values or form that can.

    `form` is the English sentence with its places, `places` what stands in them: what a face needs to say it in
    another language.
    """

    def __init__(self, name: str, value: str, form: str, **places: int | str) -> None:
        self.name = name
        self.value = value
        self.form = form
        self.places = places
        self.expected = form.format(**places)
        super().__init__(f"{name}: {value!r}: expected {self.expected}")


class Parameters(msgspec.Struct, frozen=True):
    """A search as asked. An empty tuple or None filters nothing."""

    text: str = ""
    state: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    nuts: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    buyer: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    light: bool | None = None
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    value_unstated: bool = False
    deadline_from: date | None = None
    deadline_to: date | None = None
    since: date | None = None
    language: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    sort: str = "relevance"
    page: int = 1
    limit: int = PAGE_ROWS
    asker: str | None = None


_NAMES = {
    "q", "state", "cpv", "nuts", "service", "buyer", "kind", "reserved", "light", "value_min", "value_max", "value_unstated",
    "deadline_from", "deadline_to", "since", "language", "source", "sort", "page", "limit", "lang",
}  # fmt: skip


def parameters(given: Mapping[str, Any]) -> Parameters:
    """The parameters of a query string, of options or of a batch line: texts, or lists of texts.

    Raises BadParameter for an unknown name and for a value that cannot be understood.
    """
    for name in given:
        if name not in _NAMES:
            hint = "a profile, which a search does not have yet" if name == "may_bid" else ", ".join(sorted(_NAMES))
            raise BadParameter(name, ",".join(_several(given, name)) or str(given[name]), hint)
    text = str(given.get("q") or "").encode(errors="replace").decode()
    if len(text) > MAX_TEXT:
        raise BadParameter("q", text[:40] + "…", "at most {most} characters", most=MAX_TEXT)
    state = _choices(given, "state", STATES)
    asked = Parameters(
        text=text,
        state=state,
        cpv=tuple(_cpv(value) for value in _several(given, "cpv")),
        nuts=tuple(_nuts(value) for value in _several(given, "nuts")),
        service=tuple(_service(value) for value in _several(given, "service")),
        buyer=tuple(_name("buyer", value) for value in _several(given, "buyer")),
        kind=_choices(given, "kind", KINDS),
        reserved=_choices(given, "reserved", RESERVED),
        light=_yes_no(given, "light"),
        value_min=_amount(given, "value_min"),
        value_max=_amount(given, "value_max"),
        value_unstated=bool(_yes_no(given, "value_unstated")),
        deadline_from=_day(given, "deadline_from"),
        deadline_to=_day(given, "deadline_to"),
        since=_day(given, "since"),
        language=tuple(_language("language", value) for value in _several(given, "language")),
        source=tuple(_name("source", value) for value in _several(given, "source")),
        sort=_one(given, "sort", SORTS, _usual_order(text, state)),
        page=_whole(given, "page", 1, MAX_PAGE),
        limit=_whole(given, "limit", PAGE_ROWS, MAX_ROWS),
        asker=next((_language("lang", value) for value in _several(given, "lang")), None),
    )
    _in_order(asked)
    return asked


def _in_order(asked: Parameters) -> None:
    """Limits of which the upper lies below the lower find nothing and are a mistake."""
    for least, most in (("value_min", "value_max"), ("deadline_from", "deadline_to")):
        low, high = getattr(asked, least), getattr(asked, most)
        if low is not None and high is not None and high < low:
            raise BadParameter(most, str(high), "not below {least}", least=str(low))


def moment_of(name: str, as_of: str) -> datetime:
    """The moment of `YYYY-MM-DD[THH:MM]`; where no zone is stated, none is given: the buyer's clock is meant.

    Raises BadParameter for another form.
    """
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        raise BadParameter(name, as_of, "YYYY-MM-DD or YYYY-MM-DDTHH:MM") from None
    if not MIN_YEAR <= moment.year <= MAX_YEAR:
        raise BadParameter(name, as_of, "a year from {least} to {most}", least=MIN_YEAR, most=MAX_YEAR)
    return moment


def _usual_order(text: str, state: tuple[str, ...]) -> str:
    """Words: the best first; open ones: the nearest deadline; what holds past ones too: the newest."""
    if text.strip():
        return "relevance"
    return "deadline" if state == ("open",) else "newest"


def _several(given: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = given.get(name)
    if value is None or value == "":
        return ()
    if not isinstance(value, (list, tuple)):
        value = str(value).split(",")
    parts = [str(part).encode(errors="replace").decode() for part in value]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _choices(given: Mapping[str, Any], name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    values = _several(given, name)
    for value in values:
        if value not in known:
            raise BadParameter(name, value, ", ".join(known))
    return values


def _one(given: Mapping[str, Any], name: str, known: tuple[str, ...] | None, default: Any) -> Any:
    values = _several(given, name)
    if not values:
        return default
    if known is not None and values[0] not in known:
        raise BadParameter(name, values[0], ", ".join(known))
    return values[0]


def _cpv(value: str) -> str:
    digits = value.partition("-")[0]
    if not (2 <= len(digits) <= 8 and digits.isascii() and digits.isdigit()):
        raise BadParameter("cpv", value, "2 to 8 digits")
    return digits[:2] + digits[2:].rstrip("0")


def _nuts(value: str) -> str:
    if not nuts.is_code(value.upper()):
        raise BadParameter("nuts", value, "a NUTS code of any level, such as ES or BG421")
    return value.upper()


def _service(value: str) -> str:
    known = [service.id for service in services.services()]
    if value not in known:
        near = process.extract(value, known, scorer=WRatio, limit=NEAR_SERVICES)
        raise BadParameter("service", value, "an id of the service list, such as {near}", near=", ".join(str(one[0]) for one in near))
    return value


def _name(name: str, value: str) -> str:
    if not (len(value) <= MAX_NAME and value.replace("-", "a").replace("_", "a").isalnum()):
        raise BadParameter(name, value, "letters, digits, - and _")
    return value


def _language(name: str, value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise BadParameter(name, value, "two letters, such as bg")
    return value.lower()


def _yes_no(given: Mapping[str, Any], name: str) -> bool | None:
    value = given.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    word = str(value).lower()
    if word in {"1", "true", "yes"}:
        return True
    if word in {"0", "false", "no"}:
        return False
    raise BadParameter(name, str(value), "yes or no")


def _amount(given: Mapping[str, Any], name: str) -> Decimal | None:
    values = _several(given, name) if not isinstance(given.get(name), str) else (str(given[name]),)
    if not values or not values[0]:
        return None
    amount = amount_from_text(values[0])
    if amount is None:
        raise BadParameter(name, values[0], "an amount such as 50000")
    return amount


def _day(given: Mapping[str, Any], name: str) -> date | None:
    values = _several(given, name)
    if not values:
        return None
    day = day_from_text(values[0]) if len(values[0]) <= len("2026-11-24") else None
    if day is None or not MIN_YEAR <= day.year <= MAX_YEAR:
        raise BadParameter(name, values[0], "a day such as 2026-11-24")
    return day


def _whole(given: Mapping[str, Any], name: str, default: int, most: int) -> int:
    value = given.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, (list, tuple)):
        value = value[0] if value else default
    text = str(value)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise BadParameter(name, text, "a whole number from 1 to {most}", most=most)
    return int(text)

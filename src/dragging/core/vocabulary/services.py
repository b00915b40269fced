"""The services that social organisations sell, in four languages, with their CPV codes."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from dragging.core.vocabulary.tables import rows

LANGUAGES = ("en", "es", "pl", "bg")


class Service(msgspec.Struct, frozen=True):
    """`prefixes` are beginnings of CPV codes."""

    id: str
    names: dict[str, str]
    prefixes: tuple[str, ...]


@cache
def services() -> tuple[Service, ...]:
    """All services, in the order of `data/services.csv`."""
    return tuple(
        Service(
            row["id"],
            {language: row[f"name_{language}"] for language in LANGUAGES},
            tuple(
                piece.strip()
                for piece in row["cpv_prefixes"].replace(",", ";").replace(" ", ";").split(";")
                if piece.strip()
            ),
        )
        for row in rows("services")
    )


@lru_cache(maxsize=20_000)
def services_of(cpv: str) -> tuple[Service, ...]:
    """The services that a CPV code belongs to."""
    return tuple(service for service in services() if cpv.startswith(service.prefixes))


@lru_cache(maxsize=2_000)
def shares(prefix: str) -> int:
    """How many services a beginning of CPV codes stands for; 1 at least."""
    return max(sum(prefix in service.prefixes for service in services()), 1)


class Theme(msgspec.Struct, frozen=True):
    """Services that are looked for together, so that a long list can be chosen from on a small screen."""

    id: str
    names: dict[str, str]
    services: tuple[Service, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """All themes; every service stands in exactly one."""
    by_id = {service.id: service for service in services()}
    return tuple(
        Theme(
            row["id"],
            {language: row[f"name_{language}"] for language in LANGUAGES},
            tuple(by_id[one] for one in row["services"].split()),
        )
        for row in rows("service_themes")
    )

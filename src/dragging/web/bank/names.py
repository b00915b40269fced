"""Names of codes in the reader's language, from the vocabulary that is installed or the one that ships."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from dragging.core.vocabulary import names
from dragging.core.vocabulary.services import Service, services, services_of


@cache
def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "vocabulary"


def edition() -> float:
    """Another number after each installation of a vocabulary."""
    try:
        return _folder().stat().st_mtime
    except OSError:
        return 0.0


def cpv(code: str, language: str) -> str:
    """The label of a CPV code or of a beginning of one; of the nearest level above that has a name."""
    return names.cpv_name(code.ljust(8, "0"), language, _folder())


def place(code: str, language: str) -> str:
    return names.nuts_name(code, language, _folder())


def country(code: str, language: str) -> str:
    return names.country_name(code, language)


def kind(code: str, language: str) -> str:
    return names.kind_name(code, language)


def reserved(code: str, language: str) -> str:
    return names.reserved_name(code, language)


def reserved_under(code: str, legal_basis: str | None, language: str) -> str:
    return names.reserved_under(code, legal_basis, language)


def sort(form: str | None, language: str) -> str:
    return names.sort_name(form, language)


def listed(name: str, code: str, language: str) -> str:
    """A code of the official code list of this name."""
    return names.code_name(name, code, language)


def procedure(code: str, language: str) -> str:
    return names.procedure_name(code, language)


def nature(code: str, language: str) -> str:
    return names.nature_name(code, language)


def service(code: str, language: str) -> str:
    return next((one.names[language] for one in services() if one.id == code), code)


def language_name(code: str, language: str) -> str:
    return names.language_name(code, language)


def service_of(code: str) -> Service | None:
    """The service that a CPV code belongs to most closely: the one with the longest beginning that fits."""
    return max(services_of(code), key=lambda one: max(len(p) for p in one.prefixes if code.startswith(p)), default=None)


def regions(country: str) -> tuple[str, ...]:
    return names.regions(country)

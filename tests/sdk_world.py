"""A tiny eForms SDK of invented labels, as a folder or as an archive."""

from __future__ import annotations

import io
import tarfile
import zipfile

LABELS = {"en": "Help at home", "es": "Ayuda en casa", "pl": "Pomoc w domu", "bg": "Помощ у дома"}


def files(version="1.14.0"):
    """Path and content of every file of the SDK, under the top folder that the official archive has."""
    held = {
        "fields/fields.json": f'{{"sdkVersion": "eforms-sdk-{version}"}}',
        "codelists/codelists.json": "{}",
        "notice-types/notice-types.json": "{}",
        "schemas/maindoc.xsd": "<schema/>",
        "README.md": "not taken",
    }
    for language, label in LABELS.items():
        held[f"translations/code_{language}.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><properties>'
            f'<entry key="code|name|cpv.85312000">{label} {version}</entry></properties>'
        )
    return {f"eForms-SDK-{version}/{name}": content.encode() for name, content in held.items()}


def folder(place, held=None):
    for name, content in (held or files()).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


def tar(place, held=None, mode="w:gz"):
    with tarfile.open(place, mode) as written:
        for name, content in (held or files()).items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            written.addfile(entry, io.BytesIO(content))
    return place


def zipped(place, held=None):
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in (held or files()).items():
            written.writestr(name, content)
    return place


def without(part, version="1.14.0"):
    return {name: content for name, content in files(version).items() if f"/{part}" not in name}

"""A public page as schema.org describes organisations: a block of data, nothing that runs."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString

from dragging.web.organisations.directory.telling import Shown

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(shown: Shown, kind: str, address: str) -> SafeString:
    """The block; what the organisation wrote cannot end it."""
    text = json.dumps(_data(shown, kind, address), ensure_ascii=False)
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def _data(shown: Shown, kind: str, address: str) -> dict[str, Any]:
    entry = shown.entry
    told = {
        "@context": "https://schema.org",
        "@type": "NGO" if kind == "ngo" else "Organization",
        "@id": address,
        "url": address,
        "name": entry.name,
        "description": entry.summary,
        "email": entry.contact,
        "sameAs": entry.website,
        "address": {"@type": "PostalAddress", "addressCountry": entry.country} if entry.country else None,
        "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in shown.serves],
        "knowsLanguage": list(entry.languages or ()),
        "makesOffer": [
            {"@type": "Offer", "itemOffered": {"@type": "Service", "name": name}} for name in shown.services
        ],
    }
    return {key: value for key, value in told.items() if value}

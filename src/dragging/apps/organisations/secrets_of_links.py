"""Tokens of mailed links: the mail holds the token, the table only its digest."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()

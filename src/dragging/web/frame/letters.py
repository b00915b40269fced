"""Mails as people get them: one shape for every letter of every part, as text and as HTML.

A letter is sentences; what they look like stands in `frame/letters/`. Opening a link of a letter never changes anything.
"""

from __future__ import annotations

import logging
import secrets
import smtplib
import textwrap
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

log = logging.getLogger(__name__)

WIDTH = 72


class NotSent(Exception):  # noqa: N818 - says what did not happen
    """No mail server took the letter; nothing of it left. The reason stands in the log."""


@dataclass(frozen=True)
class Entry:
    """One thing that a digest tells: a sentence, and where it is looked at."""

    sentence: str
    address: str


@dataclass(frozen=True)
class Letter:
    """What one mail says. `action` and `address` are its one button, `code` what is to be typed instead."""

    subject: str
    preheader: str
    paragraphs: tuple[str, ...]
    if_nothing: str
    why: str
    action: str = ""
    address: str = ""
    code: str = ""
    entries: tuple[Entry, ...] = ()
    stop: str = ""
    """Address that stops mails of this kind without signing in; empty for what signing in needs."""


def message(letter: Letter, to: str, language: str, *, key: str = "") -> EmailMultiAlternatives:
    """The mail of a letter. The same `key` gives the same Message-ID, so that a receiver sees a repetition as one."""
    told = {"letter": letter, "language": language, "site": settings.SITE_ADDRESS}
    with translation.override(language):
        text = _folded(render_to_string("frame/letters/letter.txt", told))
        html = render_to_string("frame/letters/letter.html", told)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<{key or secrets.token_hex(12)}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    if letter.stop:
        headers |= {"List-Unsubscribe": f"<{letter.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(" ".join(letter.subject.split()), text, None, [to], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def send(letter: Letter, to: str, language: str, *, key: str = "") -> None:
    """Hand a letter to the mail server. Raises NotSent."""
    try:
        message(letter, to, language, key=key).send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("a mail was not taken by the server: %s", type(error).__name__)
        raise NotSent from error


def _folded(text: str) -> str:
    """Lines of at most 72 letters; an address stays in one."""
    lines = []
    for line in text.strip().splitlines():
        lines += textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(lines) + "\n"

"""Mails of our own: one function, plain text and HTML in the reader's language, from templates in one frame.

A letter NAME of a part is three templates: `NAME.subject.txt`, `NAME.txt`, `NAME.html`; the last two extend
`frame/letters/base.txt` and `frame/letters/base.html`.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

log = logging.getLogger(__name__)


class NotSent(Exception):  # noqa: N818 - what became of the letter
    """The mail server did not take it; the log has the reason."""


def send(*, to: str, language: str, letter: str, told: dict[str, Any], site: str) -> None:
    """Write one mail. `letter` is the path of its templates without ending, `site` the origin of links. Raises NotSent."""
    with translation.override(language):
        values = {**told, "site": site, "language": language}
        subject = " ".join(render_to_string(f"{letter}.subject.txt", values).split())
        mail = EmailMultiAlternatives(subject, render_to_string(f"{letter}.txt", values), to=[to])
        mail.attach_alternative(render_to_string(f"{letter}.html", values), "text/html")
    try:
        mail.send()
    except OSError as error:  # smtplib's errors are some of these
        log.exception("a mail could not be sent: %s", letter)
        raise NotSent from error

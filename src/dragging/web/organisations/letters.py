"""What people of organisations are written: the invitation, and the sentences of the digest."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from dragging.web.frame import formats, mail_phrases
from dragging.web.frame.letters import Letter


def invitation(*, organisation: str, who: str, role: str, address: str, until: date, language: str) -> Letter:
    """Asks somebody to join, in the language that is active; `language` names it for the day."""
    invites = _("%(who)s invites you to act for %(organisation)s.") % {"who": who, "organisation": organisation}
    until_day = formats.long_day(until, language)
    return Letter(
        subject=_("Invitation: %(organisation)s") % {"organisation": organisation},
        preheader=invites,
        paragraphs=(invites, _("Your role: %(role)s") % {"role": role}),
        action=_("See the invitation"),
        address=address,
        if_nothing=_(
            "The link works until %(day)s and only once. If you do not know who this is, leave it: nothing happens until you accept."
        )
        % {"day": until_day},
        why=_("You get this mail because somebody gave your address to invite you."),
    )


def register() -> None:
    """The sentences of what the operations of organisations tell."""
    mail_phrases.register("asks_to_join", lambda told: _("Somebody asks to be let into %(organisation)s.") % told)
    mail_phrases.register("let_in", lambda told: _("You now act for %(organisation)s.") % told)
    mail_phrases.register("verified", lambda told: _("A fact of %(organisation)s was checked and found right.") % told)
    mail_phrases.register(
        "verification_declined",
        lambda told: _("The check of a fact of %(organisation)s was declined; see why.") % told,
    )

"""Kinds, roles and what was done, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dragging.apps.organisations.enums import Kind, Role, Verb
from dragging.apps.organisations.operations import Refused

KINDS = {
    Kind.NGO: gettext_lazy("Non-profit organisation"),
    Kind.SOCIAL_ENTERPRISE: gettext_lazy("Social enterprise"),
    Kind.ADMINISTRATION: gettext_lazy("Public administration"),
    Kind.SUPPORT: gettext_lazy("Support organisation"),
}
KIND_HINTS = {
    Kind.NGO: gettext_lazy("An association, a foundation, a community centre or the like."),
    Kind.SOCIAL_ENTERPRISE: gettext_lazy(
        "A social co-operative, a work integration enterprise, a company with a social aim."
    ),
    Kind.ADMINISTRATION: gettext_lazy("A municipality, a province, a public body that buys."),
    Kind.SUPPORT: gettext_lazy("A project partner or an incubator. It checks the proofs of others."),
}
ROLES = {
    Role.MANAGER: gettext_lazy("Manager"),
    Role.MEMBER: gettext_lazy("Member"),
    Role.OFFICER: gettext_lazy("Officer"),
    Role.MENTOR: gettext_lazy("Mentor"),
}
ROLE_HINTS = {
    Role.MANAGER: gettext_lazy("Does everything, invites people, changes roles, and sees the log."),
    Role.MEMBER: gettext_lazy("Works on the profile and all that belongs to it; does not change the team."),
    Role.OFFICER: gettext_lazy("Works for the administration; does not change the team."),
    Role.MENTOR: gettext_lazy("Checks proofs and helps other organisations; does not change the team."),
}
COUNTRIES = {
    "ES": gettext_lazy("Spain"),
    "PL": gettext_lazy("Poland"),
    "IE": gettext_lazy("Ireland"),
    "BG": gettext_lazy("Bulgaria"),
}


def role(code: Any) -> str:
    """A role in words; what is not known stands as it is."""
    return str(ROLES.get(code, code))


_DONE: dict[Verb, Callable[[Mapping[str, Any]], str]] = {
    Verb.FOUNDED: lambda _d: _("The organisation was entered."),
    Verb.RENAMED: lambda d: _("The name was changed from “%(old)s” to “%(new)s”.") % _names(d),
    Verb.INVITED: lambda d: _("Somebody was invited as: %(role)s.") % _role(d),
    Verb.INVITATION_WITHDRAWN: lambda _d: _("An invitation was withdrawn."),
    Verb.JOINED: lambda d: _("An invitation was accepted. Role: %(role)s.") % _role(d),
    Verb.LET_IN: lambda d: _("Somebody who asked was let in. Role: %(role)s.") % _role(d),
    Verb.NOT_LET_IN: lambda _d: _("Somebody who asked was not let in."),
    Verb.ROLE_CHANGED: lambda d: _("A role was changed from “%(old)s” to “%(new)s”.") % _roles(d),
    Verb.LEFT: lambda d: _("Left the team. Role until then: %(role)s.") % _role(d),
    Verb.REMOVED: lambda d: _("Somebody was removed from the team. Role until then: %(role)s.") % _role(d),
    Verb.PROFILE_CHANGED: lambda _d: _("The profile was changed."),
    Verb.PUBLISHED: lambda _d: _("The public profile was published."),
    Verb.UNPUBLISHED: lambda _d: _("The public profile was taken off the site."),
    Verb.DOCUMENT_ADDED: lambda _d: _("A document was added."),
    Verb.DOCUMENT_REMOVED: lambda _d: _("A document was removed."),
    Verb.VERIFICATION_ASKED: lambda _d: _("A check of a fact was asked for."),
    Verb.VERIFIED: lambda _d: _("A fact was checked and found right."),
    Verb.VERIFICATION_DECLINED: lambda _d: _("A check of a fact was declined."),
    Verb.MERGED: lambda d: _("The double entry “%(name)s” was merged into this one.") % {"name": d.get("name", "")},
    Verb.BUYER_CLAIMED: lambda _d: _("A buyer in the bank was claimed."),
    Verb.BUYER_APPROVED: lambda _d: _("A claimed buyer was approved."),
    Verb.BUYER_DECLINED: lambda _d: _("A claimed buyer was declined."),
}


def done(verb: str, details: Mapping[str, Any]) -> str:
    """What one line of the action log says. An unknown verb is a line of a newer version: it stands as its code."""
    tell = _DONE.get(verb)  # type: ignore[call-overload]
    return tell(details) if tell else verb


_REASONS = {
    "role_unknown": gettext_lazy("This kind of organisation does not have this role."),
    "already_member": gettext_lazy("This person is in the team already."),
    "too_many": gettext_lazy("That is enough for today: an organisation sends at most 30 invitations a day."),
    "last_manager": gettext_lazy("You are the only manager. Make somebody else a manager first."),
    "same_person": gettext_lazy("Choose somebody else of the team."),
    "not_of_the_team": gettext_lazy("Choose somebody else of the team."),
}


def reason(refused: Refused) -> str:
    """Why the rules do not allow it."""
    return str(_REASONS[refused.reason])


def _role(details: Mapping[str, Any]) -> dict[str, str]:
    return {"role": role(details.get("role", ""))}


def _roles(details: Mapping[str, Any]) -> dict[str, str]:
    return {"old": role(details.get("old", "")), "new": role(details.get("new", ""))}


def _names(details: Mapping[str, Any]) -> dict[str, Any]:
    return {"old": details.get("old", ""), "new": details.get("new", "")}

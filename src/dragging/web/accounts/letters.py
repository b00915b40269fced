"""What the mails of signing in say: one function a letter, by the name that django-allauth gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from dragging.web.frame import formats
from dragging.web.frame.letters import Letter

Context = Mapping[str, Any]


def own_address(name: str, **query: str) -> str:
    """The whole address of a page in the language of the letter."""
    return settings.SITE_ADDRESS + reverse(name) + (f"?{urlencode(query)}" if query else "")


def in_own_language(address: str, language: str) -> str:
    """An address that was made for the page's language, in that of the letter."""
    origin, mark, path = address.partition("://")
    host, _slash, rest = path.partition("/")
    return f"{origin}{mark}{host}/{language}/{rest.split('/', 1)[1]}"


def _signing_in(context: Context, language: str) -> Letter:  # noqa: ARG001 - one signature for all letters
    code = context["code"]
    return Letter(
        subject=_("Your code for signing in: %(code)s") % {"code": code},
        preheader=_("The code is good for 15 minutes, in the browser where you asked for it."),
        paragraphs=(
            _("Type this code on the page where you asked for it. It is good for 15 minutes and works once."),
        ),
        code=code,
        action=_("Fill in the code"),
        address=own_address("account_confirm_login_code", code=code),
        if_nothing=_("If you did not ask for a code, do nothing. Without it nobody can sign in."),
        why=_("You get this mail because somebody asked to sign in with this address."),
    )


def _checking(context: Context, language: str) -> Letter:
    return Letter(
        subject=_("Confirm your mail address"),
        preheader=_("One button, then the address is yours here."),
        paragraphs=(_("This address was given for an account at Dragging. Confirm that it is yours."),),
        action=_("Go to the page that confirms"),
        address=in_own_language(context["activate_url"], language),
        if_nothing=_(
            "If this was not you, do nothing. Without your confirmation the address is not used. The link works for 3 days."
        ),
        why=_("You get this mail because somebody gave this address for an account."),
    )


def _resetting(context: Context, language: str) -> Letter:
    return Letter(
        subject=_("Choose a new password"),
        preheader=_("The link leads to the page for a new password and works once."),
        paragraphs=(
            _("Somebody asked for a new password for this account. The link leads to the page where you choose it."),
        ),
        action=_("Choose a new password"),
        address=in_own_language(context["password_reset_url"], language),
        if_nothing=_("If you did not ask for this, do nothing. Your password stays as it is."),
        why=_("You get this mail because this address belongs to an account at Dragging."),
    )


def _known_already(context: Context, language: str) -> Letter:  # noqa: ARG001
    return Letter(
        subject=_("You already have an account"),
        preheader=_("Somebody tried to make a second one with this address."),
        paragraphs=(_("Somebody tried to make an account with this address. It has one already; sign in with it."),),
        action=_("Sign in"),
        address=own_address("account_login"),
        if_nothing=_("If this was not you, do nothing. Your account stays as it is."),
        why=_("You get this mail because this address belongs to an account at Dragging."),
    )


def _not_known(context: Context, language: str) -> Letter:  # noqa: ARG001
    return Letter(
        subject=_("There is no account with this address"),
        preheader=_("Somebody tried to sign in with it."),
        paragraphs=(
            _("Somebody tried to sign in with this address. No account uses it. Perhaps yours has another address."),
        ),
        action=_("Make an account"),
        address=own_address("account_signup"),
        if_nothing=_("If this was not you, do nothing. We keep nothing about this address."),
        why=_("You get this mail because somebody typed this address on our sign-in page."),
    )


def _changed(subject: Callable[[Context], str]) -> Callable[[Context, str], Letter]:
    """A letter that tells of a change, with when and from where it was made."""

    def letter(context: Context, language: str) -> Letter:
        what = subject(context)
        when = formats.moment(context["timestamp"], language)
        return Letter(
            subject=what,
            preheader=_("If this was you, there is nothing to do."),
            paragraphs=(
                what + ".",
                _("When: %(when)s (UTC). Internet address: %(ip)s. Browser: %(browser)s.")
                % {"when": when, "ip": context["ip"], "browser": context["user_agent"]},
            ),
            action=_("Look at your account"),
            address=own_address("account"),
            if_nothing=_("If this was you, there is nothing to do. If it was not, choose a new password at once."),
            why=_("You get this mail because every change to the way you sign in is told to you."),
        )

    return letter


LETTERS: dict[str, Callable[[Context, str], Letter]] = {
    "account/email/login_code": _signing_in,
    "account/email/email_confirmation": _checking,
    "account/email/email_confirmation_signup": _checking,
    "account/email/password_reset_key": _resetting,
    "account/email/account_already_exists": _known_already,
    "account/email/unknown_account": _not_known,
    "account/email/email_confirm": _changed(lambda _told: _("Your mail address was confirmed")),
    "account/email/email_changed": _changed(
        lambda told: _("Your mail address was changed to %(address)s") % {"address": told["to_email"]}
    ),
    "account/email/email_deleted": _changed(
        lambda told: (
            _("The mail address %(address)s was removed from your account") % {"address": told["deleted_email"]}
        )
    ),
    "account/email/password_changed": _changed(lambda _told: _("Your password was changed")),
    "account/email/password_reset": _changed(lambda _told: _("Your password was changed")),
    "account/email/password_set": _changed(lambda _told: _("Your password was changed")),
    "mfa/email/recovery_codes_generated": _changed(lambda _told: _("New recovery codes were made")),
    "mfa/email/totp_activated": _changed(lambda _told: _("A second step by app was switched on")),
    "mfa/email/totp_deactivated": _changed(lambda _told: _("The second step by app was switched off")),
    "mfa/email/webauthn_added": _changed(lambda _told: _("A passkey was added")),
    "mfa/email/webauthn_removed": _changed(lambda _told: _("A passkey was removed")),
}


def erasing(code: str) -> Letter:
    """The code by which somebody without their password at hand erases their account."""
    return Letter(
        subject=_("Your code for erasing your account: %(code)s") % {"code": code},
        preheader=_("The code is good for 15 minutes, on the page where you asked for it."),
        paragraphs=(_("Type this code on the page where you asked for it. Erasing cannot be undone."),),
        code=code,
        if_nothing=_(
            "If you did not ask for this, do nothing, and choose a new password: somebody is signed in as you."
        ),
        why=_("You get this mail because somebody who is signed in as you asked to erase the account."),
    )

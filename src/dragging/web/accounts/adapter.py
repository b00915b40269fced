"""How django-allauth meets this site: the words and languages of mails and errors, who may sign in, where one goes then."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dragging.apps.common import queries as common
from dragging.apps.organisations.models import Person
from dragging.web.accounts.letters import LETTERS
from dragging.web.frame import letters

log = logging.getLogger(__name__)

WRONG_CODE = gettext_lazy("This code is not right. Look at it again, or ask for a new one.")


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "cannot_remove_primary_email": gettext_lazy("This is the address you sign in with; it stays."),
        "duplicate_email": gettext_lazy("This address is yours already."),
        "email_password_mismatch": gettext_lazy("The mail address or the password is not right."),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("This is not your password."),
        "invalid_or_expired_key": gettext_lazy("This link is over. Ask for a new one."),
        "invalid_login": gettext_lazy("The mail address or the password is not right."),
        "invalid_password_reset": gettext_lazy("This link is over. Ask for a new one."),
        "too_many_login_attempts": gettext_lazy("Too many attempts. Wait five minutes, then try again."),
        "same_as_current": gettext_lazy("This is your address already. Give another one."),
        "rate_limited": gettext_lazy("Too many attempts. Wait five minutes, then try again."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the framework's signature
        return reverse("desk")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the framework's signature
        return reverse("home")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - the framework's signature
        return reverse("desk")

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        """A new person reads the language in which they signed up.

        An invitation's link proves the address it went to, and no other one that is typed.
        """
        if not self.is_email_verified(request, form.cleaned_data.get("email", "")):
            self.unstash_verified_email(request)
        user.language = translation.get_language() or "en"
        user.joined_at = timezone.now()
        return super().save_user(request, user, form, commit)

    def is_safe_url(self, url: str | None) -> bool:
        """Only paths of this site: another host is never a place to go on to."""
        return bool(url) and url.startswith("/") and not url.startswith(("//", "/\\")) and super().is_safe_url(url)

    def pre_login(self, request: HttpRequest, user: Person, **more: Any) -> Any:
        """Demonstration people exist only where the demonstration is shown."""
        if user.is_demo and common.demo_world() is None:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **more)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The library's ways, in our words."""
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With the app or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        return [{**one, "description": words[one["id"]]} for one in super().get_reauthentication_methods(user)]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the person it goes to, else of the page that caused it. Raises NotSent."""
        person = context.get("user") or Person.objects.filter(email=email.lower()).only("language").first()
        language = person.language if person else translation.get_language() or "en"
        with translation.override(language):
            letter = LETTERS[template_prefix](context, language)
        letters.send(letter, email, language)

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """What was changed stays changed, also where the mail about it cannot go."""
        try:
            super().send_notification_mail(*args, **more)
        except letters.NotSent:
            log.warning("a person was not told of a change to their account")


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": gettext_lazy("With a second step switched on, no second address can be added."),
        "cannot_delete_authenticator": gettext_lazy("The second step cannot be switched off now."),
        "cannot_generate_recovery_codes": gettext_lazy("Recovery codes need a second step. Switch one on first."),
        "incorrect_code": WRONG_CODE,
        "unverified_email": gettext_lazy("Confirm your mail address first, then switch on a second step."),
    }

    def generate_authenticator_name(self, user: Person, type: Any) -> str:  # noqa: A002 - the library's signature
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

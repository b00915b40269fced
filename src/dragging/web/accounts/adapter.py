"""How django-allauth meets this site: the languages of mails, who may sign in, where one goes after it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from dragging.apps.common import queries as common
from dragging.apps.organisations.models import Person


class Adapter(DefaultAccountAdapter):
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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the person it goes to, else of the page that caused it."""
        person = Person.objects.filter(email=email.lower()).only("language").first()
        with translation.override(person.language if person else translation.get_language()):
            super().send_mail(template_prefix, email, {**context, "site": _site(context)})


def _site(context: dict[str, Any]) -> str:
    request = context.get("request")
    return f"{request.scheme}://{request.get_host()}" if request else ""

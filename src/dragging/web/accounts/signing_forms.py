"""The forms of django-allauth with our labels and hints: no placeholder, browsers and password keepers can fill them in."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.web.accounts.passwords import GoodEnough

ADDRESS, PASSWORD, NEW_PASSWORD = _("Mail address"), _("Password"), _("New password")


class Worded:
    """Labels and hints by field; what the library wrote inside of the field goes."""

    words: dict[str, tuple[Any, Any]] = {}
    autocomplete: dict[str, str] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
            if name in self.autocomplete:
                field.widget.attrs["autocomplete"] = self.autocomplete[name]
            if name.startswith("code"):
                field.widget.attrs |= {"class": "short", "autocapitalize": "characters", "spellcheck": "false"}


def _password_hint() -> Any:
    return GoodEnough().get_help_text()


class SignIn(Worded, library.LoginForm):
    words = {"login": (ADDRESS, ""), "password": (PASSWORD, "")}
    autocomplete = {"login": "username"}


class SignUp(Worded, library.SignupForm):
    words = {"email": (ADDRESS, _("We send a link there that confirms it. You sign in with it."))}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].label = PASSWORD
        self.fields["password1"].help_text = _password_hint()


class AskForCode(Worded, library.RequestLoginCodeForm):
    words = {"email": (ADDRESS, "")}
    autocomplete = {"email": "username"}


class EnterCode(Worded, library.ConfirmLoginCodeForm):
    words = {"code": (_("Code from the mail"), _("Small or large letters, with or without the dash."))}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"].initial = context.request.GET.get("code", "")[:20]


class AskForReset(Worded, library.ResetPasswordForm):
    words = {"email": (ADDRESS, _("The one of your account. We send a link there."))}


class NewPassword(Worded, library.ResetPasswordKeyForm):
    words = {"password2": (_("New password, once more"), "")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].label = NEW_PASSWORD
        self.fields["password1"].help_text = _password_hint()


class ChangePassword(Worded, library.ChangePasswordForm):
    words = {"oldpassword": (_("Present password"), ""), "password2": (_("New password, once more"), "")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].label = NEW_PASSWORD
        self.fields["password1"].help_text = _password_hint()


class SetPassword(Worded, library.SetPasswordForm):
    words = {"password2": (_("New password, once more"), "")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["password1"].label = NEW_PASSWORD
        self.fields["password1"].help_text = _password_hint()


class ChangeAddress(Worded, library.AddEmailForm):
    words = {
        "email": (_("New mail address"), _("We send a link there. Until you confirm it, the present address holds."))
    }


class Reauthenticate(Worded, library.ReauthenticateForm):
    words = {"password": (PASSWORD, "")}

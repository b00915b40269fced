"""The forms of the second step with our labels and hints."""

from __future__ import annotations

from allauth.mfa.base import forms as steps
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django.utils.translation import gettext_lazy as _

from dragging.web.accounts.signing_forms import Worded

_CODE = (_("Code"), _("Six figures from your app, or one of your recovery codes."))
_NAME = (_("Name of the passkey"), _('So that you know it again: "Phone", "Office computer".'))


class SecondStep(Worded, steps.AuthenticateForm):
    words = {"code": _CODE}


class ReauthenticateByCode(Worded, steps.ReauthenticateForm):
    words = {"code": _CODE}


class SwitchOnApp(Worded, ActivateTOTPForm):
    words = {"code": (_("Code that the app shows"), _("Six figures, new every half minute."))}


class AddPasskey(Worded, passkeys.AddWebAuthnForm):
    words = {
        "name": _NAME,
        "passwordless": (
            _("Sign in with it alone, without a password"),
            _("It then asks for your finger, face or PIN each time."),
        ),
    }
    autocomplete = {"name": "off"}


class RenamePasskey(Worded, passkeys.EditWebAuthnForm):
    words = {"name": _NAME}
    autocomplete = {"name": "off"}

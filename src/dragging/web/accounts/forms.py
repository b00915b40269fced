from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.apps.organisations.enums import MailKind
from dragging.apps.organisations.models import Person
from dragging.apps.organisations.personal_data import Alone
from dragging.web.frame import mail_phrases
from dragging.web.frame.context import OWN_NAMES


class AccountForm(forms.ModelForm[Person]):
    """What a person says of themselves."""

    language = forms.ChoiceField(label=_("Language of the mails"), choices=list(OWN_NAMES.items()))
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=[("device", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Person
        fields = ("name", "language", "theme")
        labels = {"name": _("Your name")}
        help_texts = {"name": _("As your team should see it. It may stay empty.")}


class EraseForm(forms.Form):
    """The last question before an account ends. `check` says whether what was typed shows that it is the person."""

    proof = forms.CharField(
        label=_("Your password, or the code from the mail"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    organisations = forms.BooleanField(
        label=_("Erase these organisations too, with their profiles, papers and logs"), required=False
    )

    def __init__(self, *args: Any, check: Callable[[str], bool], alone: Sequence[Alone], **more: Any) -> None:
        super().__init__(*args, **more)
        self._check = check
        if not alone:
            del self.fields["organisations"]

    def clean_proof(self) -> str:
        typed = self.cleaned_data["proof"]
        if not self._check(typed):
            raise forms.ValidationError(_("This is neither your password nor the code from the mail."))
        return typed


class MailForm(forms.Form):
    """How often to write about each kind of thing."""

    def __init__(self, *args: Any, frequencies: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        for kind in MailKind:
            self.fields[kind] = forms.ChoiceField(
                label=mail_phrases.KINDS[kind], choices=mail_phrases.FREQUENCIES, widget=forms.RadioSelect,
                initial=frequencies[kind],
            )  # fmt: skip

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.apps.organisations.models import Person
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

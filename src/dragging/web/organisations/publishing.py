"""What an organisation may show to everybody, group by group, with what that would be today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.core.matching.publication import GROUPS, Choice

LABELS = {
    "name": _("Name and country"),
    "summary": _("What we do, in our own words"),
    "services": _("Services"),
    "places": _("Where we work and where we are at home"),
    "languages": _("Languages"),
    "legal_form": _("Legal form"),
    "reserved": _("Reserved contracts that we may use, with register, number and day"),
    "size": _("Size, as a band: for example 10 to 49 people"),
    "references": _("References, without their money"),
    "partners": _("That we look for partners"),
    "contact": _("Mail address for messages"),
    "website": _("Website"),
}


class PublishForm(forms.Form):
    """Groups of facts, and what only a public page needs."""

    groups = forms.MultipleChoiceField(
        label=_("What shall everybody see?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing else of the profile leaves your desk: no money, no shares of people, no documents."),
    )  # fmt: skip
    brings = forms.CharField(
        label=_("What you bring to partners"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: references, people, a kitchen."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What you look for in partners"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: turnover, a certificate, a van."),
    )  # fmt: skip
    contact = forms.EmailField(
        label=_("Mail address for messages"), required=False,
        help_text=_("The organisation's own, for example office@; never a person's."),
    )  # fmt: skip
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["groups"].choices = [(one, LABELS[one]) for one in GROUPS]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        groups = set(told.get("groups") or ())
        if groups and "name" not in groups:
            self.add_error("groups", _("Choose the name too: without it nothing is shown."))
        for group, field, words in _NEEDED:
            if group in groups and not told.get(field) and field not in self.errors:
                self.add_error(field, words())
        return told

    def chosen(self) -> Choice:
        """What a form that is right asks for."""
        told = self.cleaned_data
        return Choice(frozenset(told["groups"]), told["contact"], told["website"], told["brings"], told["needs"])


_NEEDED: tuple[tuple[str, str, Callable[[], Any]], ...] = (
    ("contact", "contact", lambda: _("Enter the mail address that is to be shown, or do not choose it above.")),
    ("website", "website", lambda: _("Enter the website that is to be shown, or do not choose it above.")),
)


def initial(choice: Choice) -> dict[str, Any]:
    """The fields of a form that shows a choice."""
    return {
        "groups": [one for one in GROUPS if one in choice.groups], "contact": choice.contact, "website": choice.website,
        "brings": choice.brings, "needs": choice.needs,
    }  # fmt: skip

"""The facts of a profile that are lists: one form an entry, with the paper that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dragging.apps.organisations.models import Document
from dragging.core.vocabulary import identifiers, names
from dragging.core.vocabulary.registers import registers, statuses
from dragging.web.frame.fields import AmountField, WholeField
from dragging.web.organisations.profile.sections import money


def _day(label: Any, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=hint)


class EntryForm(forms.Form):
    """One entry of a list; `document` is the paper that shows it, none where the organisation only says so."""

    def __init__(self, *args: Any, country: str, documents: Sequence[Document], **more: Any) -> None:
        super().__init__(*args, **more)
        self.country = country
        self.fields["document"] = forms.ChoiceField(
            label=_("Document that shows it"), required=False,
            choices=[("", _("None: declared by us")), *[(one.public_id, one.name) for one in documents]],
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        begins, ends = told.get("valid_from"), told.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("It ends before it begins. Correct one of the two days."))
        return told

    def entry(self, day: date) -> dict[str, Any]:
        """The entry as a profile file has it: the organisation's own word, with its paper, until somebody has looked."""
        paper = self.cleaned_data.get("document")
        said = {"source": "self_declared", "date": day.isoformat()}
        kept = {name: _plain(value) for name, value in self.told().items() if value not in (None, "")}
        return {**kept, "provenance": {**said, **({"document": paper} if paper else {})}}

    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "document"}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


class RegistrationForm(EntryForm):
    status = forms.ChoiceField(label=gettext_lazy("Register and status"), choices=())
    number = forms.CharField(label=gettext_lazy("Number in the register"), required=False, max_length=120)
    valid_from = _day(gettext_lazy("Held since"))
    valid_to = _day(gettext_lazy("Until"), gettext_lazy("Leave it empty where no end is known."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        decisive = [(f"{one.register}/{one.code}", names.status_name(one.code, language)) for one in statuses() if one.country == self.country]
        plain = [(f"{one.code}/registered", one.names[language]) for one in registers() if one.country == self.country]
        self.fields["status"].choices = [
            (_("Can open reserved contracts"), decisive), (_("Other registers"), plain)
        ] if decisive else plain  # fmt: skip

    def told(self) -> dict[str, Any]:
        told = super().told()
        told["register"], _slash, told["status"] = told["status"].partition("/")
        return told


class IdentifierForm(EntryForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of number"), choices=())
    number = forms.CharField(label=gettext_lazy("Number"), max_length=40)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [(kind, kind_name(kind)) for kind in identifiers.kinds(self.country)]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("kind") and told.get("number"):
            found = identifiers.check(told["kind"], told["number"])
            if found.outcome == "failed":
                self.add_error("number", _WHY.get(found.why or "", _WHY["form"])())
            else:
                told["number"] = found.number
        return told


def kind_name(kind: str) -> str:
    """What people of the country call a number."""
    if kind.startswith("vat_"):
        return _("VAT number")
    return {"eik": "ЕИК"}.get(kind, kind.upper())


_WHY = {
    "form": lambda: _("A number of this kind has another form. Compare it with the register."),
    "check_digit": lambda: _("The check digit does not fit: one figure is wrong. Compare it with the register."),
    "of_a_person": lambda: _("This is the number of a person. Enter the one of the organisation."),
}


class ReferenceForm(EntryForm):
    title = forms.CharField(label=gettext_lazy("What was done"), max_length=300)
    buyer = forms.CharField(label=gettext_lazy("For whom"), required=False, max_length=300)
    year = WholeField(label=gettext_lazy("Year"), required=False)
    value = AmountField(label=gettext_lazy("Value"), required=False)
    cpv = forms.RegexField(
        r"^\d{8}(-\d)?$", label=gettext_lazy("CPV code"), required=False,
        help_text=gettext_lazy("Eight figures, where you know it."),
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        told = super().told()
        return {**told, "value": money(told["value"], self.country), "cpv": (told["cpv"] or "")[:8]}


class CertificateForm(EntryForm):
    name = forms.CharField(label=gettext_lazy("Name of the certificate"), max_length=300)
    number = forms.CharField(label=gettext_lazy("Number"), required=False, max_length=120)
    valid_from = _day(gettext_lazy("From"))
    valid_to = _day(gettext_lazy("Until"))


class InsuranceForm(EntryForm):
    kind = forms.CharField(label=gettext_lazy("Kind of insurance"), max_length=120)
    cover = AmountField(label=gettext_lazy("Sum insured"), required=False)
    valid_from = _day(gettext_lazy("From"))
    valid_to = _day(gettext_lazy("Until"))

    def told(self) -> dict[str, Any]:
        told = super().told()
        return {**told, "cover": money(told["cover"], self.country)}


class AwardForm(EntryForm):
    buyer = forms.CharField(label=gettext_lazy("Administration"), max_length=300)
    date = _day(gettext_lazy("Day of the award"))


class YearOfPeopleForm(EntryForm):
    year = WholeField(label=gettext_lazy("Year"))
    staff = WholeField(label=gettext_lazy("People employed"), required=False)
    disadvantaged = WholeField(label=gettext_lazy("With a disability or disadvantaged"), required=False)


class YearOfTurnoverForm(EntryForm):
    year = WholeField(label=gettext_lazy("Year"))
    value = AmountField(label=gettext_lazy("Turnover"))

    def told(self) -> dict[str, Any]:
        told = super().told()
        return {**told, "value": money(told["value"], self.country)}


FORMS: dict[str, type[EntryForm]] = {
    "registers": RegistrationForm, "identifiers": IdentifierForm, "references": ReferenceForm,
    "certificates": CertificateForm, "insurance": InsuranceForm, "art77_awards": AwardForm,
    "staff_by_year": YearOfPeopleForm, "turnover_by_year": YearOfTurnoverForm,
}  # fmt: skip
"""By the key of the profile, in the order of the page."""

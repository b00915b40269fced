"""The questions of the check. Every one may stay open: what is not answered is not known, never no."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dragging.core.text import fold
from dragging.core.vocabulary import law, names
from dragging.core.vocabulary.registers import statuses
from dragging.core.vocabulary.services import themes
from dragging.web.frame.fields import AmountField, WholeField
from dragging.web.organisations.profile.sections import currency

COUNTRIES = ("BG", "ES", "IE", "PL")
YES_NO = (("yes", _("Yes")), ("no", _("No")), ("", _("I don't know yet")))
NONE = "none"


def _language() -> str:
    return get_language() or "en"


def yes_no(label: Any, hint: Any = "") -> forms.ChoiceField:
    """A question with three answers; not known is one of them."""
    return forms.ChoiceField(label=label, help_text=hint, choices=YES_NO, required=False, widget=forms.RadioSelect)


LANGUAGE_OF = {"BG": "bg", "ES": "es", "IE": "en", "PL": "pl"}


def _in_both(own: str, name: str, country: str | None, language: str) -> str:
    """The name in its country; beside it that in the reader's language, where the reader reads another."""
    return own if LANGUAGE_OF.get(country or "") == language else f"{own} ({name})"


class StepForm(forms.Form):
    """One step; `country` is what an earlier step answered, None before it."""

    def __init__(self, *args: Any, country: str | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.country = country


class WhoForm(StepForm):
    """The country is chosen by a link before: with it come its legal forms and statuses."""

    country = forms.ChoiceField(choices=[(code, code) for code in COUNTRIES], widget=forms.HiddenInput)
    legal_form = forms.ChoiceField(
        label=_("What is its legal form?"), choices=(), required=False, help_text=_("Leave it open if you are not sure.")
    )
    statuses = forms.MultipleChoiceField(
        label=_("Which of these does it hold?"),
        choices=(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Registers and statuses that can open reserved contracts. Choose nothing if you don't know yet."),
    )

    since = forms.DateField(
        label=_("Since which day is it in the register?"), required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        help_text=_("Bulgarian law asks for at least three years. Leave it empty if you don't know yet."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = _language()
        self.initial["country"] = self.country
        self.fields["legal_form"].choices = [("", _("Not known yet")), *self._forms(language)]
        held = [one for one in statuses() if one.country == self.country]
        if held:
            told = [(one.code, _in_both(one.local_name, one.names[language], self.country, language)) for one in held]
            self.fields["statuses"].choices = [*told, (NONE, _("None of these"))]
        else:
            del self.fields["statuses"]
        if not any(one.months for one in law.reserved_conditions() if one.country == self.country):
            del self.fields["since"]

    def _forms(self, language: str) -> list[tuple[str, str]]:
        known = [(key, law.legal_form(self.country, key)) for key in law.legal_form_keys(self.country or "")]
        return [(key, _in_both(one.local_name, one.names[language], self.country, language)) for key, one in known if one]

    def clean_statuses(self) -> list[str]:
        chosen = self.cleaned_data["statuses"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Choose either statuses or “None of these”."))
        return chosen


class PeopleForm(StepForm):
    staff = WholeField(
        label=_("How many people does it employ?"), required=False,
        help_text=_("A rough number is fine. Leave it empty if you don't know yet."),
    )  # fmt: skip
    disadvantaged = WholeField(
        label=_("How many of them have a disability or belong to a disadvantaged group?"), required=False,
        help_text=_("Leave it empty if you don't know yet."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        staff, part = told.get("staff"), told.get("disadvantaged")
        if staff is not None and part is not None and part > staff:
            self.add_error("disadvantaged", _("This is more than all the people it employs. Correct one of the two."))
        return told


class RulesForm(StepForm):
    main_aim_integration = yes_no(
        _("Is its main aim to bring people with disabilities or disadvantaged people into work and society?"),
        _("As its statute says it."),
    )
    public_service_mission = yes_no(_("Does its statute name a public task in health, social, education or culture services?"))
    profit_reinvested = yes_no(_("Is all profit put back into its aim?"))
    participatory_governance = yes_no(
        _("Do staff, users or members take part in running it?"),
        _("By ownership, by a seat in its bodies, or because its statute asks for it."),
    )
    art77_award = yes_no(
        _("Has an administration given it a contract reserved under Article 77 in the last three years?"),
        _("The same administration may not do so again before three years are over."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if any(one.condition == "not_in_law" and one.basis == "art77" for one in law.reserved_conditions() if one.country == self.country):
            del self.fields["art77_award"]


REACHES = (("province", _("Our province")), ("region", _("Our region")), ("country", _("The whole country")))


class WorkForm(StepForm):
    services = forms.MultipleChoiceField(
        label=_("What does it do?"), choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    base = forms.ChoiceField(label=_("Where is it at home?"), choices=(), required=False)
    reach = forms.ChoiceField(label=_("How far does it work?"), choices=REACHES, required=False, widget=forms.RadioSelect)
    turnover = AmountField(
        label=_("What was its turnover last year?"), required=False,
        help_text=_("All income of the year. Leave it empty if you don't know yet."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = _language()
        self.fields["services"].choices = [
            (theme.names[language], [(one.id, one.names[language]) for one in theme.services]) for theme in themes()
        ]
        self.fields["base"].choices = [("", _("Not known yet")), *self._bases(language)]
        self.fields["turnover"].label = _("What was its turnover last year, in %(currency)s?") % {"currency": currency(self.country)}

    def _bases(self, language: str) -> list[tuple[str, str]]:
        provinces = names.provinces(self.country) if self.country in COUNTRIES else ()
        return sorted(((code, names.nuts_name(code, language)) for code in provinces), key=lambda one: fold(one[1]))

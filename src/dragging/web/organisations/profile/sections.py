"""The facts of a profile that are one value or one choice, in sections that are edited together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dragging.core.matching.profile import Profile
from dragging.core.text import fold
from dragging.core.vocabulary import law, names
from dragging.core.vocabulary.services import services
from dragging.web.frame.fields import AmountField, WholeField
from dragging.web.organisations.facts import label

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv", "uk", "ar", "tr",
)  # fmt: skip
"""The official languages of the Union, and three more that are often spoken in social services."""
YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")), ("", gettext_lazy("Not known")))
ONLY_IN = {"own_work_80": "BG", "profit_distributed": "PL", "participation_in_statute": "PL"}


class SectionForm(forms.Form):
    """`facts` are the keys of the profile that the form changes; `told` turns what was entered into them."""

    facts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, country: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.country = country
        for name, field in self.fields.items():
            if not field.label:
                field.label = label(name)

    def told(self) -> dict[str, Any]:
        """The facts as a profile file has them; None is not known."""
        return {name: self.cleaned_data.get(name) or None for name in self.facts}


def _yes_no(**more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=YES_NO, required=False, widget=forms.RadioSelect, **more)


def _many() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=(), required=False, widget=forms.CheckboxSelectMultiple)


class GeneralForm(SectionForm):
    facts = ("legal_form", "base_nuts", "reach", "languages")
    legal_form = forms.ChoiceField(choices=(), required=False)
    base_nuts = forms.ChoiceField(choices=(), required=False)
    reach = _many()
    languages = _many()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        forms_of = [(key, law.legal_form(self.country, key)) for key in law.legal_form_keys(self.country)]
        unknown = ("", _("Not known"))
        self.fields["legal_form"].choices = [unknown, *[(key, one.local_name) for key, one in forms_of if one]]
        regions = names.regions(self.country)
        provinces = names.provinces(self.country)
        places = sorted(((code, names.nuts_name(code, language)) for code in provinces), key=_second)
        self.fields["base_nuts"].choices = [unknown, *places]
        wider = sorted(((code, names.nuts_name(code, language)) for code in regions if len(code) == 4), key=_second)
        self.fields["reach"].choices = [(self.country, _("The whole country")), *wider, *places]
        spoken = ((code, names.language_name(code, language)) for code in LANGUAGES)
        self.fields["languages"].choices = sorted(spoken, key=_second)


def _second(pair: tuple[str, str]) -> str:
    return fold(pair[1])


class PeopleForm(SectionForm):
    facts = ("staff", "disadvantaged_share")
    staff = WholeField(required=False)
    disadvantaged = WholeField(
        label=gettext_lazy("How many of them have a disability or belong to a disadvantaged group?"), required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        staff, part = told.get("staff"), told.get("disadvantaged")
        if part is not None and (staff is None or part > staff):
            self.add_error("disadvantaged", _("This is more than all the people it employs. Correct one of the two."))
        return told

    def told(self) -> dict[str, Any]:
        staff, part = self.cleaned_data["staff"], self.cleaned_data["disadvantaged"]
        return {"staff": staff, "disadvantaged_share": share(staff, part)}


class RulesForm(SectionForm):
    main_aim_integration = _yes_no()
    public_service_mission = _yes_no()
    profit_reinvested = _yes_no()
    participatory_governance = _yes_no()
    own_work_80 = _yes_no()
    profit_distributed = _yes_no()
    participation_in_statute = _yes_no()
    aims = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    governance = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, country in ONLY_IN.items():
            if country != self.country:
                del self.fields[name]

    def told(self) -> dict[str, Any]:
        answers = {"yes": True, "no": False}
        texts = {name: self.cleaned_data[name] or None for name in ("aims", "governance")}
        return {name: answers.get(self.cleaned_data[name]) for name in self.fields if name not in texts} | texts


class WorkForm(SectionForm):
    facts = ("services", "summary")
    services = _many()
    summary = forms.CharField(
        required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("A few sentences that your directory entry may show."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        self.fields["services"].choices = [(one.id, one.names[language]) for one in services()]


class MoneyForm(SectionForm):
    yearly_turnover = AmountField(required=False)
    months_of_cash = AmountField(
        required=False, help_text=gettext_lazy("How long the organisation can pay everything before a client pays.")
    )

    def told(self) -> dict[str, Any]:
        turnover, months = self.cleaned_data["yearly_turnover"], self.cleaned_data["months_of_cash"]
        return {
            "yearly_turnover": money(turnover, self.country),
            "months_of_cash": None if months is None else float(months),
        }


class Section(NamedTuple):
    name: str
    title: Callable[[], str]
    form: type[SectionForm]
    shows: tuple[str, ...]


SECTIONS = (
    Section("general", lambda: _("Organisation"), GeneralForm, ("country", "legal_form", "base_nuts", "reach", "languages")),
    Section("people", lambda: _("People"), PeopleForm, ("staff", "disadvantaged_share")),
    Section(
        "rules", lambda: _("Aims and rules"), RulesForm,
        ("main_aim_integration", "public_service_mission", "profit_reinvested", "participatory_governance",
         "own_work_80", "profit_distributed", "participation_in_statute", "aims", "governance"),
    ),
    Section("work", lambda: _("Work"), WorkForm, ("services", "summary")),
    Section("money", lambda: _("Money"), MoneyForm, ("yearly_turnover", "months_of_cash")),
)  # fmt: skip


def named(name: str) -> Section | None:
    return next((one for one in SECTIONS if one.name == name), None)


def currency(country: str | None) -> str:
    """The money in which an organisation of a country tells its sums: zloty in Poland, everywhere else euros."""
    return "PLN" if country == "PL" else "EUR"


def money(amount: Decimal | None, country: str | None) -> dict[str, str] | None:
    """A sum in the money of the country, as a profile file has it."""
    return None if amount is None else {"amount": f"{amount:.2f}", "currency": currency(country)}


def share(staff: int | None, part: int | None) -> float | None:
    """The part of the staff, to four places; not known without both numbers, and where nobody is employed."""
    return float(round(Decimal(part) / Decimal(staff), 4)) if staff and part is not None else None


def initial(profile: Profile) -> dict[str, Any]:
    """What is known, as the forms show it."""
    shown: dict[str, Any] = {}
    for section in SECTIONS:
        for name in section.shows:
            value = getattr(profile, name)
            shown[name] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    if profile.staff is not None and profile.disadvantaged_share is not None:
        shown["disadvantaged"] = int((profile.disadvantaged_share * profile.staff).to_integral_value())
    shown["yearly_turnover"] = profile.yearly_turnover.amount if profile.yearly_turnover else None
    return shown


def changed(told: Mapping[str, Any], record: Mapping[str, Any], day: date) -> dict[str, Any]:
    """Only what differs from the record, each declared by the organisation on a day; what stayed keeps its proof."""
    new = {name: value for name, value in told.items() if value != record.get(name)}
    listed = {"reach", "languages", "services"}
    said = {"source": "self_declared", "date": day.isoformat()}
    return {**new, "provenance": {name: said for name, value in new.items() if value is not None and name not in listed}}

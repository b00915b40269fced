"""What is asked about organisations and their teams."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.apps.organisations import rules
from dragging.apps.organisations.enums import ROLES_OF, Kind, Role
from dragging.apps.organisations.models import Membership, Person
from dragging.apps.organisations.operations import Number
from dragging.web.frame.context import OWN_NAMES
from dragging.web.organisations import numbers, phrases


def role_choices(kind: str) -> list[tuple[str, str]]:
    return [(one, f"{phrases.ROLES[one]}: {phrases.ROLE_HINTS[one]}") for one in ROLES_OF[Kind(kind)]]


class InvitationForm(forms.Form):
    """Whom to invite, as what, in which language."""

    email = forms.EmailField(
        label=_("Mail address"), help_text=_("The invitation goes there, and is for this address only.")
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=list(OWN_NAMES.items()))

    def __init__(self, kind: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = list(reversed(role_choices(kind)))  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, kind: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = role_choices(kind)  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Who becomes manager instead of the one who asks."""

    to = forms.ChoiceField(label=_("Who becomes manager?"), widget=forms.RadioSelect)

    def __init__(self, others: list[Membership], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [(one.public_id, one.person.called()) for one in others]  # type: ignore[attr-defined]


class FoundingForm(forms.Form):
    """A new organisation; its number may stay unknown."""

    kind = forms.ChoiceField(label=_("What kind of organisation is it?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the organisation"), max_length=300, help_text=_("As it stands in its register.")
    )
    country = forms.ChoiceField(label=_("Country"), choices=list(phrases.COUNTRIES.items()), widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("Registration number"), max_length=40, required=False,
        help_text=_(
            "Spain: NIF. Poland: KRS, NIP or REGON. Ireland: CRO, RCN or CHY. Bulgaria: ЕИК. It may stay empty for now;"
            " with it, nobody enters you a second time."
        ),
    )  # fmt: skip

    def __init__(self, person: Person, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [one for one in Kind if rules.may_found(person, one)]
        self.fields["kind"].choices = [(one, f"{phrases.KINDS[one]}: {phrases.KIND_HINTS[one]}") for one in kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The number as the first kind of its country that it can be."""
        given = super().clean() or {}
        text, country = given.get("number", "").strip(), given.get("country")
        if text and country:
            checked = numbers.read(text, country)
            if checked.outcome == "failed":
                self.add_error("number", numbers.fault(checked))
            else:
                given["number"] = Number(checked.kind, checked.number, checked.outcome)
        return given


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the organisation"), max_length=300,
        help_text=_("As it stands in its register. The public address stays the same."),
    )  # fmt: skip


def second_role(kind: str) -> Role:
    """The role that is not the manager's."""
    return ROLES_OF[Kind(kind)][1]

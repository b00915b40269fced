"""What is asked about organisations and their teams."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dragging.apps.organisations.enums import ROLES_OF, Kind, Role
from dragging.apps.organisations.models import Membership
from dragging.web.frame.context import OWN_NAMES
from dragging.web.organisations import phrases


def role_choices(kind: str) -> list[tuple[str, str]]:
    return [(one, f"{phrases.ROLES[one]}: {phrases.ROLE_HINTS[one]}") for one in ROLES_OF[Kind(kind)]]


class InvitationForm(forms.Form):
    """Whom to invite, as what, in which language."""

    email = forms.EmailField(label=_("Mail address"), help_text=_("The invitation goes there, and is for this address only."))
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


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the organisation"), max_length=300,
        help_text=_("As it stands in its register. The public address stays the same."),
    )  # fmt: skip


def second_role(kind: str) -> Role:
    """The role that is not the manager's."""
    return ROLES_OF[Kind(kind)][1]

"""The places of the second row that belong to organisations themselves."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dragging.apps.organisations import rules
from dragging.web.frame.places import Place
from dragging.web.frame.places import register as bring


def register() -> None:
    bring(Place("desk", lambda: _("Desk"), rules.has_desk, 10))
    bring(Place("office", lambda: _("Office"), rules.works_at_office, 10))
    bring(Place("approvals", lambda: _("Approvals"), rules.approves, 10))
    bring(Place("profile", lambda: _("Profile"), rules.edits_profile, 20))
    bring(Place("publish", lambda: _("Public page"), rules.publishes, 80))
    bring(Place("team", lambda: _("Team"), rules.belongs, 90))

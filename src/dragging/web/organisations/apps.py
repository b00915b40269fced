from __future__ import annotations

from django.apps import AppConfig


class OrganisationPagesConfig(AppConfig):
    name = "dragging.web.organisations"
    label = "organisation_pages"

    def ready(self) -> None:
        """The places of the second row, and the parts of the pages on which somebody starts, that this part brings."""
        from dragging.web.organisations import parts, row
        from dragging.web.organisations.profile import parts as profile_parts

        row.register()
        parts.register()
        profile_parts.register()

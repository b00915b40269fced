from __future__ import annotations

from django.apps import AppConfig


class OrganisationPagesConfig(AppConfig):
    name = "dragging.web.organisations"
    label = "organisation_pages"

    def ready(self) -> None:
        """The places of the second row, the parts of the pages on which somebody starts, and the sentences of mails."""
        from dragging.web.organisations import letters, parts, row
        from dragging.web.organisations.profile import parts as profile_parts

        letters.register()
        row.register()
        parts.register()
        profile_parts.register()

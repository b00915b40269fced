from __future__ import annotations

from django.apps import AppConfig


class OrganisationPagesConfig(AppConfig):
    name = "dragging.web.organisations"
    label = "organisation_pages"

    def ready(self) -> None:
        """The places of the second row that this part brings."""
        from dragging.web.organisations import row

        row.register()

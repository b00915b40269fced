"""The one table of addresses: the language is the first part of every page's, never of the API's."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from dragging.api.site import api
from dragging.web.frame.language import to_own_language

urlpatterns = [
    path("", to_own_language),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", include("dragging.web.bank.urls")),
        path("", include("dragging.web.about.urls")),
        path("", include("dragging.web.accounts.urls")),
        path("", include("dragging.web.organisations.urls")),
        path("", include("dragging.web.matching.urls")),
    ),
]

handler400 = "dragging.config.failures.bad_request"
handler404 = "dragging.config.failures.not_found"
handler429 = "dragging.config.failures.too_many"
handler500 = "dragging.config.failures.failed"

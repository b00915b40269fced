"""The one table of addresses."""

from __future__ import annotations

from django.urls import path

from dragging.api.site import api

urlpatterns = [path("api/v1/", api.urls)]

handler404 = "dragging.api.failures.not_found"
handler500 = "dragging.api.failures.failed"

"""The one table of addresses."""

from __future__ import annotations

from django.urls import path

from dragging.api.site import api

urlpatterns = [path("api/v1/", api.urls)]

from __future__ import annotations

from django.apps import AppConfig


class Organisations(AppConfig):
    name = "dragging.apps.organisations"
    label = "organisations"

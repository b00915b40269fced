from __future__ import annotations

from django.apps import AppConfig


class Common(AppConfig):
    name = "dragging.apps.common"
    label = "common"

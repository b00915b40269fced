from __future__ import annotations

from django.apps import AppConfig


class AboutPagesConfig(AppConfig):
    name = "dragging.web.about"
    label = "about_pages"

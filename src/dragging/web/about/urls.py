from __future__ import annotations

from django.urls import path

from dragging.web.about import views

urlpatterns = [
    path("data/", views.data, name="data"),
    path("status/", views.status, name="status"),
    path("words/", views.words, name="words"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]

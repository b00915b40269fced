from __future__ import annotations

from django.urls import path

from dragging.web.matching.check import views

urlpatterns = [
    path("check/", views.start, name="check"),
    path("check/forget/", views.forget, name="check.forget"),
    path("check/result/", views.result, name="check.result"),
    path("check/keep/", views.keep, name="check.keep"),
    path("check/<slug:step>/", views.step, name="check.step"),
]

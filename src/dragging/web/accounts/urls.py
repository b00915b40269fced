from __future__ import annotations

from django.urls import include, path

from dragging.web.accounts import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/acting-for/", views.acting, name="acting"),
    path("account/", include("allauth.urls")),
]

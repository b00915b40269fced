from __future__ import annotations

from django.urls import include, path

from dragging.web.accounts import leaving, mailing, views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/acting-for/", views.acting, name="acting"),
    path("account/mail/", mailing.mail, name="mail"),
    path("account/mail/stop/<str:token>/", mailing.mail_stop, name="mail_stop"),
    path("account/export/", leaving.export, name="export"),
    path("account/erase/", leaving.erase, name="erase"),
    path("account/erase/code/", leaving.erase_code, name="erase_code"),
    path("account/login/code/confirm/", views.confirm_code, name="account_confirm_login_code"),
    path("account/", include("allauth.urls")),
]

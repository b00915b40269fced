from __future__ import annotations

from django.urls import path

from dragging.web.organisations.views import desk, team

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("team/", team.team, name="team"),
]

from __future__ import annotations

from django.urls import path

from dragging.web.organisations.views import desk, invitations, members, team

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("office/", desk.office, name="office"),
    path("approvals/", desk.approvals, name="approvals"),
    path("team/", team.team, name="team"),
    path("team/name/", team.name, name="team_name"),
    path("team/log/", team.log, name="team_log"),
    path("team/invite/", invitations.invite, name="team_invite"),
    path("team/leave/", members.leave, name="team_leave"),
    path("team/hand-over/", members.hand_over, name="team_hand_over"),
    path("team/asking/<str:public_id>/", team.let_in, name="team_let_in"),
    path("team/invitations/<str:public_id>/withdraw/", invitations.withdraw, name="team_withdraw"),
    path("team/<str:public_id>/role/", members.role, name="team_role"),
    path("team/<str:public_id>/remove/", members.remove, name="team_remove"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
]

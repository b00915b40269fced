from __future__ import annotations

from django.urls import path

from dragging.web.organisations.views import (
    administering,
    desk,
    documents,
    founding,
    invitations,
    members,
    profile,
    team,
    verifications,
)

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("office/", desk.office, name="office"),
    path("approvals/", desk.approvals, name="approvals"),
    path("desk/profile/", profile.profile, name="profile"),
    path("desk/profile/import/", profile.take_in, name="profile.import"),
    path("desk/profile/verify/", profile.ask_verification, name="profile.verify"),
    path("desk/profile/list/<slug:code>/", profile.listed, name="profile.list"),
    path("desk/profile/<slug:name>/", profile.section, name="profile.section"),
    path("desk/profile.json", profile.as_json, name="profile.json"),
    path("desk/profile.xlsx", profile.as_xlsx, name="profile.xlsx"),
    path("desk/documents/", documents.papers, name="documents"),
    path("desk/documents/<slug:public_id>/remove/", documents.remove, name="document.remove"),
    path("documents/<slug:public_id>/", documents.paper, name="document"),
    path("approvals/verifications/", verifications.waiting, name="verifications"),
    path("approvals/verifications/<slug:public_id>/", verifications.answer, name="verification"),
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
    path("organisations/new/", founding.new, name="organisation_new"),
    path("editor/organisations/", administering.organisations, name="editor_organisations"),
    path("editor/organisations/<str:keep>/merge/<str:double>/", administering.merge, name="editor_merge"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
]

"""The addresses under /portal/account/."""

from django.urls import path

from . import groups, pages

urlpatterns = [
    path("", pages.show, name="account"),
    path("messages/", pages.messages, name="messages"),
    path("messages/<int:key>/", pages.message, name="message"),
    path("messages/<int:key>/read/", pages.read, name="message_read"),
    path("roles/", pages.roles, name="roles"),
    path("name/", pages.name, name="name"),
    path("groups/new/", groups.new, name="group_new"),
    path("groups/<int:key>/", groups.show, name="group"),
    path("groups/<int:key>/profile/", groups.profile, name="group_profile"),
    path("groups/<int:key>/invite/", groups.invite, name="group_invite"),
    path("groups/<int:key>/members/<int:member>/remove/", groups.remove, name="member_remove"),
    path("groups/<int:key>/members/<int:member>/lead/", groups.make_lead, name="member_lead"),
    path("groups/<int:key>/members/<int:member>/hand-over/", groups.hand_over, name="member_hand_over"),
    path("groups/<int:key>/ask-to-lead/", groups.ask_to_lead, name="ask_to_lead"),
    path("groups/<int:key>/ask-to-lead/<int:asked>/", groups.settle, name="settle_lead"),
    path("groups/<int:key>/invitations/<int:invitation>/withdraw/", groups.withdraw, name="invitation_withdraw"),
    path("invitations/<str:token>/", pages.invitation, name="invitation"),
]

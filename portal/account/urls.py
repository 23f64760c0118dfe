"""The addresses under /portal/account/."""

from django.urls import path

from . import pages

urlpatterns = [
    path("", pages.show, name="account"),
    path("messages/", pages.messages, name="messages"),
    path("messages/<int:key>/", pages.message, name="message"),
    path("messages/<int:key>/read/", pages.read, name="message_read"),
    path("roles/", pages.roles, name="roles"),
    path("name/", pages.name, name="name"),
    path("invitations/<str:token>/", pages.invitation, name="invitation"),
]

"""Addresses under /portal/auditors/."""

from django.urls import path

from . import events, room, verifying

app_name = "auditors"
urlpatterns = [
    path("", events.index, name="today"),
    path("export/", events.export, name="export"),
    path("room/", room.room, name="room"),
    path("room/enter/", room.enter, name="enter"),
    path("room/<str:reference>/", room.agreement, name="agreement"),
    path("room/<str:reference>/evidence/", room.pack, name="evidence"),
    path("verify/", verifying.show, name="verify"),
    path("things/<str:kind>/<int:key>/", events.thing, name="thing"),
]

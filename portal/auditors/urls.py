"""Addresses under /portal/auditors/."""

from django.urls import path

from . import events, verifying

app_name = "auditors"
urlpatterns = [
    path("", events.index, name="today"),
    path("export/", events.export, name="export"),
    path("verify/", verifying.show, name="verify"),
    path("things/<str:kind>/<int:key>/", events.thing, name="thing"),
]

"""Addresses under /portal/providers/."""

from django.urls import path

from . import agreements, today

app_name = "providers"
urlpatterns = [
    path("", today.show, name="today"),
    path("agreements/<str:reference>/", agreements.show, name="agreement"),
]

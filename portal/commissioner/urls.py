"""Addresses under /portal/commissioner/."""

from django.urls import path

from . import decisions, quarters, today

app_name = "commissioner"
urlpatterns = [
    path("", today.show, name="today"),
    path("decisions/<str:reference>/", decisions.show, name="decision"),
    path("decisions/<str:reference>/declare/", decisions.declare, name="declare"),
    path("decisions/<str:reference>/steps/<slug:name>/", decisions.step, name="decision_step"),
    path("delivery/<slug:reference>/", quarters.show, name="quarter"),
    path("delivery/<slug:reference>/steps/<slug:name>/", quarters.step, name="quarter_step"),
]

"""Addresses under /portal/legal/."""

from django.urls import path

from . import decisions, today

app_name = "legal"
urlpatterns = [
    path("", today.show, name="today"),
    path("decisions/<str:reference>/", decisions.show, name="decision"),
    path("decisions/<str:reference>/advise/", decisions.advise, name="advise"),
    path("decisions/<str:reference>/close/<slug:code>/", decisions.close, name="close"),
    path("decisions/<str:reference>/steps/<slug:name>/", decisions.step, name="decision_step"),
]

"""Addresses under /portal/partners/."""

from django.urls import path

from . import measures, today

app_name = "partners"
MEASURE = "<slug:reference>/<slug:code>/"
urlpatterns = [
    path("", today.show, name="today"),
    path(MEASURE, measures.show, name="measure"),
    path(f"{MEASURE}enter/", measures.enter, name="enter"),
    path(f"{MEASURE}steps/<slug:name>/", measures.step, name="step"),
]

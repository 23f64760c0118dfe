"""Addresses under /portal/editors/."""

from django.urls import path

from . import parts, plans

PLAN = "plans/<slug:code>/"

app_name = "editors"
urlpatterns = [
    path("", plans.index, name="plans"),
    path(PLAN, plans.show, name="plan"),
    path(f"{PLAN}next/", plans.start, name="plan_next"),
    path(f"{PLAN}words/", plans.words, name="plan_words"),
    path(f"{PLAN}publish/", plans.publish, name="plan_publish"),
    path(f"{PLAN}discard/", plans.discard, name="plan_discard"),
    path(f"{PLAN}<slug:kind>/new/", parts.new, name="part_new"),
    path(f"{PLAN}<slug:kind>/<str:part>/", parts.change, name="part"),
    path(f"{PLAN}<slug:kind>/<str:part>/remove/", parts.remove, name="part_remove"),
]

"""Addresses under /portal/assessors/."""

from django.urls import path

from . import bids, comparing, declarations, today

app_name = "assessors"
urlpatterns = [
    path("", today.show, name="today"),
    path("contests/<int:key>/declare/", declarations.on_the_list, name="list_declare"),
    path("contests/<int:key>/compare/<slug:code>/", comparing.show, name="compare"),
    path("bids/<int:key>/", bids.show, name="bid"),
    path("bids/<int:key>/declare/", declarations.on_one_bid, name="bid_declare"),
    path("bids/<int:key>/steps/<slug:name>/", bids.step, name="bid_step"),
]

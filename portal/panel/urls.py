"""Addresses under /portal/panel/."""

from django.urls import path

from . import allocation, bids, meetings, minutes, today

app_name = "panel"
urlpatterns = [
    path("", today.show, name="today"),
    path("meetings/<slug:reference>/", meetings.show, name="meeting"),
    path("meetings/<slug:reference>/ranking.csv", meetings.export, name="ranking_csv"),
    path("meetings/<slug:reference>/allocations/", allocation.index, name="allocations"),
    path("meetings/<slug:reference>/allocations/<int:key>/", allocation.show, name="allocation"),
    path("meetings/<slug:reference>/declare/", meetings.declare, name="declare"),
    path("meetings/<slug:reference>/attendance/", meetings.attendance, name="attendance"),
    path("meetings/<slug:reference>/steps/<slug:name>/", meetings.step, name="meeting_step"),
    path("meetings/<slug:reference>/minutes/", minutes.show, name="minutes"),
    path("meetings/<slug:reference>/minutes.pdf", minutes.pdf, name="minutes_pdf"),
    path("meetings/<slug:reference>/bids/<str:bid>/", bids.show, name="bid"),
    path("meetings/<slug:reference>/bids/<str:bid>/recommend/", bids.recommend_one, name="recommend"),
    path("meetings/<slug:reference>/bids/<str:bid>/step-out/", bids.step_out, name="step_out"),
]

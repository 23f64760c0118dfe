"""Addresses under /portal/legal/."""

from django.urls import path

from . import changes, decisions, delegating, interests, parts, today

app_name = "legal"
urlpatterns = [
    path("", today.show, name="today"),
    path("interests/", interests.index, name="interests"),
    path("interests/new/", interests.new, name="interest_new"),
    path("interests/<int:key>/end/", interests.end, name="interest_end"),
    path("changes/", changes.index, name="changes"),
    path("changes/<str:reference>/<int:number>/", changes.show, name="change"),
    path("changes/<str:reference>/<int:number>/steps/<slug:name>/", changes.step, name="change_step"),
    path("decisions/<str:reference>/", decisions.show, name="decision"),
    path("decisions/<str:reference>/advise/", decisions.advise, name="advise"),
    path("decisions/<str:reference>/delegate/", delegating.delegate, name="delegate"),
    path("decisions/<str:reference>/close/<slug:code>/", parts.close, name="close"),
    path("decisions/<str:reference>/open/<slug:code>/", parts.reopen, name="open"),
    path("decisions/<str:reference>/steps/<slug:name>/", decisions.step, name="decision_step"),
]

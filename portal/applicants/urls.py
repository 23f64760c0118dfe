"""The addresses under /portal/applicants/."""

from django.urls import path

from . import answers, applications, queries, starting, today

app_name = "applicants"
_one = "applications/<str:reference>/"

urlpatterns = [
    path("", today.show, name="today"),
    path("start/<slug:fund>/<slug:round_slug>/", starting.start, name="application_start"),
    path(_one, applications.show, name="application_show"),
    path(f"{_one}sections/<int:order>/", answers.section, name="application_section"),
    path(f"{_one}autosave/", answers.autosave, name="application_autosave"),
    path(f"{_one}versions/<int:key>/", answers.version, name="application_version"),
    path(f"{_one}check/", applications.check, name="application_check"),
    path(f"{_one}submit/", applications.submit, name="application_submit"),
    path(f"{_one}sent/", applications.sent, name="application_sent"),
    path(f"{_one}queries/<int:key>/", queries.answer, name="application_query"),
    path(f"{_one}steps/<slug:name>/", applications.take_step, name="application_step"),
]

"""The addresses under /portal/applicants/."""

from django.urls import path

from . import (
    answers,
    applications,
    bank,
    confirming,
    endorsements,
    grants,
    outcomes,
    policies,
    queries,
    questions,
    receipts,
    reports,
    reviews,
    starting,
    today,
)

app_name = "applicants"
_one = "applications/<str:reference>/"
_grant = "grants/<str:reference>/"
_report = "reports/<str:reference>/"

urlpatterns = [
    path("", today.show, name="today"),
    path("apply/<slug:fund>/<slug:round_slug>/", starting.start, name="application_start"),
    path("apply/<slug:fund>/<slug:round_slug>/questions/", questions.ask, name="ask"),
    path(_one, applications.show, name="application_show"),
    path(f"{_one}sections/<int:order>/", answers.section, name="application_section"),
    path(f"{_one}autosave/", answers.autosave, name="application_autosave"),
    path(f"{_one}versions/<int:key>/", answers.version, name="application_version"),
    path(f"{_one}check/", applications.check, name="application_check"),
    path(f"{_one}check/keep/", applications.keep, name="application_keep"),
    path(f"{_one}submit/", applications.submit, name="application_submit"),
    path(f"{_one}confirm/", confirming.confirm, name="application_confirm"),
    path(f"{_one}endorsements/", endorsements.show, name="endorsements"),
    path(f"{_one}endorsements/<int:key>/again/", endorsements.again, name="endorsement_again"),
    path(f"{_one}endorsements/<int:key>/withdraw/", endorsements.withdraw, name="endorsement_withdraw"),
    path(f"{_one}sent/", applications.sent, name="application_sent"),
    path(f"{_one}queries/<int:key>/", queries.answer, name="application_query"),
    path(f"{_one}receipt/", receipts.show, name="application_receipt"),
    path(f"{_one}receipt.pdf", receipts.pdf, name="application_receipt_pdf"),
    path(f"{_one}copy/", receipts.copy, name="application_copy"),
    path(f"{_one}copy.pdf", receipts.copy_pdf, name="application_copy_pdf"),
    path(f"{_one}outcome/", outcomes.show, name="application_outcome"),
    path(f"{_one}review/", reviews.show, name="application_review"),
    path(f"{_one}review/steps/<slug:name>/", reviews.step, name="application_review_step"),
    path(f"{_one}steps/<slug:name>/", applications.take_step, name="application_step"),
    path(_grant, grants.show, name="grant_show"),
    path(f"{_grant}accept/", grants.accept, name="grant_accept"),
    path(f"{_grant}steps/<slug:name>/", grants.take_step, name="grant_step"),
    path(f"{_grant}tell-us/", grants.tell_us, name="grant_tell_us"),
    path(f"{_grant}bank/", bank.give, name="grant_bank"),
    path(f"{_grant}papers/<slug:name>/", grants.paper, name="grant_paper"),
    path(f"{_grant}papers/<slug:name>.pdf", grants.paper_pdf, name="grant_paper_pdf"),
    path(_report, reports.show, name="report_show"),
    path(f"{_report}sections/<int:order>/", reports.section, name="report_section"),
    path(f"{_report}autosave/", reports.autosave, name="report_autosave"),
    path(f"{_report}versions/<int:key>/", reports.version, name="report_version"),
    path(f"{_report}check/", reports.check, name="report_check"),
    path(f"{_report}submit/", reports.submit, name="report_submit"),
    path("groups/<int:key>/policies/", policies.show, name="policies"),
]

"""Addresses under /portal/providers/."""

from django.urls import path

from . import agreements, bids, contracts, outcomes, tenders, today

app_name = "providers"
urlpatterns = [
    path("", today.show, name="today"),
    path("tenders/", tenders.index, name="tenders"),
    path("tenders/<str:reference>/", tenders.show, name="tender"),
    path("tenders/<str:reference>/question/", tenders.ask, name="tender_question"),
    path("tenders/<str:reference>/start/", tenders.start, name="bid_start"),
    path("bids/<str:reference>/", bids.show, name="bid"),
    path("bids/<str:reference>/sections/<int:order>/", bids.section, name="bid_section"),
    path("bids/<str:reference>/autosave/", bids.autosave, name="bid_autosave"),
    path("bids/<str:reference>/versions/<int:key>/", bids.version, name="bid_version"),
    path("bids/<str:reference>/check/", bids.check, name="bid_check"),
    path("bids/<str:reference>/send/", bids.send, name="bid_send"),
    path("contracts/", contracts.index, name="contracts"),
    path("contracts/<str:reference>/", contracts.show, name="contract"),
    path("contracts/<str:reference>/report/", contracts.report, name="contract_report"),
    path("contracts/<str:reference>/sign/", contracts.sign, name="contract_sign"),
    path("contracts/<str:reference>/changes/<int:number>/sign/", contracts.sign_change, name="change_sign"),
    path("contracts/<str:reference>/papers/<slug:which>/", contracts.paper, name="contract_paper"),
    path("contracts/<str:reference>/papers/<slug:which>.pdf", contracts.paper_pdf, name="contract_paper_pdf"),
    path("tenders/<str:reference>/papers/<slug:which>/", tenders.paper, name="tender_paper"),
    path("tenders/<str:reference>/papers/<slug:which>.pdf", tenders.paper_pdf, name="tender_paper_pdf"),
    path("bids/<str:reference>/outcome.pdf", outcomes.pdf, name="bid_outcome_pdf"),
    path("bids/<str:reference>/outcome/", outcomes.show, name="bid_outcome"),
    path("bids/<str:reference>/take-back/", bids.take_back, name="bid_take_back"),
    path("agreements/<str:reference>/", agreements.show, name="agreement"),
    path("agreements/<str:reference>/tell-us/", agreements.tell_us, name="tell_us"),
]

"""Addresses under /portal/providers/."""

from django.urls import path

from . import agreements, bids, outcomes, tenders, today

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
    path("bids/<str:reference>/outcome/", outcomes.show, name="bid_outcome"),
    path("bids/<str:reference>/take-back/", bids.take_back, name="bid_take_back"),
    path("agreements/<str:reference>/", agreements.show, name="agreement"),
    path("agreements/<str:reference>/tell-us/", agreements.tell_us, name="tell_us"),
]

"""The portal's addresses, one folder an audience."""

from django.urls import URLPattern, URLResolver, include, path

from . import home
from .account import one_time_codes

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show, name="home"),
    path("officers/", include("portal.officers.urls")),
    path("account/", include("portal.account.urls")),
    path("applicants/", include("portal.applicants.urls")),
    path("assessors/", include("portal.assessors.urls")),
    path("panel/", include("portal.panel.urls")),
    path("commissioner/", include("portal.commissioner.urls")),
    path("finance/", include("portal.finance.urls")),
    path("legal/", include("portal.legal.urls")),
    path("providers/", include("portal.providers.urls")),
    path("partners/", include("portal.partners.urls")),
    path("editors/", include("portal.editors.urls")),
    path("auditors/", include("portal.auditors.urls")),
    path("administrators/", include("portal.administrators.urls")),
    path("officers/one-time-codes/", one_time_codes.find_group, name="one_time_codes"),
    path("officers/one-time-codes/<int:key>/", one_time_codes.read_out, name="one_time_code"),
]

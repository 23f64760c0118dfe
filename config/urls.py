"""Every address of the product, by front."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from portal import endorsing

from . import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("health/metrics", health.metrics, name="health_metrics"),
    path("", include("office.screens.urls")),
    path("account/", include("portal.account.signing_urls")),
    path("endorse/<str:token>/", endorsing.endorse, name="endorse"),
    path("endorse/<str:token>/again/", endorsing.again, name="endorse_again"),
    path("demo/", include("portal.demo.urls")),
    # Wagtail's own doors would let people in past the second factor.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("portal/", include("portal.urls")),
    path("", include("cms.urls")),  # last: any other address may be a page of the public site
]

handler400 = "office.screens.errors.bad_request"
handler403 = "office.screens.errors.forbidden"
handler404 = "office.screens.errors.not_found"
handler500 = "office.screens.errors.server_error"

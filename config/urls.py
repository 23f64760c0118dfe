"""Every address of the product, by front."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("office.screens.urls")),
    path("portal/", include("portal.urls")),
]

handler400 = "office.screens.errors.bad_request"
handler403 = "office.screens.errors.forbidden"
handler404 = "office.screens.errors.not_found"
handler500 = "office.screens.errors.server_error"

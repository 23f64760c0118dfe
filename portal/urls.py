"""The portal's addresses, one folder an audience."""

from django.urls import URLPattern, URLResolver, include, path

from . import home

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show, name="home"),
    path("account/", include("portal.account.urls")),
]

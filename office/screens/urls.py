"""Addresses that belong to no front: the brand sheet and, outside production, the gallery."""

from django.urls import URLPattern, URLResolver, path

from .brand import brand_sheet

urlpatterns: list[URLPattern | URLResolver] = [
    path("brand/<slug:colour>.css", brand_sheet, name="brand"),
]

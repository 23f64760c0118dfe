"""Addresses that belong to no front: the brand sheet, private files and, outside production, the gallery."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from .brand import brand_sheet
from .files import private_file
from .gallery import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("brand/<slug:colour>.css", brand_sheet, name="brand"),
    path("files/<uuid:key>/", private_file, name="private_file"),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("demo/components/", gallery, name="gallery"))

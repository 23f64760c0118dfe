"""Kept pages answered straight from their address.

Wagtail's own way asks for each folder on the way down, and who may see it. Kept pages carry no such restrictions
(pages/keeping.py), so one look-up is enough. A page that is not found here is not found at all.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .building import PAGES
from .models import HomePage, MeasuresPage, RegisterPage
from .pages.words import REGISTERS

FOLDERS = {slug: kind for kind, slug, _, _ in REGISTERS}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """/"""
    return _served(request, HomePage.objects.filter(live=True).first())


@require_safe
def register(request: HttpRequest, folder: str) -> HttpResponse:
    """/decisions/ and its like."""
    model = MeasuresPage if folder == "measures" else RegisterPage
    return _served(request, model.objects.filter(kind=FOLDERS[folder], live=True).first())


@require_safe
def record(request: HttpRequest, folder: str, reference: str) -> HttpResponse:
    """/decisions/PCC-2020-034/: the page of one publication, with its publication and picture."""
    pages = PAGES[FOLDERS[folder]].objects.select_related("publication", "picture")
    return _served(request, pages.filter(publication__address=f"/{folder}/{reference}/", live=True).first())


def _served(request: HttpRequest, page: HomePage | RegisterPage | None) -> HttpResponse:
    if page is None:
        raise Http404
    return page.serve(request)

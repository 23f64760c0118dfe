"""/sitemap.xml and /robots.txt: every public page, for search engines."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from cms.search.models import SearchDoc
from office.records.publication.workflow import PublicationState

MOST = 50_000  # as the protocol allows in one file
FIXED = ("/", "/funds/", "/decisions/", "/awards/", "/services/", "/progress/", "/money/", "/open-data/")


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every page that the search knows and that is not withdrawn, newest first."""
    return StreamingHttpResponse(_lines(), content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by machines; casework is behind sign-in anyway."""
    lines = ["User-agent: *", "Disallow: /portal/", "Disallow: /cms/", f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _lines() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address in FIXED:
        yield _line(address)
    docs = SearchDoc.objects.exclude(publication__state=PublicationState.WITHDRAWN).order_by("-pk")
    for address in docs.values_list("address", flat=True)[: MOST - len(FIXED)].iterator(chunk_size=2_000):
        yield _line(address)
    yield "</urlset>\n"


def _line(address: str) -> str:
    return f"<url><loc>{escape(settings.SITE_ADDRESS + address)}</loc></url>\n"

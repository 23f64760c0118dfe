"""Pages for machines: is the server alive, is it ready to work, and the figures of those who may ask."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from office.records import metrics as watched
from office.records import readiness


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers; it asks nothing else, so that a slow database restarts nobody."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """What the office needs to work, one word each; 503 when something is missing. It names no row."""
    answers = {name: not readiness.answer(question) for name, question in readiness.READY.items()}
    return JsonResponse(
        {name: "well" if is_well else "not well" for name, is_well in answers.items()},
        status=200 if all(answers.values()) else 503,
    )


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures in Prometheus' form; nobody without METRICS_TOKEN learns that there is such a page."""
    shown = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(shown, f"Bearer {settings.METRICS_TOKEN}"):
        raise Http404
    return HttpResponse(watched.exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")

"""Two pages for machines: is the server alive, and is it ready to work."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

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

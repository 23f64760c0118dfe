"""Open contracting data: all releases, all records, and one record at an address that does not change."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commissioning.open_contracting import packages


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """Every release of every process."""
    return _answer(packages.release_package())


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Every process with what its releases come to."""
    return _answer(packages.record_package())


@require_safe
def record(request: HttpRequest, number: str) -> HttpResponse:
    """One process by its number."""
    package = packages.one_record(number)
    if package is None:
        raise Http404
    return _answer(package)


def _answer(package: dict[str, Any]) -> HttpResponse:
    answer = HttpResponse(json.dumps(package, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

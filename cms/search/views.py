"""/search/: one box for everything public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .index import MOST, best, understood
from .typed import LONGEST_QUERY

SIZE = 20
KINDS = {
    "decision": "Decision", "award": "Grant", "progress_report": "Progress report", "fund": "Fund", "round": "Round",
    "page": "Page", "plan": "The Plan",
}  # fmt: skip


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What fits the words in the address, best first. Whatever is typed there is words or nothing."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    asked = understood(typed)
    page = _page(request.GET.get("page", ""))
    rows, count = best(asked.words, (page - 1) * SIZE, SIZE)
    context: dict[str, Any] = {
        "typed": typed,
        "asked": asked,
        "meant": " ".join(asked.words),
        "rows": [{"doc": row, "kind": KINDS.get(row.kind, "Page")} for row in rows],
        "count": count,
        "is_capped": count >= MOST,
        "newer": page - 1,
        "older": page + 1 if page * SIZE < count else 0,
    }
    return render(request, "cms/search.html", context)


def _page(written: str) -> int:
    is_number = written.isascii() and written.isdigit() and len(written) < len(str(MOST))
    return max(1, int(written)) if is_number else 1

"""What is still to do before the office can work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.access import only
from portal.audiences import ADMINISTRATORS

from .checklist import tasks

TO_DO = {"tag": {"text": "To do", "classes": "govuk-tag--orange"}}


@only(ADMINISTRATORS)
def show(request: HttpRequest) -> HttpResponse:
    """The checklist, what is to do first."""
    found = sorted(tasks(), key=lambda task: task.is_done)
    items = [
        {
            "title": task.title,
            "hint": task.hint,
            "href": task.href,
            "status": {"text": "Done"} if task.is_done else TO_DO,
        }
        for task in found
    ]
    done = sum(task.is_done for task in found)
    return render(request, "portal/administrators/today.html", {"items": items, "done": done, "count": len(found)})

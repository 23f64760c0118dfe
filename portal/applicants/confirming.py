"""A second person of the group reads the whole application and stands behind it."""

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from grants.applications.actions import confirm_answers
from office.records.steps import Forbidden, Refused
from portal.access import only
from portal.audiences import APPLICANTS

from .finding import home, own_application


@only(APPLICANTS)
@require_POST
def confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Confirm the answers as they were shown on the check; what changed meanwhile is read again."""
    application = own_application(request, reference)
    typed = request.POST.get("revision", "")
    revision = int(typed) if typed.isdecimal() and len(typed) < 10 else -1
    try:
        confirm_answers(application=application, revision=revision, by=request.user)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        notices.error(request, " ".join(no.obstacles))
        return redirect(f"{home(application)}check/")
    notices.success(request, "You have confirmed this application. A lead of your group can send it now.")
    return redirect(home(application))

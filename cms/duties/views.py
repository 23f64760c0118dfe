"""/what-we-publish/: the law's checklist, for everyone; what is late stands there for staff alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.people.permissions import has_role
from office.people.roles import Role

from .checklist import checklist

STAFF = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR, Role.EDITOR,
         Role.ADMINISTRATOR)  # fmt: skip


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Each item: where it is and when it was last updated."""
    context = {"rows": checklist(), "is_staff": has_role(request.user, *STAFF)}
    return render(request, "cms/duties/checklist.html", context)

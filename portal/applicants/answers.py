"""Writing an application: a section a page, saved as one types, and two versions of one answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from grants.applications import permissions
from portal.access import only
from portal.answering.autosave import autosave_view, for_scripts
from portal.answering.kept_words import keeps_words
from portal.answering.section import section_view
from portal.answering.settling import version_view
from portal.audiences import APPLICANTS

from .finding import filling_of, home, is_open_to_write, own_application


@keeps_words
@only(APPLICANTS)
def section(request: HttpRequest, reference: str, order: int) -> HttpResponse:
    """One section of the form."""
    application = own_application(request, reference)
    writes = permissions.may_edit(application, request.user)
    if not writes or (request.method != "POST" and not is_open_to_write(application)):
        return redirect(home(application))
    return section_view(request, filling_of(application), order)


@for_scripts
@only(APPLICANTS)
@require_POST
def autosave(request: HttpRequest, reference: str) -> HttpResponse:
    """What the page's script saves while one types."""
    return autosave_view(request, filling_of(own_application(request, reference)))


@only(APPLICANTS)
def version(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Two versions of one answer."""
    application = own_application(request, reference)
    if application.submission.is_locked:
        raise Http404("There is no such page.")
    return version_view(request, filling_of(application), key)

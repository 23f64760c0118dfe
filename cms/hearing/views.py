"""/feedback/: was this useful, a problem, a concern, what changed for you. No account, no script; few an hour."""

import re

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from office.hearing.actions import say as keep
from office.hearing.states import RemarkKind
from office.hearing.visitors import VISITOR
from office.screens.pages import form_page

from .forms import SayForm

# Addresses with secrets in them, or of other fronts, are none of a remark's.
ABOUT = re.compile(r"/(?!/|portal/|account/|endorse/|cms/|demo/|follow/|unfollow/|feedback/)[A-Za-z0-9/_.-]{0,198}")
TOO_OFTEN = "You have written to us several times in this hour. Try again later, or ring us."
LAYOUT = "layouts/public.html"
BUTTONS = {RemarkKind.CONCERN: "Send this concern", RemarkKind.PROBLEM: "Send this report"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, kind: str) -> HttpResponse:
    """One form about the page named in the address; every page if none is."""
    if kind not in RemarkKind.values:
        raise Http404
    about = _about(request)
    form = SayForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_valid() and _kept(request, form, kind, about):
        return redirect("said")
    return form_page(
        request, form, heading=RemarkKind(kind).label, button=BUTTONS.get(RemarkKind(kind), "Send"), layout=LAYOUT,
        back=about, back_text="Back to the page", intro=f"About: {about}" if about != "/" else "",
    )  # fmt: skip


@require_safe
def said(request: HttpRequest) -> HttpResponse:
    """Thank you, and what happens next."""
    return render(request, "cms/hearing/said.html")


def _kept(request: HttpRequest, form: SayForm, kind: str, about: str) -> bool:
    if not ratelimit.consume(request, action="say"):
        form.add_error(None, TOO_OFTEN)
        return False
    given = form.cleaned_data
    is_useful = given["is_useful"] == "yes" if "is_useful" in given else None
    keep(kind=kind, address=about, text=given["text"], email=given["email"], is_useful=is_useful, by=VISITOR)
    return True


def _about(request: HttpRequest) -> str:
    """The public page it is about, as the address says; the home page for anything that is none."""
    asked = request.GET.get("about", "/")
    return asked if ABOUT.fullmatch(asked) else "/"

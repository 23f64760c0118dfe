"""What the public says about our pages: read by an officer, answered, and shown or kept."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.hearing import queries
from office.hearing.models import Remark
from office.hearing.states import RemarkState
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.audiences import OFFICERS
from portal.decisions import DENSE

FRONT = "/portal/officers/remarks/"
WITH_A_REPLY = ("show", "answer")


class ReplyForm(Form):
    """What we write back."""

    reply = forms.CharField(
        label="Our reply", widget=forms.Textarea, max_length=2000,
        help_text="Say what you did about it. On a page, everyone reads it: name nobody.",
        error_messages={"required": "Write a reply", "max_length": "Use 2,000 letters or fewer"},
    )  # fmt: skip


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """What is still to be read, newest first; or all that was said."""
    everything = request.GET.get("all") == "yes"
    rows = queries.visible_to(request.user)
    rows = rows if everything else rows.filter(state=RemarkState.NEW)
    page = page_of(rows, request, order=("-said_at", "-pk"))
    return render(request, "portal/officers/remarks_list.html", {"page": page, "everything": everything})


@only(OFFICERS)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """One remark, and what may be done with it."""
    return render(request, "portal/officers/remark.html", {"one": _remark(request, key), "at": f"{FRONT}{key}/"})


@only(OFFICERS)
def step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Show it with our reply, reply alone, keep it, or take it off the page."""
    form = ReplyForm if name in WITH_A_REPLY else None
    return take_step_view(request, _remark(request, key), name, back=f"{FRONT}{key}/", form_class=form, layout=DENSE)


def _remark(request: HttpRequest, key: int) -> Remark:
    return find(queries.visible_to(request.user), pk=key)

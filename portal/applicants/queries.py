"""Our question on an application, and the group's answer to it."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from grants.applications.actions import answer_query
from office.records.steps import Forbidden, Refused
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.audiences import APPLICANTS

from .finding import home, own_application

LONGEST = 20_000


class AnswerForm(Form):
    """The answer, in their own words."""

    answer = forms.CharField(
        label="Your answer",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write your answer", "max_length": f"Use {LONGEST:,} letters or fewer"},
    )


@only(APPLICANTS)
def answer(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Read our question and answer it, once."""
    application = own_application(request, reference)
    query = find(application.queries.all(), pk=key)
    if query.answered_at is not None:
        return redirect(home(application))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer_query(query=query, answer=form.cleaned_data["answer"], by=request.user)
        except Forbidden:
            raise Http404("There is no such page.") from None
        except Refused as no:
            form.add_error("answer", no.obstacles)
        else:
            notices.success(request, "We have your answer.")
            return redirect(home(application))
    return form_page(
        request, form, heading="Our question about your application", button="Send your answer",
        back=home(application), template="portal/applicants/query_answer.html", query=query, application=application,
    )  # fmt: skip

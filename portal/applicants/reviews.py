"""A group asks for a review of an outcome, and reads the answer."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.applications.models import Application
from grants.reviews.actions import ask_for_review
from grants.reviews.permissions import may_ask
from grants.reviews.queries import review_of, told_on
from grants.reviews.rules import last_day_to_ask, obstacles_to_asking
from office.screens.forms import Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from office.screens.words import weekday_date
from portal.access import only
from portal.attempts import answered, typed
from portal.audiences import APPLICANTS

from .finding import home, own_application


class ReviewForm(Form):
    """What went wrong, in the group's words."""

    grounds = forms.CharField(
        label="What do you think went wrong in how we decided?", max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}), error_messages={"required": "Say what you think went wrong"},
        help_text="For example: we did not read a part of your answer, or we used a rule that is not in the guidance.",
    )  # fmt: skip


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The review as it stands; before it is asked for, the form for it."""
    application = own_application(request, reference)
    review = review_of(request.user, application)
    if review is None:
        return _ask(request, application)
    context = {"application": application, "review": review, "home": home(application),
               "steps": reverse("portal:applicants:application_review", args=[reference]) + "steps/"}  # fmt: skip
    return render(request, "portal/applicants/review_show.html", context)


def _ask(request: HttpRequest, application: Application) -> HttpResponse:
    told = told_on(application)
    late = obstacles_to_asking(application, told, "words", asked=False)
    if told is None or not may_ask(application, request.user) or late:
        raise Http404("There is no such page.")
    form, back = ReviewForm(typed(request)), home(application)
    if answered(form, ask_for_review, application=application, by=request.user):
        messages.success(request, "We have your request. Somebody who had no part in the outcome answers it.")
        return redirect(request.path)
    return form_page(
        request, form, heading="Ask for a review", button="Ask for a review", back=back,
        intro="Somebody who had no part in the outcome looks at how we decided. A review is not a second reading of "
              f"your bid. You can ask once, until {weekday_date(last_day_to_ask(application, told))}.",
    )  # fmt: skip


@only(APPLICANTS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Take the request back."""
    application = own_application(request, reference)
    review = review_of(request.user, application)
    if review is None:
        raise Http404("There is no such page.")
    return take_step_view(request, review, name, back=home(application), audience="applicant")

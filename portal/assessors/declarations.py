"""Declaring interests: on the list of applicants, and on one bid before it opens."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from office.judging.actions import declare
from office.judging.queries import desk
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import ASSESSORS
from portal.declaring import declare_on_list

from .bids import held


class BidForm(Form):
    """Whether one has an interest in this very bid."""

    has_interest = forms.ChoiceField(
        label="Do you, your family or a body you belong to have an interest in this bid?",
        choices=[("no", "No"), ("yes", "Yes, I step out of it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )
    nature = forms.CharField(
        label="If yes, what is it?",
        help_text="It is kept on the record. The bid goes to somebody else.",
        required=False,
        max_length=300,
    )


@only(ASSESSORS)
def on_the_list(request: HttpRequest, key: int) -> HttpResponse:
    """All groups of a contest by name."""
    contest = next((bid.entry.contest for bid in desk(request.user) if bid.entry.contest_id == key), None)
    if contest is None:
        raise Http404("There is no such page.")
    return declare_on_list(request, contest, back=reverse("portal:assessors:today"))


@only(ASSESSORS)
def on_one_bid(request: HttpRequest, key: int) -> HttpResponse:
    """One bid: no interest opens it, an interest closes it for good."""
    entry = held(request, key)
    form = BidForm(typed(request))
    if form.is_valid():
        out = form.cleaned_data["has_interest"] == "yes"
        nature = form.cleaned_data["nature"]
        if attempt(form, declare, entry=entry, has_interest=out, nature=nature, by=request.user).done:
            if not out:
                return redirect("portal:assessors:bid", key)
            messages.success(request, f"You stepped out of {entry}. An officer will give it to somebody else.")
            return redirect("portal:assessors:today")
    return form_page(
        request, form, heading=f"{entry}: declare before you read", button="Save", layout="layouts/dense.html",
        back=reverse("portal:assessors:today"),
        intro="The bid opens when you have said that you have no interest in it.",
    )  # fmt: skip

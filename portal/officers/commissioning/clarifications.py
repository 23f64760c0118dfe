"""Answering what providers asked: one batch, the same words to everyone, and no word of who asked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from commissioning.tenders import queries
from commissioning.tenders.actions import answer_clarifications
from commissioning.tenders.models import Clarification
from office.screens.forms import Form
from office.screens.pages import form_page
from office.screens.words import counted
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS

from .frame import DENSE, tender_at


class AnswersForm(Form):
    """A place for each open question, in the order in which they were asked."""

    def __init__(self, *args: Any, questions: Sequence[Clarification], **more: Any) -> None:
        super().__init__(*args, **more)
        self.keys = [one.pk for one in questions]
        for one in questions:
            self.fields[f"answer-{one.pk}"] = forms.CharField(
                label=one.question, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
            )

    def answers(self) -> dict[int, str]:
        """What was written, by the question's key; blank ones wait for the next batch."""
        return {key: self.cleaned_data[f"answer-{key}"] for key in self.keys}


@only(OFFICERS)
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Every open question of one tender on one page."""
    tender = find(queries.visible_to(request.user), reference=reference)
    seen = queries.clarifications_visible_to(request.user)
    form = AnswersForm(typed(request), questions=list(seen.filter(tender=tender, answered_at=None).order_by("pk")))
    if form.is_valid():
        done = attempt(form, answer_clarifications, tender=tender, answers=form.answers(), by=request.user)
        if done.done:
            messages.success(request, f"{counted(len(done.made), 'answer')} sent to everyone who takes part.")
            return redirect(f"{tender_at(tender)}#questions")
    return form_page(
        request, form, heading="Answer questions", button="Send these answers to everyone", layout=DENSE,
        back=tender_at(tender),
        intro="Questions and answers go to everyone at once, as they stand here. What you leave blank waits for the "
              "next batch. Never say who asked.",
    )  # fmt: skip

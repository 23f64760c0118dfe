"""Questions about a round, answered to everyone at once."""

from django import forms
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.questions.actions import answer_question
from grants.questions.queries import OFFICERS_ORDER, questions_for_officer
from grants.questions.rules import LONGEST
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS

from .finding import own_round_at
from .round_frame import address, framed


class AnswerForm(Form):
    """The question as everyone will read it, and the answer."""

    question = forms.CharField(
        label="The question, as everyone will read it", max_length=LONGEST * 4,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Take out whatever shows who asked: names, places, the project itself.",
        error_messages={"required": "Write the question", "max_length": f"Use {LONGEST * 4:,} letters or fewer"},
    )  # fmt: skip
    answer = forms.CharField(
        label="Your answer", max_length=LONGEST * 4, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="It goes to everyone who is writing a bid, and stands on the public page of the round.",
        error_messages={"required": "Write your answer", "max_length": f"Use {LONGEST * 4:,} letters or fewer"},
    )  # fmt: skip


@only(OFFICERS)
def index(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Every question of a round, those that wait first."""
    round = own_round_at(request, fund, number)
    page = page_of(questions_for_officer(request.user, round), request, order=OFFICERS_ORDER)
    return render(request, "portal/officers/round_questions.html", framed(request, round, "questions", page=page))


@only(OFFICERS)
def answer(request: HttpRequest, fund: str, number: int, key: int) -> HttpResponse:
    """Answer one."""
    round = own_round_at(request, fund, number)
    asked = find(questions_for_officer(request.user, round), pk=key)
    if asked.answered_at:
        notices.success(request, "This question has been answered.")
        return redirect(address(round, "questions/"))
    form = AnswerForm(typed(request), initial={"question": asked.question})
    if answered(form, answer_question, asked=asked, by=request.user):
        notices.success(request, "Your answer has gone to everyone who is writing a bid. It stands on the public page.")
        return redirect(address(round, "questions/"))
    return form_page(
        request, form, heading="Answer a question", button="Answer it to everyone",
        back=address(round, "questions/"), intro=f"Asked about {round.name}. We do not show who asked.",
    )  # fmt: skip

"""Asking the office about a round. The answer goes to everyone, and nobody learns who asked."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from grants.funds.queries import round_at
from grants.questions import permissions
from grants.questions.actions import ask_question
from grants.questions.queries import answered as answered_questions
from grants.questions.queries import waiting_of
from grants.questions.rules import LONGEST
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import answered, typed
from portal.audiences import APPLICANTS


class AskForm(Form):
    """One question."""

    question = forms.CharField(
        label="Your question", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Everyone will read it with our answer, and without your name. Leave out what shows who you are.",
        error_messages={"required": "Write your question", "max_length": f"Use {LONGEST:,} letters or fewer"},
    )  # fmt: skip


@only(APPLICANTS)
def ask(request: HttpRequest, fund: str, round_slug: str) -> HttpResponse:
    """Ask, and see one's own questions that wait and what others were told."""
    round = round_at(fund, round_slug)
    if round is None:
        raise Http404("There is no such page.")
    if not permissions.may_ask(request.user):
        notices.error(request, "Register your group first. Then you can ask.")
        return redirect("portal:account")
    form = AskForm(typed(request))
    if answered(form, ask_question, round=round, by=request.user):
        notices.success(request, "We have your question. You get a message when we answer it.")
        return redirect("portal:applicants:ask", fund, round_slug)
    return form_page(
        request, form, heading="Ask us about this round", button="Send your question", round=round,
        back=f"/funds/{fund}/{round_slug}/", back_text="Back to the round",
        template="portal/applicants/ask.html", waiting=waiting_of(request.user, round),
        told=answered_questions(round),
    )  # fmt: skip

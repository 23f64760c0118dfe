"""What a provider can bid for: the open tenders, their questions and answers, and the start of a bid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commissioning.tenders import actions, papers, queries
from commissioning.tenders.rules import is_open
from office.people.organisations.models import Organisation
from office.people.standing import standing_of
from office.records.stationery import Paper
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import PROVIDERS
from portal.printing import paper_file, paper_page


class OrganisationForm(Form):
    """Which of one's organisations."""

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        own = Organisation.objects.filter(pk__in=standing_of(user).writes_for).order_by("name")
        self.fields["organisation"] = forms.ModelChoiceField(
            own, label="For which organisation?", empty_label=None, widget=forms.RadioSelect
        )


class QuestionForm(OrganisationForm):
    """A question before the close."""

    question = forms.CharField(
        label="Your question", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The answer goes to everyone, with your question as you write it. Leave out who you are.",
    )  # fmt: skip


def _tender(request: HttpRequest, reference: str) -> Any:
    rows = (
        queries.visible_to(request.user)
        .exclude(live_at=None)
        .select_related("cycle__service", "question_set", "contest__rubric")
    )
    return find(rows, reference=reference)


def tender_at(tender: Any) -> str:
    """Where a tender's page stands for providers."""
    return f"/portal/providers/tenders/{tender.reference}/"


@only(PROVIDERS)
def index(request: HttpRequest) -> HttpResponse:
    """What is open, and one's own bids."""
    context = {"tenders": list(queries.open_for_bids()), "bids": list(queries.bids_of(request.user))}
    return render(request, "portal/providers/tenders.html", context)


@only(PROVIDERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One tender: what is asked for, the answers given to all, one's own questions and bids."""
    tender = _tender(request, reference)
    context = {
        "tender": tender, "at": tender_at(tender), "is_open": is_open(tender),
        "bids": list(queries.bids_of(request.user).filter(tender=tender)),
        "questions": list(queries.clarifications_visible_to(request.user).filter(tender=tender)),
    }  # fmt: skip
    return render(request, "portal/providers/tender.html", context)


@only(PROVIDERS)
def paper(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The invitation to tender, or the log of questions, as a page."""
    tender = _tender(request, reference)
    at = tender_at(tender)
    found = _paper(tender, which)
    return paper_page(request, found, pdf=f"{at}papers/{which}.pdf", back=at, layout="layouts/portal.html")


@only(PROVIDERS)
def paper_pdf(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_paper(_tender(request, reference), which))


def _paper(tender: Any, which: str) -> Paper:
    if which == "invitation":
        return papers.invitation(tender)
    if which != "questions":
        raise Http404("There is no such page.")
    return papers.clarification_log(tender, tender.clarifications.filter(answered_at__isnull=False))


@only(PROVIDERS)
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask in private; the answer goes to everyone."""
    tender = _tender(request, reference)
    form = QuestionForm(typed(request), user=request.user)
    if form.is_valid():
        done = attempt(form, actions.ask_clarification, tender=tender, by=request.user, **form.cleaned_data)
        if done.done:
            messages.success(request, "We have your question. The answer goes to everyone, without your name.")
            return redirect(f"{tender_at(tender)}#questions")
    return form_page(request, form, heading="Ask a question", button="Send the question", back=tender_at(tender))


@only(PROVIDERS)
def start(request: HttpRequest, reference: str) -> HttpResponse:
    """A draft bid."""
    tender = _tender(request, reference)
    form = OrganisationForm(typed(request), user=request.user)
    if form.is_valid():
        done = attempt(form, actions.start_bid, tender=tender, by=request.user, **form.cleaned_data)
        if done.done:
            return redirect("portal:providers:bid", done.made.reference)
    return form_page(
        request, form, heading="Start a bid", button="Start the bid", back=tender_at(tender),
        intro="Nobody in our office sees that you bid until the bids are opened after the close.",
    )  # fmt: skip

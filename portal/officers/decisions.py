"""Decisions as officers see them: listed, written, sent for advice, published, with the notice as page and paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.decisions import actions, publishing, queries
from office.decisions.headings import HEADINGS, NEEDED
from office.decisions.papers import decision_notice
from office.decisions.permissions import may_advise, may_draft, may_publish
from office.decisions.states import DecisionState
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal import decisions, trail
from portal.access import only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import NoteForm
from portal.decisions import DENSE, word_of
from portal.printing import paper_file, paper_page

from .gates import award_gate_links

FRONT = "/portal/officers/"


class SectionForm(Form):
    """The words of one part."""

    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 16}), required=False)


class DraftForm(Form):
    """A decision that stands by itself."""

    title = forms.CharField(label="Title", max_length=160)
    summary = forms.CharField(label="In one or two sentences", widget=forms.Textarea(attrs={"rows": 3}))


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every decision, newest first, with what it waits for."""
    state = request.GET.get("state", "")
    rows = queries.worklist(request.user)
    if state in DecisionState.values:
        rows = rows.filter(state=state)
    page = page_of(rows, request, order=("-created_at", "-pk"))
    context = {
        "page": page, "rows": [(one, word_of(one)) for one in page], "state": state, "states": DecisionState.choices,
        "total": rows.count(),
    }  # fmt: skip
    return render(request, "portal/officers/decisions_list.html", context)


@only(OFFICERS)
def draft(request: HttpRequest) -> HttpResponse:
    """A decision of its own, which no procedure writes."""
    form = DraftForm(typed(request))
    if form.is_valid():
        done = attempt(form, actions.draft_decision, kind="general", by=request.user, **form.cleaned_data)
        if done.done:
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(request, form, heading="Write a decision", button="Save the draft", layout=DENSE,
                     back=f"{FRONT}decisions/")  # fmt: skip


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole decision, with what an officer may do."""
    decision = decisions.found(request, reference)
    at = f"{FRONT}decisions/{word_of(decision)}/"
    writes = decision.state == DecisionState.DRAFT and may_draft(decision, request.user)
    advises = decision.state == DecisionState.ADVISING and may_advise(decision, request.user, "equality")
    return decisions.show(
        request, reference, front=FRONT, step_at=f"{at}steps/", write_at=f"{at}write/" if writes else "",
        parts=_parts(decision) if writes else [], advise_at=f"{at}advise/" if advises else "",
        step_links=_links(decision, at),
        publish_at=f"{at}publish/" if decision.is_signed and may_publish(decision, request.user) else "",
        notice_at=f"{at}notice/" if decision.is_signed else "",
        happened=trail.timeline_of(decision, most=12),
    )  # fmt: skip


def _links(decision: Any, at: str) -> dict[str, str]:
    """Where each obstacle is put right: a part, the equality check, a gate of the awards."""
    links = {code: f"{at}write/{code}/" for code in HEADINGS} | {"equality": f"{at}advise/"}
    for round in decision.rounds_decided.select_related("fund", "award_sheet"):
        links |= award_gate_links(round)
    return links


def _parts(decision: Any) -> list[tuple[str, str, str]]:
    """Each part one may write: its code, its heading, and whether it is written, missing or may be left out."""
    written = {one.code for one in decision.sections.all() if one.text.strip()}
    words = {code: "written" if code in written else "needed" if code in NEEDED else "not written" for code in HEADINGS}
    return [(code, heading, words[code]) for code, heading in HEADINGS.items()]


@only(OFFICERS)
def write(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Write one part of a draft."""
    decision = decisions.found(request, reference)
    if code not in HEADINGS:
        raise Http404("There is no such page.")
    now = next((one.text for one in decision.sections.all() if one.code == code), "")
    form, back = SectionForm(typed(request), initial={"text": now}), f"{FRONT}decisions/{word_of(decision)}/"
    if form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(form, actions.write_section, decision=decision, code=code, text=text, by=request.user).done:
            messages.success(request, f"“{HEADINGS[code]}” is written.")
            return redirect(back)
    return form_page(request, form, heading=HEADINGS[code], button="Save", layout=DENSE, back=back, intro=str(decision))


@only(OFFICERS)
def advise(request: HttpRequest, reference: str) -> HttpResponse:
    """The equality check, by another officer than the author."""
    return decisions.advise(request, reference, "equality", front=FRONT)


@only(OFFICERS)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the open parts, or a correction of them."""
    decision = decisions.found(request, reference)
    form, back = NoteForm(typed(request)), f"{FRONT}decisions/{word_of(decision)}/"
    if answered(form, publishing.publish_decision, decision=decision, by=request.user):
        messages.success(request, f"{decision.reference} is published.")
        return redirect(back)
    return form_page(
        request, form, heading="Publish this decision", button="Publish", layout=DENSE, back=back,
        intro="Everyone can read it at once. Parts that are closed to the public stay closed.",
    )  # fmt: skip


@only(OFFICERS)
def notice(request: HttpRequest, reference: str) -> HttpResponse:
    """The public notice of a signed decision, as a page."""
    at = f"{FRONT}decisions/{reference}/"
    return paper_page(request, _notice(request, reference), pdf=f"{at}notice.pdf", back=at, layout=DENSE)


@only(OFFICERS)
def notice_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_notice(request, reference))


def _notice(request: HttpRequest, reference: str) -> Any:
    decision = decisions.found(request, reference)
    if not decision.is_signed:
        raise Http404("There is no such page.")
    return decision_notice(decision)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the decision."""
    return decisions.step(request, reference, name, front=FRONT)

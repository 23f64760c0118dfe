"""This quarter's desk: who has handed in and who is late, moderation, the meeting, publication."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from office.delivery import actions, publishing, queries
from office.delivery.models import Quarterly
from office.delivery.states import ReturnState, Verdict
from office.records.steps import Refused
from office.screens.forms import DateField, Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import measures
from portal.access import find, only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS
from portal.decisions import DENSE

FRONT = "/portal/officers/delivery/"
OWED = (ReturnState.WAITING, ReturnState.LATE)


class SummaryForm(Form):
    """What the Commissioner says of the quarter."""

    summary = forms.CharField(label="The quarter in a few words", widget=forms.Textarea(attrs={"rows": 8}),
                              max_length=3000)  # fmt: skip


class QuestionForm(Form):
    """A question put at the meeting."""

    asked_by = forms.CharField(label="Who asked?", max_length=120, help_text="A role or a body, such as the Panel.")
    question = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    answer = forms.CharField(label="Answer", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class ActionForm(Form):
    """Something promised at the meeting."""

    what = forms.CharField(label="What was promised?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    owner = forms.CharField(label="By whom?", max_length=120, help_text="A role or a body.")
    due_on = DateField(label="By when?", what="the day")


class NoteForm(Form):
    """What a correction changes."""

    note = forms.CharField(label="What changes, and why?", max_length=300, help_text="Everyone reads this.")


class MeetingForm(Form):
    """When the meeting was."""

    held_on = DateField(label="When was the meeting held?", what="the day")


class VerdictForm(Form):
    """What moderation found."""

    verdict = forms.ChoiceField(label="What do you find?", choices=Verdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(label="Why, in a sentence", required=False, max_length=500,
                           help_text="Needed for a concern and for good practice. The public reads it.")  # fmt: skip


class ReasonForm(Form):
    """What should change."""

    reason = forms.CharField(label="What should change?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


ASKS = {"hold_meeting": MeetingForm, "moderate": VerdictForm, "send_back": ReasonForm}


def _quarterly(request: HttpRequest, reference: str) -> Quarterly:
    found: Quarterly = find(queries.visible_to(request.user).select_related("publication"), reference=reference)
    return found


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """The newest quarter's desk."""
    newest = queries.newest(request.user)
    return _desk(request, newest) if newest else render(request, "portal/officers/quarter_none.html")


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One quarter's desk."""
    return _desk(request, _quarterly(request, reference))


def _desk(request: HttpRequest, quarterly: Quarterly) -> HttpResponse:
    rows = list(queries.whole_returns(request.user).filter(quarterly=quarterly))
    counts = [
        {"figure": sum(one.state == state for one in rows), "text": text}
        for state, text in (
            (ReturnState.WAITING, "waiting for owners"), (ReturnState.HANDED_IN, "to moderate"),
            (ReturnState.MODERATED, "moderated"), (ReturnState.LATE, "not in yet"),
        )
    ]  # fmt: skip
    at = f"{FRONT}{quarterly.reference}/"
    context = {
        "quarterly": quarterly, "rows": rows, "counts": counts, "owed": OWED, "at": at,
        "questions": list(quarterly.questions.all()), "actions": list(quarterly.meeting_actions.all()),
        "others": list(queries.visible_to(request.user).exclude(pk=quarterly.pk)[:12]),
        "links": {"summary": f"{at}summary/"} | {one.measure.code: f"{at}{one.measure.code}/" for one in rows},
    }  # fmt: skip
    return render(request, "portal/officers/quarter.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the quarter's account."""
    row = _quarterly(request, reference)
    return take_step_view(request, row, name, back=f"{FRONT}{reference}/", form_class=ASKS.get(name), layout=DENSE)


def _write(request: HttpRequest, reference: str, form: Any, action: Any, heading: str, done: str) -> HttpResponse:
    """One form of the desk: shown, or handed to its action."""
    quarterly, back = _quarterly(request, reference), f"{FRONT}{reference}/"
    if answered(form, action, quarterly=quarterly, by=request.user):
        messages.success(request, done)
        return redirect(back)
    return form_page(request, form, heading=heading, button="Save", layout=DENSE, back=back)


@only(OFFICERS)
def summary(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the summary."""
    form = SummaryForm(typed(request), initial={"summary": _quarterly(request, reference).summary})
    return _write(request, reference, form, actions.write_summary, "The quarter in a few words", "Saved.")


@only(OFFICERS)
def question(request: HttpRequest, reference: str) -> HttpResponse:
    """Log a question of the meeting."""
    form = QuestionForm(typed(request))
    return _write(request, reference, form, actions.log_question, "A question at the meeting", "The question is kept.")


@only(OFFICERS)
def promise(request: HttpRequest, reference: str) -> HttpResponse:
    """Log something promised at the meeting."""
    form = ActionForm(typed(request))
    return _write(request, reference, form, actions.log_action, "Promised at the meeting", "The promise is kept.")


@only(OFFICERS)
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the account again, with what came late or was revised."""
    form = NoteForm(typed(request))
    return _write(request, reference, form, publishing.publish_correction, "Publish a correction",
                  "The next version is published.")  # fmt: skip


@only(OFFICERS)
@require_POST
def done(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """A promise was kept."""
    quarterly = _quarterly(request, reference)
    actions.finish_action(action=find(quarterly.meeting_actions.select_related("quarterly"), pk=key), by=request.user)
    return redirect(f"{FRONT}{reference}/#promised")


@only(OFFICERS)
@require_POST
def nudge(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Remind a measure's owner."""
    try:
        actions.nudge(measure_return=measures.found(request, reference, code), by=request.user)
        messages.success(request, f"{code}: its owner is reminded.")
    except Refused as no:
        messages.error(request, " ".join(no.obstacles))
    return redirect(f"{FRONT}{reference}/")


@only(OFFICERS)
def measure(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One measure in one quarter, to be moderated."""
    row, at = measures.found(request, reference, code), f"{FRONT}{reference}/{code}/"
    context = {"row": row, "at": at, "lines": measures.lines_of(row), "layout": DENSE, "home": f"{FRONT}{reference}/",
               "links": measures.links(at)}  # fmt: skip
    return render(request, "portal/delivery/return.html", context)


@only(OFFICERS)
def enter(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Enter a figure for its owner, who rang."""
    row = measures.found(request, reference, code)
    return measures.enter(request, row, back=f"{FRONT}{reference}/{code}/", layout=DENSE)


@only(OFFICERS)
def measure_step(request: HttpRequest, reference: str, code: str, name: str) -> HttpResponse:
    """Hand in, moderate, send back, go on without it."""
    row, back = measures.found(request, reference, code), f"{FRONT}{reference}/{code}/"
    return take_step_view(request, row, name, back=back, form_class=ASKS.get(name), layout=DENSE)

"""The judging of a round: readers drawn, bids given out, who owes what, what waits for moderation."""

import secrets
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.models import Application, EligibilityCheck
from grants.fund_types import fund_type
from office.judging import actions, queries
from office.judging.models import Entry
from office.judging.states import EntryState
from office.people.appointments.queries import holders
from office.people.models import User
from office.people.roles import Role
from office.records import clock, working_days
from office.records.steps import Refused, take_all
from office.screens.forms import DateField, Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from office.screens.words import counted
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm

from .finding import own_round_at
from .round_frame import DENSE, address, framed

SEEDS = 1_000_000


class DrawForm(Form):
    """Who reads, and the number the draw starts from."""

    readers = forms.MultipleChoiceField(label="Who reads?", widget=forms.CheckboxSelectMultiple,
                                        error_messages={"required": "Choose at least one assessor"})  # fmt: skip
    seed = forms.IntegerField(
        label="Number the draw starts from", min_value=0, max_value=SEEDS,
        help_text="The same number and the same facts give the same draw. It is kept on the trail.",
    )  # fmt: skip

    even_so = forms.BooleanField(
        label="Draw even so, if readers cannot all be compared or one would read a single district", required=False,
        help_text="The trail says what the draw does not meet.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(one.pk): one for one in people}
        self.fields["readers"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]


class DueForm(Form):
    """The day the scores are wanted."""

    scores_due = DateField(label="By when do readers lock their scores?", what="the day the scores are wanted")


@only(OFFICERS)
def due(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Set the day by which readers lock their scores; the fund's own time from today is filled in."""
    round = own_round_at(request, fund, number)
    usual = working_days.after(clock.today(), fund_type(round.fund.type).terms.scoring_days)
    form = DueForm(typed(request), initial={"scores_due": round.contest.scores_due or usual})
    back = address(round, "judging/")
    if answered(form, actions.set_scores_due, contest=round.contest, by=request.user):
        messages.success(request, "The day is set. Readers see it on their page.")
        return redirect(back)
    return form_page(request, form, heading="When scores are due", button="Set the day", layout=DENSE, back=back)


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """How far the judging is: the contest's next step, each reader's work, and what waits for an officer."""
    round = own_round_at(request, fund, number)
    seen = queries.visible_to(request.user).filter(contest=round.contest)
    known = _references(seen)
    progress = queries.progress(round.contest)
    context = framed(
        request, round, "judging", progress=progress, lines=queries.ranking(round.contest, request.user)[:60],
        short=_seen(progress.short_of_readers, known), to_moderate=_seen(progress.to_moderate, known),
        late_interests=[one for one in progress.interest_after_lock if one.entry_id in known],
        references=known, ready=len(_ready(seen)),
        step_links={"meeting": address(round, "meetings/"), "entries": "#short", **_entry_links(known, seen)},
    )  # fmt: skip
    return render(request, "portal/officers/round_judging.html", context)


def _references(seen: Any) -> dict[int, str]:
    """Which application stands behind each entry this officer may see."""
    rows = Application.objects.filter(submission__entry__in=seen.values("pk"))
    return dict(rows.values_list("submission__entry__pk", "reference"))


def _seen(entries: list[Any], known: dict[int, str]) -> list[tuple[Any, str]]:
    return [(one, known[one.pk]) for one in entries if one.pk in known]


def _entry_links(known: dict[int, str], seen: Any) -> dict[str, str]:
    codes = dict(seen.values_list("pk", "blind_code"))
    return {codes[key]: f"/portal/officers/applications/{reference}/readers/" for key, reference in known.items()}


def _ready(seen: Any) -> list[int]:
    """Entries that wait and have all the readers they need."""
    waiting = seen.filter(state=EntryState.WAITING).select_related("contest").prefetch_related("assessments")
    return [one.pk for one in waiting if _held(one) >= one.readers]


def _held(entry: Any) -> int:
    return sum(reading.state != "released" for reading in entry.assessments.all())


@only(OFFICERS)
def step(request: HttpRequest, fund: str, number: int, name: str) -> HttpResponse:
    """Any step of the contest."""
    round = own_round_at(request, fund, number)
    form_class = ReasonForm if name == "reopen_scoring" else None
    back = address(round, "judging/")
    return take_step_view(request, round.contest, name, back=back, form_class=form_class, layout=DENSE)


@only(OFFICERS)
def draw(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Draw the readers that every open bid still needs: even loads, nobody with an interest."""
    round = own_round_at(request, fund, number)
    people = holders(Role.ASSESSOR)
    first = {"seed": secrets.randbelow(SEEDS), "readers": [str(one.pk) for one in people]}
    form = DrawForm(typed(request), people=people, initial=first)
    if form.is_valid():
        chosen = [form.people[key] for key in form.cleaned_data["readers"]]
        done = attempt(
            form, actions.assign_all, contest=round.contest, assessors=chosen, seed=form.cleaned_data["seed"],
            barred=_barred(round), places=_places(round), even_so=form.cleaned_data["even_so"], by=request.user,
        )  # fmt: skip
        if done.done:
            messages.success(
                request, f"{counted(len(done.made), 'reading')} given out by draw. Give out the bids next."
            )
            return redirect(address(round, "judging/"))
    return form_page(
        request, form, heading="Draw readers", button="Draw", layout=DENSE, back=address(round, "judging/"),
        intro=f"Every bid gets {round.contest.readers} readers, more where it asks for more. Loads end within one of "
              "each other, all readers can be compared, and nobody reads one district only. Nobody is given a bid "
              "they have an interest in, or one whose eligibility they decided.",
    )  # fmt: skip


def _places(round: Any) -> dict[int, set[str]]:
    """The districts of each bid, by entry."""
    found: dict[int, set[str]] = {}
    rows = Application.objects.filter(round=round, submission__entry__isnull=False, districts__isnull=False)
    for entry, district in rows.values_list("submission__entry", "districts__code"):
        found.setdefault(entry, set()).add(district)
    return found


def _barred(round: Any) -> dict[int, set[int]]:
    """Who decided on the eligibility of each bid, by entry."""
    rows = EligibilityCheck.objects.filter(application__round=round, application__submission__entry__isnull=False)
    return {entry: {user} for entry, user in rows.values_list("application__submission__entry", "proposed_by")}


@only(OFFICERS)
def give_out(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Give every bid that has its readers to them, at once."""
    round = own_round_at(request, fund, number)
    if request.method == "POST":
        ready = _ready(queries.visible_to(request.user).filter(contest=round.contest))
        taken, refused = take_all(Entry, ready, "give_out", by=request.user)
        for sentence in {str(one) for no in refused.values() for one in no.obstacles}:
            messages.error(request, sentence)
        if taken:
            messages.success(request, f"{counted(len(taken), 'bid')} given to readers.")
    return redirect(address(round, "judging/"))


@only(OFFICERS)
def remind(request: HttpRequest, fund: str, number: int, reader: int) -> HttpResponse:
    """Remind one reader of the bids they still have to lock."""
    round = own_round_at(request, fund, number)
    if request.method == "POST":
        person = find(User.objects.filter(assessments__entry__contest=round.contest).distinct(), pk=reader)
        try:
            actions.remind_reader(contest=round.contest, reader=person, by=request.user)
            messages.success(request, f"{person} was reminded.")
        except Refused as no:
            messages.error(request, " ".join(no.obstacles))
    return redirect(address(round, "judging/"))

"""The evaluation of a tender: readers drawn, quality locked, prices opened, one list of both."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commissioning.tenders import queries
from commissioning.tenders.ranking import evaluated, ranked
from commissioning.tenders.states import OPENED
from office.judging import actions
from office.judging import queries as judging
from office.judging.models import Entry
from office.judging.permissions import may_moderate
from office.judging.states import EntryState
from office.people.appointments.queries import holders
from office.people.permissions import has_interest
from office.people.roles import Role
from office.records.steps import take_all
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from office.screens.words import counted
from office.submissions.models import Part
from portal.access import find, only
from portal.answers import by_section
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.officers.judging import SEEDS, DrawForm
from portal.officers.readers import ModerationForm, given_by_readers
from portal.stepping_out import STEPPED_OUT

from .frame import DENSE, tender_at


def _tender(request: HttpRequest, reference: str) -> Any:
    """An opened tender with an evaluation; nobody with an interest in a bidder runs it."""
    tender = find(queries.whole(queries.visible_to(request.user)), reference=reference)
    if tender.contest is None or not tender.opened_at or tender.state not in OPENED:
        raise Http404("There is no such page.")
    if any(has_interest(request.user, key) for key in tender.bids.values_list("organisation", flat=True)):
        raise PermissionDenied(STEPPED_OUT)
    return tender


def _at(tender: Any) -> str:
    return f"{tender_at(tender)}evaluation/"


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """How far it is, what waits for an officer, and, once prices are open, the list."""
    tender = _tender(request, reference)
    bids = list(evaluated(tender))
    context = {
        "tender": tender, "contest": tender.contest, "at": _at(tender), "bids": bids,
        "progress": judging.progress(tender.contest), "lines": ranked(tender),
        "ready": len(_ready(bids)),
        "step_links": {"entries": "#bids", "contest": "#next"},
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/evaluation.html", context)


def _ready(bids: list[Any]) -> list[int]:
    """Entries that wait and have all the readers they need."""
    entries = [one.submission.entry for one in bids]
    return [one.pk for one in entries if one.state == EntryState.WAITING and _held(one) >= one.readers]


def _held(entry: Any) -> int:
    return sum(reading.state != "released" for reading in entry.assessments.all())


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the judging."""
    tender = _tender(request, reference)
    form_class = ReasonForm if name == "reopen_scoring" else None
    return take_step_view(request, tender.contest, name, back=_at(tender), form_class=form_class, layout=DENSE)


@only(OFFICERS)
def draw(request: HttpRequest, reference: str) -> HttpResponse:
    """Draw the readers that every bid still needs."""
    tender = _tender(request, reference)
    people = holders(Role.ASSESSOR)
    first = {"seed": secrets.randbelow(SEEDS), "readers": [str(one.pk) for one in people]}
    form = DrawForm(typed(request), people=people, initial=first)
    if form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form, actions.assign_all, contest=tender.contest, assessors=[form.people[key] for key in given["readers"]],
            seed=given["seed"], even_so=given["even_so"], by=request.user,
        )  # fmt: skip
        if done.done:
            messages.success(request, f"{counted(len(done.made), 'reading')} given out by draw.")
            return redirect(_at(tender))
    return form_page(
        request, form, heading="Draw readers", button="Draw", layout=DENSE, back=_at(tender),
        intro=f"Every bid gets {tender.contest.readers} readers. They score quality alone and never see the price.",
    )  # fmt: skip


@only(OFFICERS)
@require_POST
def give_out(request: HttpRequest, reference: str) -> HttpResponse:
    """Give every bid that has its readers to them, at once."""
    tender = _tender(request, reference)
    taken, refused = take_all(Entry, _ready(list(evaluated(tender))), "give_out", by=request.user)
    for sentence in {str(one) for no in refused.values() for one in no.obstacles}:
        messages.error(request, sentence)
    if taken:
        messages.success(request, f"{counted(len(taken), 'bid')} given to readers.")
    return redirect(_at(tender))


def _bid(request: HttpRequest, tender: Any, reference: str) -> Any:
    seen = queries.bids_visible_to(request.user).filter(tender=tender, state="sent")
    parts = ("organisation", "submission__question_set", "submission__entry")
    return find(seen.select_related(*parts), reference=reference)


@only(OFFICERS)
def bid(request: HttpRequest, reference: str, bid: str) -> HttpResponse:
    """One bid as it was sent. The price is left out until the prices are open."""
    tender = _tender(request, reference)
    one = _bid(request, tender, bid)
    closed = None if tender.prices_opened_at else Part.PRICE
    sections = [
        (section, [shown for shown in questions if shown.question.part != closed])
        for section, questions in by_section(one.submission)
    ]
    context = {"tender": tender, "bid": one, "sections": [pair for pair in sections if pair[1]], "at": _at(tender)}
    return render(request, "portal/officers/commissioning/bid.html", context)


@only(OFFICERS)
def moderate(request: HttpRequest, reference: str, bid: str) -> HttpResponse:
    """Record what was agreed where readers differed."""
    tender = _tender(request, reference)
    entry = find(
        judging.visible_to(request.user).select_related("contest__rubric", "submission"),
        submission=_bid(request, tender, bid).submission_id,
    )
    if not may_moderate(entry, request.user):
        raise PermissionDenied(STEPPED_OUT)
    if entry.state != EntryState.MODERATION:
        raise Http404("There is no such page.")
    sheets = judging.assessments_for(request.user).filter(entry=entry).prefetch_related("scores__criterion")
    criteria = list(entry.contest.rubric.criteria.all())
    form = ModerationForm(typed(request), criteria=criteria, given=given_by_readers(sheets))
    if form.is_valid():
        said = {"points": form.points(), "note": form.cleaned_data["note"]}
        if attempt(form, actions.moderate, entry=entry, by=request.user, **said).done:
            messages.success(request, "The agreed score is recorded. The readers' own scores stay as they were.")
            return redirect(_at(tender))
    return form_page(
        request, form, heading="Record what was agreed", button="Record the agreed score", back=_at(tender),
        layout=DENSE, intro=entry.flag,
    )  # fmt: skip

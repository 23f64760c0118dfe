"""Rounds: listed, prepared, changed, put to a decision, given more time, completed."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications import queries as applications
from grants.applications.states import ApplicationState
from grants.funds import actions, queries
from grants.funds.models import Fund
from grants.funds.permissions import may_run
from office.ledger.models import Source
from office.people.standing import standing_of
from office.screens.pager import page_of
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decisions import word_of

from .finding import own_round_at, round_at
from .round_forms import CloneForm, DatesForm, ExtendForm, NewRoundForm, PotForm, RaiseForm, as_next, as_typed
from .round_frame import DENSE, UNSENT, address, framed, next_clock, stages, what_comes_next


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every round one may see, newest first, with its clock and its bids."""
    seen = applications.visible_to(request.user).values("pk")
    rows = queries.with_pots(queries.visible_to(request.user)).select_related("contest").annotate(
        started=Count("applications", filter=Q(applications__in=seen), distinct=True),
        sent=Count("applications", filter=Q(applications__in=seen) & ~Q(applications__state__in=UNSENT), distinct=True),
    )  # fmt: skip
    page = page_of(rows, request, order=("-opens_at", "-pk"))
    context = {"page": page, "rows": [(one, next_clock(one), may_run(one, request.user)) for one in page]}
    return render(request, "portal/officers/rounds_list.html", context)


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """One round: where it is, its pots, what is in the way and what comes next."""
    round = round_at(request, fund, number)
    context = framed(request, round, "overview")
    context["stages"] = stages(round, context["counts"])
    context["step_links"] = _links(round, context["at"])
    context["comes_next"] = what_comes_next(round, context["counts"])
    context["states"] = _by_state(request, round, context["counts"])
    context["decisions"] = [(one, word_of(one)) for one in (round.opening_decision, round.awards_decision) if one]
    context["may_draft_opening"] = context["runs"] and round.state == "draft"
    return render(request, "portal/officers/round.html", context)


def _links(round: Any, at: str) -> dict[str, str]:
    """Where each obstacle of a round's steps is put right."""
    gates = {gate.principle.code: f"{at}gates/{gate.pk}/" for gate in round.gate_sheet.gates.all()}
    return {**gates, "decision": "#decision", "pots": "#pots", "dates": f"{at}change/", "limits": f"{at}change/"}


def _by_state(request: HttpRequest, round: Any, counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(str(one.label), one.value, counts[one.value]) for one in ApplicationState if counts.get(one.value)]


@only(OFFICERS)
def prepare(request: HttpRequest) -> HttpResponse:
    """A new round, in draft, with its first pot."""
    funds = Fund.objects.filter(pk__in=standing_of(request.user).keys("grants.FundKey")).order_by("name")
    form = NewRoundForm(typed(request), funds=list(funds), sources=_sources())
    if form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form, actions.prepare_round, fund=form.funds[given["fund"]], number=given["number"], name=given["name"],
            theme=given["theme"], dates=form.dates(), pots=[form.pot()], by=request.user, **form.limits(),
            **form.asks(),
        )  # fmt: skip
        if done.done:
            messages.success(request, f"{done.made.name} is in draft. Its gates come next.")
            return redirect(address(done.made))
    return form_page(
        request, form, heading="Prepare a round", button="Save the draft", layout=DENSE, back="/portal/officers/rounds/"
    )


def _sources() -> list[Source]:
    return list(Source.objects.order_by("name"))


@only(OFFICERS)
def change(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Change a round in draft: its name, days and limits."""
    round = own_round_at(request, fund, number)
    form = DatesForm(typed(request), initial=as_typed(round))
    if form.is_valid():
        fields = {**asdict(form.dates()), **form.limits(), **form.asks(), **_words(form)}
        if attempt(form, actions.change_round, round=round, by=request.user, **fields).done:
            messages.success(request, "The round is changed.")
            return redirect(address(round))
    return form_page(request, form, heading="Change this round", layout=DENSE, back=address(round), button="Save")


@only(OFFICERS)
def clone(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """A new draft like this round, with days of its own."""
    round = own_round_at(request, fund, number)
    numbers = round.fund.rounds.values_list("number", flat=True)
    form = CloneForm(typed(request), initial=as_next(round, max(numbers) + 1))
    if form.is_valid():
        given = form.cleaned_data
        said = {"number": given["number"], "name": given["name"], "dates": form.dates()}
        done = attempt(form, actions.clone_round, round=round, by=request.user, **said)
        if done.done:
            messages.success(request, f"{done.made.name} is in draft. Look at its pots; its gates come next.")
            return redirect(address(done.made))
    return form_page(
        request, form, heading="Prepare a round like this one", button="Save the draft", layout=DENSE,
        back=address(round), intro=CLONED,
    )  # fmt: skip


CLONED = (
    "Copied: theme, limits, pots with their sums, the form’s version, the criteria and how bids are judged. "
    "New: the days below, which begin a year later, and every gate."
)


def _words(form: Any) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "theme")}


@only(OFFICERS)
def add_pot(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """One more pot for a round in draft."""
    round = own_round_at(request, fund, number)
    form = PotForm(typed(request), sources=_sources())
    if form.is_valid():
        source, code, name, pence = form.pot()
        said = {"source": source, "code": code, "name": name, "pence": pence}
        if attempt(form, actions.add_pot, round=round, by=request.user, **said).done:
            messages.success(request, f"Pot {code} is added.")
            return redirect(address(round, "#pots"))
    return form_page(request, form, heading="Add a pot", layout=DENSE, back=address(round), button="Add the pot")


@only(OFFICERS)
def raise_pots(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """A further decision that puts more money in the pots of an announced round."""
    round = own_round_at(request, fund, number)
    form = RaiseForm(typed(request), pots=list(round.pots.all()))
    if form.is_valid():
        said = {"raises": form.raises(), "reason": form.cleaned_data["reason"]}
        done = attempt(form, actions.draft_pot_raise, by=request.user, **said)
        if done.done:
            messages.success(request, "The decision is drafted. The pots change when it is signed.")
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Ask for more money", button="Draft the decision", layout=DENSE, back=address(round)
    )


@only(OFFICERS)
def draft_decision(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Write the decision that opens this round, from the round itself."""
    round = own_round_at(request, fund, number)
    form = trail.Nothing(typed(request))
    if form.is_valid():
        done = attempt(form, actions.draft_opening_decision, round=round, by=request.user)
        if done.done:
            messages.success(request, "The decision is drafted from the round. Read it and add what only you know.")
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Draft the decision that opens this round", button="Draft the decision",
        layout=DENSE, back=address(round),
        intro="Amounts, dates and the legal power are taken from the round. A draft written before is replaced.",
    )  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, fund: str, number: int, name: str) -> HttpResponse:
    """Any step of the round."""
    round = own_round_at(request, fund, number)
    form_class = {"extend": ExtendForm}.get(name)
    links = _links(round, address(round))
    return take_step_view(request, round, name, back=address(round), form_class=form_class, layout=DENSE, links=links)


@only(OFFICERS)
def happened(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """What happened to this round and its judging."""
    round = round_at(request, fund, number)
    context = framed(request, round, "trail", items=trail.timeline_of(round, round.contest))
    return render(request, "portal/officers/round_trail.html", context)

"""The page of a cycle: where it is, its gates, its options, its decision and the next step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commissioning.cycle_kinds import cycle_kind
from commissioning.cycles import actions, queries
from commissioning.cycles.states import STAGES
from commissioning.services.queries import variations_visible_to
from commissioning.services.rules import warnings_of_change
from commissioning.tenders.actions import prepare_tender
from commissioning.tenders.queries import visible_to as tenders_visible_to
from commissioning.tenders.routes import ROUTES
from office.judging.queries.criteria import newest_rubric
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from office.submissions.models import QuestionSet
from portal import trail
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.decisions import word_of

from .forms import AdviseForm, LessonsForm, OptionForm, PlanForm, PutForm, TenderForm
from .frame import DENSE, contract_at, cycle_at, deed_page, tender_at
from .gates import items_of, tally_of

STEP_FORMS = {"take_back": ReasonForm, "stop": ReasonForm, "record_review": LessonsForm}


def cycle_of(request: HttpRequest, reference: str) -> Any:
    """A cycle this officer may see, with all that its page reads."""
    return find(queries.whole(queries.visible_to(request.user)), reference=reference)


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One cycle."""
    cycle, at = cycle_of(request, reference), ""
    at = cycle_at(cycle)
    gates = items_of(cycle)
    context = {
        "cycle": cycle, "at": at, "stages": _stages(cycle), "gates": gates, "tally": tally_of(cycle),
        "options": list(cycle.options.all()), "step_links": _links(cycle, at),
        "tenders": list(tenders_visible_to(request.user).filter(cycle=cycle)),
        "warnings": warnings_of_change(cycle.variation.contract, adding=cycle.variation) if cycle.variation else [],
        "decision_word": word_of(cycle.decision) if cycle.decision else "",
        "writes_plan": cycle.state in ("idea", "analysis", "plan", "consultation"),
        "items": trail.timeline_of(cycle, most=20),
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/cycle.html", context)


def _stages(cycle: Any) -> list[dict[str, str]]:
    kind = cycle_kind(cycle.kind)
    now = list(STAGES).index(cycle.state) if cycle.state in STAGES else -1
    when = ["done" if place < now else "now" if place == now else "later" for place in range(len(STAGES))]
    if cycle.state == STAGES[-1]:
        when[-1] = "done"
    return [
        {"title": kind.word(state) or str(state.label), "text": "", "when": word}
        for state, word in zip(STAGES, when, strict=True)
    ]


def _links(cycle: Any, at: str) -> dict[str, str]:
    """Where each obstacle of a cycle's steps is put right."""
    gates = {gate.principle.code: f"{at}gates/{gate.pk}/" for gate in cycle.gate_sheet.gates.all()}
    contract = contract_at(cycle.contract) if cycle.contract else at
    words = dict.fromkeys(("specification", "impact", "heard", "review"), f"{at}plan/")
    return {
        **gates, **words, "options": "#options", "decision": f"{at}decision/", "variation": f"{at}change/",
        "exit": f"{contract}#exit", "concern": f"{contract}#concerns", "tender": "#tenders", "reports": contract,
    }  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of a cycle."""
    cycle = cycle_of(request, reference)
    at = cycle_at(cycle)
    return take_step_view(
        request, cycle, name, back=at, form_class=STEP_FORMS.get(name), layout=DENSE, links=_links(cycle, at)
    )


@only(OFFICERS)
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the plan."""
    cycle = cycle_of(request, reference)
    written = {name: getattr(cycle, name) for name in PlanForm.base_fields}
    return deed_page(
        request, PlanForm(typed(request), initial=written), actions.write_plan, cycle=cycle, heading="Write the plan",
        button="Save", back=cycle_at(cycle), done="The plan is saved.",
    )  # fmt: skip


@only(OFFICERS)
def option(request: HttpRequest, reference: str) -> HttpResponse:
    """Weigh an option; one with the same title is written again."""
    cycle = cycle_of(request, reference)
    form = OptionForm(typed(request), kind=cycle_kind(cycle.kind))
    return deed_page(
        request, form, actions.weigh_option, cycle=cycle, heading="Weigh an option", button="Save the option",
        back=f"{cycle_at(cycle)}#options", done="The option is on the plan.",
        intro="The same questions for every option. One with the same title as before is written again.",
    )  # fmt: skip


@only(OFFICERS)
def advise(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which option is advised."""
    cycle = cycle_of(request, reference)
    form = AdviseForm(typed(request), options=cycle.options.all(), initial={"option": cycle.advised_id})
    return deed_page(
        request, form, actions.advise_option, cycle=cycle, heading="Advise an option", button="Save",
        back=f"{cycle_at(cycle)}#options", done="The advice is saved.",
    )  # fmt: skip


@only(OFFICERS)
def put(request: HttpRequest, reference: str) -> HttpResponse:
    """Name the change that this cycle puts to a decision."""
    cycle = cycle_of(request, reference)
    changes = variations_visible_to(request.user).filter(contract=cycle.contract, state="proposed")
    form = PutForm(typed(request), changes=changes.select_related("contract"), initial={"variation": cycle.variation})
    return deed_page(
        request, form, actions.put_change, cycle=cycle, heading="Which change does it put?", button="Save",
        back=cycle_at(cycle), done="The change is on the cycle.",
        intro="A change is drawn up on the page of its contract.",
    )  # fmt: skip


@only(OFFICERS)
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the decision from the plan."""
    cycle = cycle_of(request, reference)
    form = trail.Nothing(typed(request))
    if form.is_valid():
        done = attempt(form, actions.draft_cycle_decision, cycle=cycle, by=request.user)
        if done.done:
            messages.success(request, "The decision is drafted from the plan. Read it and add what only you know.")
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Draft the decision", button="Draft the decision", layout=DENSE, back=cycle_at(cycle),
        intro="Options, costs and the legal power are taken from the plan. A draft written before is replaced.",
    )  # fmt: skip


@only(OFFICERS)
def tender(request: HttpRequest, reference: str) -> HttpResponse:
    """Prepare the tender of a cycle that was decided."""
    cycle = cycle_of(request, reference)
    form = TenderForm(typed(request), initial={"title": cycle.service.name})
    if form.is_valid():
        sets = QuestionSet.objects.filter(published_at__isnull=False, code__startswith="tender").order_by("-number")
        asks = ROUTES[form.cleaned_data["route"]].asks_bids
        given = {**form.cleaned_data, "question_set": sets.first(),
                 "rubric": newest_rubric("tender-quality") if asks else None}  # fmt: skip
        done = attempt(form, prepare_tender, cycle=cycle, by=request.user, **given)
        if done.done:
            messages.success(request, f"{done.made.reference} is in draft.")
            return redirect(tender_at(done.made))
    return form_page(
        request, form, heading="Prepare the tender", button="Save the draft", layout=DENSE, back=cycle_at(cycle)
    )

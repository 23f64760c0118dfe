"""The list of applications: filtered, sorted, exported, and passed in bulk."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.applications import actions, queries, rules
from grants.applications.models import Application
from grants.applications.permissions import may_check
from grants.applications.states import ApplicationState
from grants.fund_types import fund_type
from grants.funds.models import Round
from office.people.standing import standing_of
from office.plan.models import District
from office.plan.queries import districts
from office.records.steps import Refused
from office.screens.exports import csv_answer
from office.screens.forms import Form
from office.screens.pager import count_of, how_many, page_of
from office.screens.words import counted
from office.submissions.models import Answer
from portal.access import only
from portal.audiences import OFFICERS

from .application_list import WAITING, Asked

HEADINGS = {
    "reference": "Reference", "round": "Round", "pot": "Pot", "group": "Group", "title": "Title", "state": "State",
    "asked": "Asked for, pounds", "submitted": "Sent", "score": "Score, percent",
}  # fmt: skip


ANY_STATE = [("", "Any"), *((one.value, str(one.label)) for one in ApplicationState)]


class FilterForm(Form):
    """What the list may be narrowed by."""

    words = forms.CharField(label="Words in the title, reference or group", required=False, max_length=80)
    round = forms.ChoiceField(label="Round", required=False)
    state = forms.ChoiceField(label="State", required=False, choices=ANY_STATE)
    district = forms.ChoiceField(label="District", required=False)
    pot = forms.ChoiceField(label="Pot", required=False)
    waiting = forms.ChoiceField(label="Waiting for", required=False,
                                choices=[("", "Anything"), ("query", "An answer to a query"),
                                         ("second_check", "A second check")])  # fmt: skip

    bold_labels = False

    def __init__(self, *args: Any, rounds: list[Any], places: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        chosen = {
            "round": [(_code(one), f"{one.fund.code} {one.number}") for one in rounds],
            "district": [(one.code, one.name) for one in places],
            "pot": [(pot.pot.code, pot.pot.code) for one in rounds for pot in one.pots.all()],
        }
        for name, choices in chosen.items():
            self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]


def _code(round: Any) -> str:
    return f"{round.fund.code}-{round.number}"


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """The bids of the funds one holds."""
    asked = Asked.by(request)
    rows = asked.rows(request.user)
    page, total = page_of(rows.prefetch_related(_places()), request, order=asked.order()), count_of(rows)
    form = _filter_form(request, asked)
    context = {
        "asked": asked, "page": page, "form": form, "total": total, "said": how_many(total).capitalize(),
        "chips": _chips(asked, form),
        "headings": {name: asked.heading(name) for name in ("bid", "group", "asked", "score", "sent")},
        "here": f"?{asked.query(**{'in': 'list'})}", "query": asked.query(),
        "may_pass": any(one.state == ApplicationState.SUBMITTED for one in page),
    }  # fmt: skip
    return render(request, "portal/officers/applications_list.html", context)


def _places() -> Prefetch:
    return Prefetch("districts", District.objects.order_by("name"))


def _filter_form(request: HttpRequest, asked: Asked) -> FilterForm:
    funds = standing_of(request.user).keys("grants.FundKey")
    rounds = Round.objects.filter(fund__in=funds).select_related("fund").prefetch_related("pots__pot").order_by("-pk")
    return FilterForm(initial=dict(asked.filters), rounds=list(rounds), places=list(districts()))


def _chips(asked: Asked, form: FilterForm) -> list[dict[str, str]]:
    """Each filter in use, and the address without it."""
    said = []
    for name, value in asked.filters.items():
        choices = dict(getattr(form.fields[name], "choices", ()))
        word = WAITING.get(value, value) if name == "waiting" else str(choices.get(value, value))
        label = "Words" if name == "words" else form.fields[name].label
        said.append({"text": f"{label}: {word}", "href": f"?{asked.query(**{name: ''})}"})
    return said


@only(OFFICERS)
def export(request: HttpRequest) -> HttpResponseBase:
    """The same list as a table for a spreadsheet: every row, in the same order."""
    asked = Asked.by(request)
    rows = asked.rows(request.user).order_by(*asked.order())
    head = [f"{HEADINGS[name]} ({name})" for name in queries.EXPORT]
    cells = (list(row.values()) for row in queries.export_rows(rows.iterator(chunk_size=500)))
    return csv_answer("applications", head, cells)


@only(OFFICERS)
def pass_many(request: HttpRequest) -> HttpResponse:
    """Pass the eligibility check of several bids: first shown who can pass and who cannot, and why."""
    asked = Asked.by(request)
    picked = (request.POST if request.method == "POST" else request.GET).getlist("pick")[:100]
    fit, unfit = _sorted_out(request, picked)
    back = f"{reverse('portal:officers:applications')}?{asked.query()}"
    if request.method == "POST":
        return _pass(request, fit, back)
    context = {"fit": fit, "unfit": unfit, "back": back, "query": asked.query()}
    return render(request, "portal/officers/applications_pass.html", context)


def _sorted_out(request: HttpRequest, picked: list[str]) -> tuple[list[Application], list[tuple[Application, str]]]:
    """Those that can pass, and each other one with the reason, in a constant number of queries."""
    rows = queries.applications_for_officer(request.user).filter(reference__in=picked).select_related("submission")
    rows = rows.prefetch_related(
        "queries", Prefetch("submission__answers", Answer.objects.select_related("question"))
    ).order_by("reference")  # fmt: skip
    fit: list[Application] = []
    unfit: list[tuple[Application, str]] = []
    for one in rows:
        why = _why_not(one, request.user)
        if why:
            unfit.append((one, why))
        else:
            fit.append(one)
    return fit, unfit


def _why_not(application: Application, user: Any) -> str:
    """Why a bid is not passed with many others; empty when it can be."""
    if not may_check(application, user):
        return "You cannot check this one."
    if no := rules.obstacles_to_proposing(application):
        return " ".join(no)
    check = getattr(application, "eligibility", None)
    if check is not None and check.result == "ineligible":
        return "An officer proposed that it is not eligible. Look at it alone."
    found = fund_type(application.round.fund.type).checks(application)
    return " ".join(one.sentence for one in found) + " Look at it alone." if found else ""


def _pass(request: HttpRequest, fit: list[Application], back: str) -> HttpResponse:
    """Each is written down and taken alone, so that one that was moved meanwhile stops no other."""
    passed = 0
    for one in fit:
        try:
            actions.propose_eligible(application=one, by=request.user)
        except Refused as no:
            messages.error(request, f"{one.reference}: {no}")
        else:
            passed += 1
    if passed:
        messages.success(request, f"{counted(passed, 'bid')} passed the eligibility check. The groups are told.")
    return redirect(back)

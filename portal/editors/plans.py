"""Versions of the Plan: the one in force, those before it, and the next while it is written."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.plan import queries
from office.plan.actions import discard_draft, start_next_plan, write_plan
from office.plan.models import PlanVersion
from office.plan.rules import obstacles_to_publishing
from office.plan.states import PlanState
from office.screens.forms import DateField, Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import EDITORS
from portal.trail import Nothing

from .kinds import KINDS

DENSE = "layouts/dense.html"
HOME = "portal:editors:plans"


class WordsForm(Form):
    """A Plan's own words and dates."""

    title = forms.CharField(label="Title", max_length=120)
    starts_on = DateField(label="First day of the years it is written for", what="the first day")
    ends_on = DateField(label="Last day of those years", what="the last day")
    in_force_from = DateField(
        label="In force from", what="the day it is in force from", required=False,
        help_text="From this day, new rounds and services stand under it. The Plan before it counts until then.",
    )  # fmt: skip
    vision = forms.CharField(label="Vision", max_length=200)
    vision_narrative = forms.CharField(
        label="What the vision means", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leave a line empty between paragraphs.",
    )  # fmt: skip


class NextForm(Form):
    """What tells the next Plan from the last."""

    title = WordsForm.base_fields["title"]
    code = forms.SlugField(
        label="Short code", max_length=40, help_text="It stands in addresses. For example: 2025-2029.",
        error_messages={"invalid": "Use letters, digits and hyphens only"},
    )  # fmt: skip
    starts_on = WordsForm.base_fields["starts_on"]
    ends_on = WordsForm.base_fields["ends_on"]


def plan_at(request: HttpRequest, code: str) -> PlanVersion:
    """One version, or a plain 404."""
    return find(queries.visible_to(request.user), code=code)


def draft_at(request: HttpRequest, code: str) -> PlanVersion:
    """A version that can still be changed, or a plain 404."""
    return find(queries.visible_to(request.user), code=code, state=PlanState.DRAFT)


def address(plan: PlanVersion) -> str:
    """Where a version stands."""
    return reverse("portal:editors:plan", args=[plan.code])


@only(EDITORS)
def index(request: HttpRequest) -> HttpResponse:
    """Every version, drafts first, then newest first."""
    plans = sorted(queries.visible_to(request.user), key=lambda one: one.is_published)
    context = {"plans": plans, "in_force": queries.plan_in_force()}
    return render(request, "portal/editors/plans.html", context)


@only(EDITORS)
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Every part of a version; in a draft with what is still wrong and the links to change it."""
    plan = plan_at(request, code)
    kinds = [(slug, kind, list(kind.of(plan))) for slug, kind in KINDS.items()]
    context = {
        "plan": plan, "is_draft": not plan.is_published, "kinds": kinds, "side_label": "Parts of the Plan",
        "side": [{"text": kind.plural, "href": f"#{slug}", "count": len(parts)} for slug, kind, parts in kinds],
        "obstacles": [] if plan.is_published else obstacles_to_publishing(plan),
    }  # fmt: skip
    return render(request, "portal/editors/plan.html", context)


@only(EDITORS)
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Start the next Plan from this one: every part is copied, then changed."""
    plan = plan_at(request, code)
    form = NextForm(typed(request), initial={"title": plan.title})
    if form.is_valid():
        begun = attempt(form, start_next_plan, plan=plan, by=request.user, **form.cleaned_data)
        if begun.done:
            messages.success(request, "The draft has every part of the Plan it was started from. Nobody else sees it.")
            return redirect(address(begun.made))
    return _page(
        request, form, plan, heading="Start the next Plan", button="Start it",
        intro=f"It starts as a copy of “{plan}”. That one does not change.",
    )  # fmt: skip


@only(EDITORS)
def words(request: HttpRequest, code: str) -> HttpResponse:
    """Change a draft's own words and dates."""
    draft = draft_at(request, code)
    form = WordsForm(typed(request), initial={name: getattr(draft, name) for name in WordsForm.base_fields})
    if answered(form, write_plan, plan=draft, by=request.user):
        return redirect(address(draft))
    return _page(request, form, draft, heading="Title, dates and vision", button="Save")


@only(EDITORS)
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Publish a draft for good."""
    draft = draft_at(request, code)
    return take_step_view(
        request, draft, "publish", back=address(draft), layout=DENSE, done="The Plan is published.",
        intro="It can never be changed again: a change makes the next version. What was made under an earlier Plan "
              "stays under it.",
        links={name: reverse("portal:editors:plan_words", args=[code]) for name in WordsForm.base_fields},
    )  # fmt: skip


@only(EDITORS)
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """Throw a draft away."""
    draft = draft_at(request, code)
    form = Nothing(typed(request))
    if answered(form, discard_draft, plan=draft, by=request.user):
        messages.success(request, "The draft is gone. Published Plans are as they were.")
        return redirect(HOME)
    return _page(
        request, form, draft, heading=f"Throw away the draft “{draft}”", button="Throw the draft away",
        button_classes="govuk-button--warning", intro="Every change made in it is lost.",
    )  # fmt: skip


def _page(request: HttpRequest, form: Any, plan: PlanVersion, **more: Any) -> HttpResponse:
    return form_page(request, form, layout=DENSE, back=address(plan), back_text=str(plan), **more)

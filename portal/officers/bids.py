"""The pages of one application: in short, answers, files, the group and its history, messages, trail, and its steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications import queries
from grants.applications.facts import facts_of
from grants.applications.models import Application
from grants.applications.rules import context_of
from grants.fund_types import fund_type
from grants.panels.queries import feedback_visible_to
from grants.panels.queries import visible_to as recommendations_visible_to
from office.agreements import queries as agreements
from office.agreements.states import ReportState
from office.people.organisations.profile import changes_between, profile_facts, profile_of
from office.people.organisations.queries import members
from office.people.registers.queries import in_registers
from office.post.queries import told_about
from office.records import clock
from office.records.files.queries import files_of
from office.screens.steps import take_step_view
from office.screens.words import moment, weekday_date
from office.submissions import queries as submissions
from office.submissions.sending import sent_profile
from portal import trail
from portal.access import only
from portal.answers import by_section
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm

from .application_frame import LAYOUT, address, framed, step_links
from .finding import bid_at, entry_of


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A bid in short: what, where, for whom, what was checked, what happened, what comes next."""
    application = bid_at(request, reference)
    facts = facts_of(application)
    named = submissions.choices_of(application.round.plan)
    context = framed(
        request, application, "overview", facts=facts, found=_found(application),
        outcome=named["outcomes"].get(facts.outcome, ""),
        priorities=[named["priorities"].get(code, code) for code in facts.priorities],
        recommendation=recommendations_visible_to(request.user).filter(application=application).first(),
        feedback=feedback_visible_to(request.user).filter(application=application).first(),
        items=_expected(application) + trail.timeline_of(*_about(application), most=8),
    )  # fmt: skip
    return render(request, "portal/officers/application.html", context)


def _found(application: Application) -> list[Any]:
    """What the fund's automatic checks propose, while somebody still has to decide."""
    return fund_type(application.round.fund.type).checks(application) if application.state == "submitted" else []


def _about(application: Application) -> list[Any]:
    parts = (getattr(application.submission, "entry", None), getattr(application, "review", None))
    return [application, *(one for one in parts if one)]


def _expected(application: Application) -> list[dict[str, Any]]:
    waiting = application.queries.filter(answered_at=None, closed_at=None)
    return [
        {"title": "Answer to the query due", "by": "from the group", "date": weekday_date(one.answer_by),
         "text": "If nothing comes, decide on what you have.", "expected": True}
        for one in waiting
    ]  # fmt: skip


@only(OFFICERS)
def answers(request: HttpRequest, reference: str) -> HttpResponse:
    """Every answer as it was given, by section of the form."""
    application = bid_at(request, reference)
    sections = by_section(application.submission, context_of(application))
    context = framed(request, application, "answers", sections=sections)
    return render(request, "portal/officers/application_answers.html", context)


@only(OFFICERS)
def files(request: HttpRequest, reference: str) -> HttpResponse:
    """What was sent with the bid."""
    application = bid_at(request, reference)
    kept = list(files_of(application)) + list(files_of(application.submission))
    return render(request, "portal/officers/application_files.html", framed(request, application, "files", files=kept))


@only(OFFICERS)
def group(request: HttpRequest, reference: str) -> HttpResponse:
    """Who the group is, and everything we did with it before."""
    application = bid_at(request, reference)
    organisation = application.organisation
    others = queries.visible_to(request.user).filter(organisation=organisation).exclude(pk=application.pk)
    promises = agreements.agreements(request.user).filter(organisation=organisation)
    context = framed(
        request, application, "group", organisation=organisation, members=members(organisation),
        policies=organisation.policies.order_by("kind", "-agreed_on"), registers=in_registers(organisation),
        **_as_sent(application),
        others=others.select_related("round__fund").order_by("-pk")[:50],
        history=[(one, _reports(one), _money(one)) for one in promises],
    )  # fmt: skip
    return render(request, "portal/officers/application_group.html", context)


def _as_sent(application: Application) -> dict[str, Any]:
    """The group's profile as it was last sent, and what it has changed since."""
    receipt = application.submission.receipts.last()
    was = sent_profile(receipt) if receipt else {}
    changed = changes_between(was, profile_of(application.organisation)) if was else []
    return {"receipt": receipt, "sent": profile_facts(was), "changed": changed}


def _reports(agreement: Any) -> str:
    """How it kept to its reports, in words."""
    due = [one for one in agreement.reports.all() if one.due_on <= clock.today() or one.submitted_at]
    in_time = sum(bool(one.submitted_at and _day(one.submitted_at) <= one.due_on) for one in due)
    late = sum(one.state in (ReportState.DUE, ReportState.RETURNED) for one in due)
    if not due:
        return "No report due yet"
    return f"{in_time} of {len(due)} reports in time" + (f", {late} overdue" if late else "")


def _day(instant: Any) -> Any:
    return instant.astimezone(clock.LONDON).date()


def _money(agreement: Any) -> dict[str, int]:
    promise = agreement.commitment
    return {"promised": promise.amount_pence, "paid": promise.paid_pence, "returned": promise.recovered_pence}


@only(OFFICERS)
def told(request: HttpRequest, reference: str) -> HttpResponse:
    """Who was told what about this bid, and whether it arrived."""
    application = bid_at(request, reference)
    context = framed(request, application, "messages", told=told_about(application)[:100])
    return render(request, "portal/officers/application_messages.html", context)


@only(OFFICERS)
def happened(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that happened to this bid, in sentences."""
    application = bid_at(request, reference)
    items = trail.timeline_of(*_about(application), most=300)
    context = framed(request, application, "trail", items=items, read_at=moment(clock.now()))
    return render(request, "portal/officers/application_trail.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the application."""
    application = bid_at(request, reference)
    asks = name in ("restore", "withdraw")
    return take_step_view(
        request, application, name, back=address(request, reference), form_class=ReasonForm if asks else None,
        layout=LAYOUT, links=step_links(request, application),
    )  # fmt: skip


@only(OFFICERS)
def entry_step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of the bid's place in the judging; what was agreed has a page of its own."""
    application = bid_at(request, reference)
    asks = name == "call_for_moderation"
    return take_step_view(
        request, entry_of(request, application), name, back=address(request, reference, "readers/"),
        form_class=ReasonForm if asks else None, layout=LAYOUT, links=step_links(request, application),
    )  # fmt: skip

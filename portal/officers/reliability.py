"""The reliability report of a round, for its officers, once the scoring is closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.models import Application
from office.judging.actions import announce_adjusting
from office.judging.models import Assessment
from office.judging.queries import assessments_for, ranking
from office.judging.reliability import Report, report_on, table_of
from office.judging.replaying import seed_of
from office.judging.states import AssessmentState
from office.people.models import User
from office.records.steps import Refused
from portal.access import only
from portal.audiences import OFFICERS

from .finding import own_round_at
from .round_frame import address, framed

FIGURES = (
    ("alpha", "Krippendorff’s alpha", "From 0.8 firm, from 0.667 tentative."),
    ("intraclass", "Intraclass correlation", "Under 0.5 poor, to 0.75 moderate."),
    ("kendalls_w", "Kendall’s W", "1 is the same order by all, 0 is no order."),
    ("components", "Variance components", "Shares of what makes scores differ."),
)


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """How far readers agreed, how severe each was, and what cannot be estimated."""
    round = own_round_at(request, fund, number)
    contest = round.contest
    rows = list(assessments_for(request.user).filter(entry__contest=contest, state=AssessmentState.LOCKED))
    context: dict[str, Any] = {"is_open": not contest.inputs_hash}
    if contest.inputs_hash and rows:
        report = _report(rows, contest, round)
        context |= {
            "report": report, "figures": [(title, note, _said(report, code), report.cannot.get(code, []))
                                          for code, title, note in FIGURES],
            "readers": _named(report), "adjusted": _adjusted(report, ranking(contest, request.user)),
            "why_not": report.cannot.get("adjusted", []),
        }  # fmt: skip
    return render(request, "portal/officers/round_reliability.html", framed(request, round, "judging", **context))


def _report(rows: list[Assessment], contest: Any, round: Any) -> Report:
    scores: dict[int, dict[int, float]] = {}
    for one in rows:
        if one.percent is not None:
            scores.setdefault(one.entry_id, {})[one.assessor_id] = int(one.percent * 100) / 100
    places: dict[int, set[str]] = {}
    where = Application.objects.filter(round=round, submission__entry__in=scores, districts__isnull=False)
    for entry, district in where.values_list("submission__entry", "districts__code"):
        places.setdefault(entry, set()).add(district)
    registered = contest.adjusting_announced_at is not None
    return report_on(table_of(scores), seed=seed_of(contest.inputs_hash), registered=registered, places=places)


def _said(report: Report, code: str) -> str:
    """One figure in words; nothing when it cannot be estimated."""
    if code in report.cannot:
        return ""
    if code == "alpha":
        between = report.alpha_interval
        return f"{report.alpha:.3f}" + (f" (95 in 100: {between[0]:.3f} to {between[1]:.3f})" if between else "")
    if code == "intraclass" and report.intraclass:
        return f"{report.intraclass.single:.3f} for one reader, {report.intraclass.mean:.3f} for the mean of all"
    if code == "kendalls_w":
        return f"{report.kendalls_w:.3f}"
    return _shares(report)


def _shares(report: Report) -> str:
    made = report.components
    if made is None:
        return ""
    whole = made.of_bids + made.of_readers + made.of_rest
    parts = (("Bids", made.of_bids), ("severity", made.of_readers), ("the rest", made.of_rest))
    shares = ", ".join(f"{name} {100 * part / whole:.0f}%" for name, part in parts)
    reliable = "" if report.reliability is None else f". A bid’s mean is reliable to {report.reliability:.2f}"
    return f"{shares}{reliable}"


def _named(report: Report) -> list[tuple[str, Any]]:
    names = {one.pk: str(one) for one in User.objects.filter(pk__in=[one.reader for one in report.readers])}
    return [(names.get(one.reader, f"Reader {one.reader}"), one) for one in report.readers]


def _adjusted(report: Report, lines: list[Any]) -> list[dict[str, Any]]:
    """Raw and adjusted beside each other, in the raw order; nothing where the design cannot bear it."""
    made = report.components
    if not report.can_adjust or made is None:
        return []
    values = {line.entry.pk: made.bids[line.entry.pk] for line in lines if line.entry.pk in made.bids}
    return [
        {"line": line, "percent": round(values[line.entry.pk], 2),
         "rank": 1 + sum(other > values[line.entry.pk] for other in values.values())}
        for line in lines if line.entry.pk in values
    ]  # fmt: skip


@only(OFFICERS)
def announce(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Say beforehand that adjusted scores will stand beside the raw ones."""
    round = own_round_at(request, fund, number)
    if request.method == "POST":
        try:
            announce_adjusting(contest=round.contest, by=request.user)
            messages.success(request, "It is on the trail: adjusted scores will stand beside the raw ones.")
        except Refused as no:
            messages.error(request, " ".join(no.obstacles))
    return redirect(address(round, "judging/reliability/"))

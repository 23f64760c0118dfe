"""What waits for an officer: each thing with its clock and the next step, in one list, the most pressing first."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse

from grants.applications import queries as applications
from grants.applications.states import ApplicationState
from office.agreements import queries as agreements
from office.agreements.states import AgreementState, ReportState
from office.decisions.rules import obstacles_to_being_ready
from office.decisions.states import DecisionState
from office.judging import queries as judging
from office.judging.states import EntryState
from office.people.permissions import has_interest
from office.people.standing import standing_of
from office.records import clock, working_days
from portal.decisions import word_of

MOST = 25  # of one kind: the page is for today


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. `due`: a day or an instant; without one no clock runs. `theirs`: we wait for others."""

    what: str
    about: str
    href: str
    next: str
    step: str
    due: Any = None
    theirs: bool = False

    @property
    def day(self) -> dt.date:
        """The day to sort by; what has no clock comes last."""
        if self.due is None:
            return dt.date.max
        return self.due.astimezone(clock.LONDON).date() if isinstance(self.due, dt.datetime) else self.due


def queue_of(user: Any, awards: Iterable[Any], decisions: Iterable[Any]) -> list[Waiting]:
    """Everything that waits, for any number of things in a constant number of queries.

    awards, decisions: those that need an officer and those not finished, which the page shows besides.
    """
    kinds = (_queries, _second_checks, _to_check, _moderations, _reports)
    found = [one for kind in kinds for one in kind(user)]
    found += [*_offers(user, awards), *_decisions(user, decisions)]
    return sorted(found, key=lambda one: (one.theirs, one.day, one.about))


def _bid(reference: str, rest: str = "") -> str:
    return reverse("portal:officers:application", args=[reference]) + rest


def _own(user: Any) -> Any:
    """The bids of the funds this officer holds."""
    return applications.visible_to(user).filter(round__fund_id__in=standing_of(user).keys("grants.FundKey"))


def _queries(user: Any) -> Iterator[Waiting]:
    """Queries of bids still being checked: answered, late, or waiting for the group."""
    rows = applications.queries_visible_to(user).filter(
        application__in=_own(user), application__state=ApplicationState.SUBMITTED, closed_at=None
    )
    newest = {one.application_id: one for one in rows.select_related("application__organisation").order_by("asked_at")}
    for one in list(newest.values())[:MOST]:
        bid = one.application
        what, href = f"{bid.organisation}: {bid.title}", _bid(bid.reference, "checks/")
        if one.answered_at:
            yield Waiting(what, f"{bid.reference}, query answered", href, "Check the answer", "Check", _look_by(one))
        elif one.answer_by < clock.today():
            about = f"{bid.reference}, query not answered"
            yield Waiting(what, about, href, "Decide on what you have", "Decide", one.answer_by)
        else:
            about = f"{bid.reference}, query open"
            yield Waiting(what, about, href, "Wait for the group", "Open", one.answer_by, theirs=True)


LOOK_WITHIN = 5  # working days of the answer


def _look_by(query: Any) -> dt.date:
    return working_days.after(query.answered_at.astimezone(clock.LONDON).date(), LOOK_WITHIN)


def _second_checks(user: Any) -> Iterator[Waiting]:
    """Refusals that another officer proposed."""
    rows = _own(user).filter(state=ApplicationState.SUBMITTED, eligibility__result="ineligible")
    rows = rows.exclude(eligibility__proposed_by_id=user.pk).select_related("organisation", "eligibility", "round")
    for one in rows.order_by("eligibility__proposed_at", "pk")[:MOST]:
        yield Waiting(
            f"{one.organisation}: {one.title}", f"{one.reference}, proposed as not eligible",
            _bid(one.reference, "checks/"), "Second check", "Look", one.round.eligibility_by,
        )  # fmt: skip


def _to_check(user: Any) -> Iterator[Waiting]:
    """Bids nobody has checked, counted by round."""
    rows = _own(user).filter(state=ApplicationState.SUBMITTED, eligibility=None, queries=None).order_by()
    counted = rows.values("round__fund__code", "round__number", "round__name").annotate(
        n=Count("pk"), by=Min("round__eligibility_by")
    )
    for one in counted:
        code = f"{one['round__fund__code']}-{one['round__number']}"
        href = f"{reverse('portal:officers:applications')}?round={code}&state={ApplicationState.SUBMITTED}&sort=sent"
        bids = "1 bid" if one["n"] == 1 else f"{one['n']} bids"
        yield Waiting(f"{one['round__name']}: {bids} to check", code, href, "Check eligibility", "Check", one["by"])


def _moderations(user: Any) -> Iterator[Waiting]:
    """Bids whose readers differ."""
    entries = judging.visible_to(user).filter(state=EntryState.MODERATION)
    rows = _own(user).filter(submission__entry__in=entries.values("pk"))
    rows = rows.select_related("organisation", "submission__entry__contest").order_by("pk")
    for one in rows[:MOST]:
        entry = one.submission.entry
        flag = entry.flag[:1].lower() + entry.flag[1:].rstrip(".")
        yield Waiting(
            f"{one.organisation}: {one.title}", f"{one.reference}, {flag}", _bid(one.reference, "moderate/"),
            "Talk it through and record the agreed score", "Record",
            entry.contest.scores_due,
        )  # fmt: skip


def _reports(user: Any) -> Iterator[Waiting]:
    """Reports to answer, and those a group owes us."""
    rows = agreements.reports_to_answer(user) | agreements.reports_overdue(user)
    for one in _free(user, rows.order_by("due_on", "pk")[: 2 * MOST]):
        what = f"{one.agreement.organisation}: {one.get_kind_display().lower()}"
        if one.state == ReportState.SUBMITTED:
            about = f"{one.reference}, sent in"
            yield Waiting(what, about, _report(one), "Read it and answer", "Answer", one.reply_by)
        else:
            about = f"{one.reference}, overdue from them"
            yield Waiting(what, about, _report(one), "Ring the group", "Open", one.due_on)


def _free(user: Any, reports: Iterable[Any]) -> Iterator[Any]:
    return (one for one in reports if not has_interest(user, one.agreement.organisation_id))


def _report(report: Any) -> str:
    return f"/portal/officers/reports/{report.reference}/"


def _offers(user: Any, awards: Iterable[Any]) -> Iterator[Waiting]:
    """Offers accepted, which the office must sign, and offers held while the group owes a report."""
    funds = standing_of(user).keys("grants.FundKey")
    for one in (each for each in awards if each.application.round.fund_id in funds):
        href, agreement = f"/portal/officers/awards/{one.reference}/", one.agreement
        if agreement is None and one.offer_held_at:
            about = f"{one.application.organisation}: offer held, something is owing"
            yield Waiting(about, one.reference, href, "See what the offer waits for", "Open")
        elif agreement and agreement.state == AgreementState.ACCEPTED:
            about = f"{agreement.organisation}: offer accepted"
            yield Waiting(about, one.reference, href, "Sign for the office", "Sign", agreement.starts_on)


def _decisions(user: Any, decisions: Iterable[Any]) -> Iterator[Waiting]:
    """Decisions to write on, to advise on, to send on and to publish."""
    for one in decisions:
        if one.state == DecisionState.SIGNED:
            yield Waiting(
                one.title, f"{one.reference}, signed", _decision(one), "Publish it", "Publish", one.publish_by
            )
        else:
            yield from _unsigned(user, one)


def _unsigned(user: Any, one: Any) -> Iterator[Waiting]:
    mine = one.author_id == user.pk
    if one.state == "draft" and mine:
        yield Waiting(one.title, "Your draft decision", _decision(one), "Finish it and ask for advice", "Write")
    if one.state == "advising" and not obstacles_to_being_ready(one):
        yield Waiting(one.title, f"{one.reference}, all advice is in", _decision(one), "Send it to be signed", "Send")
    elif one.state == "advising" and not mine and not any(advice.kind == "equality" for advice in one.advice.all()):
        yield Waiting(one.title, f"{one.reference}, with the advisers", _decision(one), "Equality check", "Advise")


def _decision(one: Any) -> str:
    return reverse("portal:officers:decision", args=[word_of(one)])

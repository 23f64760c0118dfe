"""Deeds on applications: started, saved, checked for eligibility, asked about and answered."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from grants.fund_types import fund_type
from grants.funds.models import Round, RoundPot
from grants.funds.queries import open_rounds
from office.people.models import Organisation
from office.plan.models import District
from office.post.telling import tell
from office.records import clock, trail, working_days
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.series import next_number
from office.records.steps import Forbidden, Obstacle, Refused, take
from office.submissions import actions as submissions
from office.submissions.copying import copy_answers
from office.submissions.copying import keep_copied as keep_answers
from office.submissions.models import AnswerVersion
from office.submissions.rules import obstacles_to_sending

from . import facts, messages, permissions, queries, rules
from .models import Application, Confirmation, EligibilityCheck, Query
from .states import ApplicationState

Result = EligibilityCheck.Result


class TooLate(Refused):
    """The round has closed. What was typed is kept beside the answers, and nothing was changed."""


@deed
def start_application(
    *, round: Round, pot: RoundPot, organisation: Organisation, by: Any, self_check: Mapping[str, str] | None = None,
    earlier: Application | None = None,
) -> Application:  # fmt: skip
    """A draft bid of one group for one pot. `self_check`: the answers of the check before the account.

    What they answer of the form already stands in the draft. earlier: a bid of the same group on the same form,
    whatever became of it; its answers are copied, each to be kept or changed before this one is sent.
    """
    if not permissions.may_apply_for(organisation.pk, by):
        raise Forbidden
    if pot.round_id != round.pk:
        raise Refused([Obstacle("Choose which money you apply for.", about="pot")])
    # The group's own row is the lock: two starts at once cannot both be the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    limit = fund_type(round.fund.type).terms.bids_per_group
    if no := rules.obstacles_to_starting(round, organisation, live_bids=_live_bids(organisation, pot), limit=limit):
        raise Refused(no)
    application = Application.objects.create(
        reference=_next_reference(round), round=round, pot=pot, organisation=organisation,
        submission=submissions.start(question_set=round.question_set, organisation=organisation, by=by),
        self_check=dict(self_check or {}),
    )  # fmt: skip
    trail.note(application, "started", by=by)
    if given := _answered_before(round, application.self_check):
        submissions.save_answers(submission=application.submission, given=given, base=dict.fromkeys(given, 0), by=by)
    if earlier is not None:
        _copy_from(earlier, application, by)
    return application


def _copy_from(earlier: Application, application: Application, by: Any) -> None:
    if no := rules.obstacles_to_copying(earlier, application):
        raise Refused(no)
    source, reference = earlier.submission, earlier.reference
    copied = copy_answers(submission=application.submission, source=source, reference=reference, by=by)
    trail.note(application, "copied", by=by, words={"from": reference, "questions": copied})
    refresh(application=application)


def _answered_before(round: Round, self_check: Mapping[str, str]) -> dict[str, Any]:
    """Answers of the form, by its codes, that the check before the account has given."""
    fund = fund_type(round.fund.type)
    known = set(District.objects.values_list("code", flat=True))
    asked = [one.code for one in fund.eligibility_questions if one.districts]
    ticked = [place for code in asked for place in self_check.get(code, "").split(",") if place in known]
    return {fund.answers.districts: {"districts": ticked}} if ticked else {}


def _live_bids(organisation: Organisation, pot: RoundPot) -> int:
    bids = Application.objects.filter(organisation=organisation, pot=pot)
    return bids.exclude(state__in=rules.STARTED_WITHOUT).count()


def _next_reference(round: Round) -> str:
    """SCF-24-001: the fund, the round, and a number of its own."""
    series = f"{round.fund.code}-{round.number}"
    return f"{series}-{next_number(series):03d}"


def save_answers(
    *,
    application: Application,
    given: Mapping[str, Any],
    base: Mapping[str, int],
    by: Any,
    origins: Mapping[str, submissions.Origin] | None = None,
) -> Any:
    """Save some answers of a draft, whatever their length or gaps. Gives what the submission's save gives.

    given: question code -> what was typed. base: question code -> the revision it was typed upon.
    origins: question code -> the page it was typed on, from a page's script.
    After the close it raises TooLate, once the words are kept beside the answers.
    """
    if not permissions.may_edit(application, by):
        raise Forbidden
    if application.state in (ApplicationState.DRAFT, ApplicationState.NOT_SENT) and (
        late := rules.obstacles_from_the_clock(application.round)
    ):
        _keep_aside(application, given, by)
        raise TooLate(late)
    return _save(application, by, given=given, base=base, origins=origins)


@deed
def keep_copied(*, application: Application, codes: Iterable[str], by: Any) -> list[str]:
    """Let answers copied from an earlier application stand as they are. Gives the codes of those that waited."""
    if not permissions.may_edit(application, by):
        raise Forbidden
    if late := rules.obstacles_from_the_clock(application.round):
        raise TooLate(late)
    kept = keep_answers(submission=application.submission, codes=codes, by=by)
    if kept:
        trail.note(application, "kept_copied", by=by, words={"questions": kept})
    return kept


@deed
def _keep_aside(application: Application, given: Mapping[str, Any], by: Any) -> None:
    """What came after the close, beside the answers."""
    kept = submissions.keep_aside(submission=application.submission, given=given, by=by)
    trail.note(application, "written_after_the_close", by=by, words={"questions": kept})


@deed
def _save(application: Application, by: Any, *, given: Mapping[str, Any], **made: Any) -> Any:
    saved = submissions.save_answers(submission=application.submission, given=given, by=by, **made)
    if facts.kept_on_the_row(application) & given.keys():
        refresh(application=application)
    return saved


def settle_conflict(
    *, application: Application, version: AnswerVersion, choice: str, base: int, by: Any, merged: Any = None
) -> Any:
    """Choose between two versions of one answer, as the submission's own deed does; after the close, TooLate."""
    if not permissions.may_edit(application, by):
        raise Forbidden
    if late := rules.obstacles_from_the_clock(application.round):
        raise TooLate(late)
    return _settle(application, by, version=version, choice=choice, base=base, merged=merged)


@deed
def _settle(application: Application, by: Any, **chosen: Any) -> Any:
    saved = submissions.settle_conflict(by=by, **chosen)
    refresh(application=application)
    return saved


def refresh(*, application: Application) -> None:
    """Make title, sum, districts and the wish about the name anew from the answers; only what differs is written."""
    told = facts.facts_of(application)
    made = {
        "title": told.title[:160], "ask_pence": told.ask_pence, "wants_name_withheld": told.wants_name_withheld
    }  # fmt: skip
    if any(getattr(application, name) != value for name, value in made.items()):
        Application.objects.filter(pk=application.pk).update(**made)
        for name, value in made.items():
            setattr(application, name, value)
    here = set(application.districts.values_list("code", flat=True))
    if here != set(told.districts):
        application.districts.set(District.objects.filter(code__in=told.districts))


@deed
def confirm_answers(*, application: Application, revision: int, by: Any) -> Confirmation:
    """A second person stands behind the answers as they read them: `revision` is the one they were shown."""
    held = _locked(application)
    if not permissions.may_confirm(held, by):
        raise Forbidden
    if held.submission.revision != revision:
        raise Refused([Obstacle("Somebody changed an answer while you read. Read it again.", about="revision")])
    left = obstacles_to_sending(held.submission, rules.context_of(held))
    if no := rules.obstacles_to_confirming(held, left=left):
        raise Refused(no)
    confirmation, _ = Confirmation.objects.update_or_create(
        application=held, user=by, defaults={"revision": revision, "confirmed_at": clock.now()}
    )
    trail.note(held, "confirmed", by=by, words={"revision": revision})
    tell(messages.CONFIRMED, held, by=by, facts={"who": str(by)})
    return confirmation


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("round__fund", "round__plan", "submission").get(pk=application.pk)


@deed
def propose_eligible(*, application: Application, by: Any, reason: str = "") -> Application:
    """Write down that it can be funded by this fund, and let it go to be judged."""
    held = _checkable(application, by)
    _write_check(held, Result.ELIGIBLE, "", reason, by)
    take(application, "pass_check", by=by)
    return application


@deed
def propose_ineligible(*, application: Application, code: str, reason: str, by: Any) -> EligibilityCheck:
    """Propose that this fund cannot pay for it. Another officer confirms; only then is the group told."""
    held = _checkable(application, by)
    if no := rules.obstacles_to_a_reason(code, reason, fund_type(held.round.fund.type).exclusions):
        raise Refused(no)
    return _write_check(held, Result.INELIGIBLE, code, reason, by)


def _checkable(application: Application, by: Any) -> Application:
    held = _locked(application)
    if not permissions.may_check(held, by):
        raise Forbidden
    if no := rules.obstacles_to_proposing(held):
        raise Refused(no)
    return held


def _write_check(application: Application, result: str, code: str, reason: str, by: Any) -> EligibilityCheck:
    now = clock.now()
    application.queries.filter(answered_at=None, closed_at=None).update(closed_at=now)
    check, _ = EligibilityCheck.objects.update_or_create(
        application=application,
        defaults={"result": result, "code": code, "reason": reason.strip(), "proposed_by": by, "proposed_at": now},
    )
    trail.note(application, "checked", by=by, words={"result": Result(result), "reason": reason.strip()})
    return check


@deed
def ask_query(*, application: Application, question: str, by: Any) -> Query:
    """Ask the group about eligibility. It has five working days; then we decide on what we have."""
    held = _locked(application)
    if not permissions.may_check(held, by):
        raise Forbidden
    terms = fund_type(held.round.fund.type).terms
    if no := rules.obstacles_to_asking(held, question, limit=terms.query_rounds):
        raise Refused(no)
    query = held.queries.create(
        question=question.strip(), asked_by=by, asked_at=clock.now(),
        answer_by=working_days.after(clock.today(), terms.query_days),
    )  # fmt: skip
    trail.note(held, "asked", by=by, words={"question": query.question, "answer_by": query.answer_by})
    tell(messages.QUERIED, held, by=by, facts={"question": query.question, "answer_by": query.answer_by})
    return query


@deed
def answer_query(*, query: Query, answer: str, by: Any) -> Query:
    """The group answers, once. An answer after the last day still counts while nobody has decided."""
    held = _locked(query.application)
    if not permissions.may_edit(held, by):
        raise Forbidden
    query = held.queries.select_related("application").get(pk=query.pk)
    if no := rules.obstacles_to_answering(query, answer):
        raise Refused(no)
    query.answer, query.answered_by, query.answered_at = answer.strip(), by, clock.now()
    query.save(update_fields=["answer", "answered_by", "answered_at"])
    trail.note(held, "answered", by=by, words={"answer": query.answer})
    tell(messages.QUERY_ANSWERED, held, by=by)
    return query


# How long before the close the owners of drafts are reminded (domain 3.3).
REMINDERS = (dt.timedelta(days=14), dt.timedelta(days=3), dt.timedelta(hours=24), dt.timedelta(hours=2))


@deed
def remind_of_the_close(*, by: Any = THE_CLOCK) -> int:
    """Remind every group with a draft, once for each of the four times. Gives how many were reminded."""
    reminded = 0
    for round in open_rounds().select_for_update(no_key=True, of=("self",)):  # two workers remind once
        begun = [round.closes_at - before for before in REMINDERS if round.closes_at - before <= clock.now()]
        for draft in queries.drafts_to_remind(round, max(begun)) if begun else ():
            tell(messages.CLOSES_SOON, draft, by=by)
            reminded += 1
    return reminded

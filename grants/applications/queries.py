"""How applications are looked up; every list starts at what this user may see."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from office.judging.models import Assessment, Declaration, Recusal
from office.judging.states import AssessmentState, ContestState
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import Standing, standing_of
from office.post.models import Message
from office.records import clock, sight

from .messages import CLOSES_SOON
from .models import Application, EligibilityCheck, Query
from .states import ApplicationState

WATCH_ALL = (Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)
PANEL = (Role.PANEL_MEMBER, Role.PANEL_CHAIR)
AT_THE_PANEL = (ContestState.RANKED, ContestState.CONCLUDED)


@sight.register(Application)
def visible_to(user: Any) -> QuerySet[Application]:
    """A group's own; an officer's by the fund's key; what was sent, for those who watch or recommend.

    Nobody of the office sees a bid of a group in which they have an interest. Assessors see entries, never this.
    """
    standing = standing_of(user)
    own = Q(organisation_id__in=standing.belongs_to)
    office = _for_the_office(user, standing)
    if office is None:
        return Application.objects.filter(own)
    return Application.objects.filter(own | (office & ~_conflicted(standing)))


def _for_the_office(user: Any, standing: Standing) -> Q | None:
    allowed = None
    if has_role(user, *WATCH_ALL):
        allowed = ~Q(state__in=[ApplicationState.DRAFT, ApplicationState.NOT_SENT])
    if has_role(user, Role.OFFICER):
        mine = Q(round__fund_id__in=standing.keys("grants.FundKey")) & ~_stepped_out(standing)
        allowed = mine if allowed is None else allowed | mine
    if has_role(user, *PANEL):
        ranked = Q(round__contest__state__in=AT_THE_PANEL, submission__entry__isnull=False) & ~_stepped_out(standing)
        allowed = ranked if allowed is None else allowed | ranked
    return allowed


def _conflicted(standing: Standing) -> Q:
    return Q(organisation_id__in=standing.interests | standing.belongs_to)


def _stepped_out(standing: Standing) -> Q:
    """Declared an interest in this very bid, or left the room for it."""
    whoever = standing.user_id or 0  # a visitor is nobody
    declared = Declaration.objects.filter(user_id=whoever, has_interest=True)
    recused = Recusal.objects.filter(member_id=whoever)
    return Q(submission__entry__in=declared.values("entry")) | Q(submission__entry__in=recused.values("entry"))


def is_closed_by_an_interest(user: Any, reference: str) -> bool:
    """True for a bid of this officer's fund that they do not see because they stepped out of it."""
    standing = standing_of(user)
    mine = Application.objects.filter(reference=reference, round__fund_id__in=standing.keys("grants.FundKey"))
    return has_role(user, Role.OFFICER) and mine.filter(_conflicted(standing) | _stepped_out(standing)).exists()


@sight.register(Query)
def queries_visible_to(user: Any) -> QuerySet[Query]:
    """The questions asked of what one may see."""
    return Query.objects.filter(Exists(visible_to(user).filter(pk=OuterRef("application_id"))))


@sight.register(EligibilityCheck)
def checks_visible_to(user: Any) -> QuerySet[EligibilityCheck]:
    """An officer's check is seen by the office alone, until the letter tells its reason."""
    if not has_role(user, Role.OFFICER, *WATCH_ALL):
        return EligibilityCheck.objects.none()
    return EligibilityCheck.objects.filter(application__in=visible_to(user))


def applications_of(user: Any) -> QuerySet[Application]:
    """The bids of one's own groups, newest first, with what a list of them shows."""
    rows = Application.objects.filter(organisation_id__in=standing_of(user).belongs_to)
    return rows.select_related("round__fund", "organisation", "pot__pot", "submission").order_by("-pk")


MOST_EARLIER = 10


def earlier_to_copy(user: Any, round: Any) -> list[Application]:
    """Bids on the same form that this person may start another one from, newest first; ten at most."""
    rows = applications_of(user).filter(organisation_id__in=standing_of(user).writes_for, submission__revision__gt=0)
    return list(rows.filter(submission__question_set__code=round.question_set.code)[:MOST_EARLIER])


def application_for(user: Any, reference: str) -> Application | None:
    """One application this user may see, by its reference."""
    rows = visible_to(user).select_related(
        "round__fund", "round__plan", "organisation", "pot__pot", "submission__question_set"
    )
    return rows.filter(reference=reference).first()


def applications_for_officer(user: Any, filters: Mapping[str, str] | None = None) -> QuerySet[Application]:
    """The officer's list: one query for any number of rows, each with `readers`, `locked`, `percent`,
    `entry_state` and `open_queries`. Filters, all optional: round, pot, state, district, waiting, words."""
    rows = visible_to(user).filter(round__fund_id__in=standing_of(user).keys("grants.FundKey"))
    rows = rows.select_related("round__fund", "organisation", "pot__pot", "eligibility").annotate(
        entry_state=F("submission__entry__state"),
        percent=F("submission__entry__percent"),
        readers=_count(Assessment, "entry__submission_id", "submission_id", ~Q(state=AssessmentState.RELEASED)),
        locked=_count(Assessment, "entry__submission_id", "submission_id", Q(state=AssessmentState.LOCKED)),
        open_queries=_count(Query, "application_id", "pk", Q(answered_at=None, closed_at=None)),
    )
    return _filtered(rows, filters or {}).order_by(F("submitted_at").desc(nulls_last=True), "-pk")


def _count(model: Any, key: str, outer: str, which: Q) -> Any:
    """A correlated count: cheaper than a GROUP BY over every selected column."""
    counted = model.objects.filter(which, **{key: OuterRef(outer)}).order_by().values(key).annotate(n=Count("pk"))
    return Subquery(counted.values("n"), output_field=IntegerField())


FIELDS = {"pot": "pot__pot__code", "district": "districts__code", "state": "state", "fund": "round__fund__code"}


def _filtered(rows: QuerySet[Application], filters: Mapping[str, str]) -> QuerySet[Application]:
    given = {name: value.strip() for name, value in filters.items() if value.strip()}
    rows = rows.filter(**{field: given[name] for name, field in FIELDS.items() if name in given})
    if number := given.get("round"):
        rows = rows.filter(round__number=int(number)) if number.isdecimal() and len(number) < 5 else rows.none()
    if words := given.get("words"):
        rows = rows.filter(
            Q(title__icontains=words) | Q(reference__icontains=words) | Q(organisation__name__icontains=words)
        )
    return rows.filter(WAITING[given["waiting"]]) if given.get("waiting") in WAITING else rows


# What an application may be waiting for: the group's answer, or another officer's look.
WAITING = {
    "query": Exists(Query.objects.filter(application=OuterRef("pk"), answered_at=None, closed_at=None)),
    "second_check": Q(state=ApplicationState.SUBMITTED, eligibility__result="ineligible"),
}


def counts_by_state(user: Any, round: Any) -> dict[str, int]:
    """How many of a round's applications this user may see stand in each state, in one query."""
    rows = visible_to(user).filter(round=round).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


FEWEST_TO_TELL = 5  # below that a median would speak of one group
MOST_TO_COUNT = 500  # the newest


def median_minutes(fund_id: int) -> int | None:
    """How long half of the groups whose bids were sent to a fund wrote, or less, in minutes; None of too few."""
    sent = Application.objects.filter(round__fund_id=fund_id, submitted_at__isnull=False)
    written = sent.filter(submission__writing_seconds__gt=0).order_by("-pk")
    seconds = list(written.values_list("submission__writing_seconds", flat=True)[:MOST_TO_COUNT])
    return max(round(median(seconds) / 60), 1) if len(seconds) >= FEWEST_TO_TELL else None


def drafts_to_remind(round: Any, since: dt.datetime) -> QuerySet[Application]:
    """The drafts of a round whose groups were not reminded of its close since an instant."""
    told = Message.objects.filter(
        kind=CLOSES_SOON.code, subject_type=Application._meta.label_lower, created_at__gte=since
    )
    drafts = Application.objects.filter(round=round, state=ApplicationState.DRAFT)
    return drafts.exclude(pk__in=told.values("subject_id")).select_related("round", "organisation").order_by("pk")


def waiting_queries(user: Any) -> QuerySet[Query]:
    """Questions that wait for one's own groups, the soonest last day first. They can be answered late, too."""
    own = Query.objects.filter(application__organisation_id__in=standing_of(user).belongs_to)
    waiting = own.filter(answered_at=None, closed_at=None, application__state=ApplicationState.SUBMITTED)
    return waiting.select_related("application__organisation").order_by("answer_by", "pk")


def overdue_queries(user: Any) -> QuerySet[Query]:
    """Questions whose last day has passed unanswered: decide on what is held."""
    rows = queries_visible_to(user).filter(answered_at=None, closed_at=None, answer_by__lt=clock.today())
    return rows.select_related("application__organisation").order_by("answer_by", "pk")


def barred_from_reading(application: Application) -> set[int]:
    """Who decided on a bid's eligibility, and so may not be the one who scores it."""
    return set(EligibilityCheck.objects.filter(application=application).values_list("proposed_by_id", flat=True))


EXPORT = ("reference", "round", "pot", "group", "title", "state", "asked", "submitted", "score")


def export_rows(applications: Iterable[Any]) -> Iterator[dict[str, str]]:
    """Rows of the officer's list for a file, columns as EXPORT; every cell is plain text a spreadsheet will not run."""
    for one in applications:
        sent = one.submitted_at.astimezone(clock.LONDON) if one.submitted_at else None
        cells = (
            one.reference, one.round.name, one.pot.pot.code, one.organisation.name, one.title, str(one.state_word),
            _pounds(one.ask_pence),
            f"{sent:%Y-%m-%d %H:%M}" if sent else "", _number(getattr(one, "percent", None)),
        )  # fmt: skip
        yield dict(zip(EXPORT, map(_safe, cells), strict=True))


def _pounds(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02d}"


def _number(value: Any) -> str:
    return "" if value is None else str(value)


def _safe(cell: str) -> str:
    """A leading =, +, - or @ would be run as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

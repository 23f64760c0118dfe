"""How agreements, payments, reports and bank accounts are looked up."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import clock, sight

from .models import Agreement, BankAccount, Instalment, PaymentBatch, ProgressReport
from .states import AgreementState, InstalmentState, ReportState

SEE_ALL = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)
UNAPPROVED = (InstalmentState.PLANNED, InstalmentState.PREPARED)
UNWRITTEN = (ReportState.DUE, ReportState.RETURNED)


@sight.register(Agreement)
def visible_to(user: Any) -> QuerySet[Agreement]:
    """One's own organisations'; all of them for those who run, pay, advise on and audit them."""
    return Agreement.objects.filter(_own_or_all(user, "organisation_id"))


@sight.register(Instalment)
def instalments_visible_to(user: Any) -> QuerySet[Instalment]:
    """As the agreement."""
    return Instalment.objects.filter(_own_or_all(user, "agreement__organisation_id"))


@sight.register(ProgressReport)
def reports_visible_to(user: Any) -> QuerySet[ProgressReport]:
    """As the agreement."""
    return ProgressReport.objects.filter(_own_or_all(user, "agreement__organisation_id"))


@sight.register(BankAccount)
def accounts_visible_to(user: Any) -> QuerySet[BankAccount]:
    """The group's leads, finance and the auditor; of the numbers they see the end only."""
    if has_role(user, Role.FINANCE, Role.AUDITOR):
        return BankAccount.objects.all()
    return BankAccount.objects.filter(organisation_id__in=standing_of(user).leads)


def _own_or_all(user: Any, path: str) -> Q:
    return Q() if has_role(user, *SEE_ALL) else Q(**{f"{path}__in": standing_of(user).belongs_to})


def agreements(user: Any) -> QuerySet[Agreement]:
    """What a list of agreements shows, with what its rules read, in a constant number of queries."""
    rows = visible_to(user).select_related("organisation", "commitment__pot", "terms")
    return rows.prefetch_related("instalments", "reports").order_by("-offered_at", "-pk")


def agreements_of_groups(user: Any, kind: str = "grant") -> QuerySet[Agreement]:
    """The agreements of one's own groups, the newest first."""
    rows = Agreement.objects.filter(organisation_id__in=standing_of(user).belongs_to, kind=kind)
    return rows.select_related("organisation", "commitment", "terms").order_by("-offered_at", "-pk")


def reports_of_groups(user: Any) -> QuerySet[ProgressReport]:
    """The reports of one's own groups, the soonest due first."""
    rows = ProgressReport.objects.filter(agreement__organisation_id__in=standing_of(user).belongs_to)
    return rows.select_related("agreement__organisation", "submission__question_set").order_by("due_on", "pk")


def reports_to_write(user: Any) -> QuerySet[ProgressReport]:
    """Those of them that wait to be written, or to be changed."""
    return reports_of_groups(user).filter(state__in=UNWRITTEN, agreement__state__in=ProgressReport.RUNNING)


def due_instalments(user: Any) -> QuerySet[Instalment]:
    """Payments whose day has come and that are not made, the oldest first, with all that their rules read."""
    rows = instalments_visible_to(user).filter(
        state__in=(*UNAPPROVED, InstalmentState.APPROVED),
        due_on__lte=clock.today(),
        agreement__state__in=ProgressReport.RUNNING,
    )
    return _with_what_rules_read(rows).order_by("due_on", "pk")


def to_approve(user: Any) -> QuerySet[Instalment]:
    """Due, and nobody has approved them."""
    return due_instalments(user).filter(state__in=UNAPPROVED)


def to_release(user: Any) -> QuerySet[Instalment]:
    """Approved by somebody else and not paid."""
    approved = instalments_visible_to(user).filter(state=InstalmentState.APPROVED)
    approved = approved.exclude(approved_by_id=user.pk).exclude(prepared_by_id=user.pk, prepared_by__isnull=False)
    return _with_what_rules_read(approved).order_by("due_on", "pk")


def payment_counts(user: Any) -> dict[str, int]:
    """How many there are to approve and to release, in one query."""
    due = Q(state__in=UNAPPROVED, due_on__lte=clock.today(), agreement__state__in=ProgressReport.RUNNING)
    approved = Q(state=InstalmentState.APPROVED) & ~Q(approved_by_id=user.pk)
    approved &= ~Q(prepared_by_id=user.pk, prepared_by__isnull=False)
    return instalments_visible_to(user).aggregate(
        to_approve=Count("pk", filter=due), to_release=Count("pk", filter=approved)
    )


def accounts_to_check(user: Any) -> QuerySet[BankAccount]:
    """In use and not checked, the longest waiting first."""
    waiting = accounts_visible_to(user).filter(replaced_at=None, verified_at=None)
    return waiting.select_related("organisation", "given_by").order_by("given_at", "pk")


def reports_due(user: Any, within_days: int = 30) -> QuerySet[ProgressReport]:
    """Reports still to be written whose day comes within so many days, or has passed."""
    last = clock.today() + dt.timedelta(days=within_days)
    rows = reports_visible_to(user).filter(
        state__in=UNWRITTEN, due_on__lte=last, agreement__state__in=ProgressReport.RUNNING
    )
    return rows.select_related("agreement__organisation", "submission").order_by("due_on", "pk")


def reports_overdue(user: Any) -> QuerySet[ProgressReport]:
    """Reports whose day has passed."""
    return reports_due(user, within_days=-1)


def reports_to_answer(user: Any) -> QuerySet[ProgressReport]:
    """Sent in, and waiting for our answer, the oldest first."""
    rows = reports_visible_to(user).filter(state=ReportState.SUBMITTED)
    return rows.select_related("agreement__organisation", "submission").order_by("submitted_at", "pk")


def overdue_of(organisations: Collection[int]) -> list[ProgressReport]:
    """The reports that these groups (by id) owe us on earlier grants, in one query, the oldest first.

    Until they come, or an officer says why not, a new offer is held (domain 3.4).
    """
    rows = ProgressReport.objects.filter(
        agreement__organisation__in=organisations, agreement__kind="grant", state__in=UNWRITTEN,
        due_on__lt=clock.today(), agreement__state__in=ProgressReport.RUNNING,
    )  # fmt: skip
    return list(rows.select_related("agreement__organisation").order_by("due_on", "pk"))


def _with_what_rules_read(rows: QuerySet[Instalment]) -> QuerySet[Instalment]:
    return rows.select_related("agreement__organisation", "agreement__commitment__pot__source").prefetch_related(
        "agreement__reports", "agreement__organisation__bank_accounts", "agreement__organisation__policies"
    )


def in_hand(user: Any, most: int) -> tuple[list[Instalment], list[Instalment]]:
    """The first payments to approve, and to release, read together in four queries."""
    firsts = [rows.order_by("due_on", "pk").values("pk")[:most] for rows in (to_approve(user), to_release(user))]
    rows = instalments_visible_to(user).filter(Q(pk__in=firsts[0]) | Q(pk__in=firsts[1]))
    read = list(_with_what_rules_read(rows).order_by("due_on", "pk"))
    approved = [one for one in read if one.state == InstalmentState.APPROVED]
    return [one for one in read if one.state != InstalmentState.APPROVED], approved


@sight.register(PaymentBatch)
def batches_visible_to(user: Any) -> QuerySet[PaymentBatch]:
    """Finance and the auditor."""
    return PaymentBatch.objects.all() if has_role(user, Role.FINANCE, Role.AUDITOR) else PaymentBatch.objects.none()


def to_send(user: Any) -> QuerySet[Instalment]:
    """Released and in no file yet, the oldest first."""
    rows = instalments_visible_to(user).filter(state=InstalmentState.PAID, batch=None, settled_on=None)
    return _with_what_rules_read(rows).order_by("paid_at", "pk")


def failed(user: Any) -> QuerySet[Instalment]:
    """Sent back by the bank."""
    rows = instalments_visible_to(user).exclude(failed_because="").select_related("agreement__organisation", "batch")
    return rows.order_by("pk")


def batches(user: Any) -> QuerySet[PaymentBatch]:
    """The newest first, with how much each holds and how much of it is settled."""
    settled = Q(instalments__settled_on__isnull=False)
    return batches_visible_to(user).select_related("made_by").annotate(
        payments=Count("instalments"), pence=Sum("instalments__amount_pence"), settled=Count("pk", filter=settled)
    ).order_by("-pk")  # fmt: skip


def lapsing() -> QuerySet[Agreement]:
    """Offers nobody accepted in time."""
    return Agreement.objects.filter(state=AgreementState.OFFERED, accept_by__lt=clock.today())


def starting() -> QuerySet[Agreement]:
    """Signed agreements whose first day has come."""
    return Agreement.objects.filter(state=AgreementState.SIGNED, starts_on__lte=clock.today())


def agreements_held(user: Any) -> QuerySet[Agreement]:
    """The agreements of one's own organisations, of every kind, with their payments, reports and agreed changes."""
    rows = Agreement.objects.filter(organisation_id__in=standing_of(user).belongs_to)
    rows = rows.select_related("organisation", "commitment", "terms").prefetch_related(
        "instalments", "reports", "measures"
    )
    return rows.order_by("-offered_at", "-pk")

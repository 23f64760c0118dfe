"""What is said about an agreement, a payment and a report, and to whom."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from office.people.appointments.queries import holders
from office.people.organisations.queries import members_of_each
from office.people.roles import Role
from office.post.kinds import message_kind
from office.records import clock


def _group_of(rows: list[Any], agreement: Any) -> Mapping[Any, list[Any]]:
    members = members_of_each([agreement(row).organisation_id for row in rows])
    return {row.pk: members.get(agreement(row).organisation_id, []) for row in rows}


def _own(row: Any) -> Any:
    return row


def _its(row: Any) -> Any:
    return row.agreement


def _officers(rows: list[Any]) -> Mapping[Any, list[Any]]:
    officers = list(holders(Role.OFFICER))
    return {row.pk: officers for row in rows}


def _grant_page(row: Any) -> str:
    reference = row.reference if hasattr(row, "accept_by") else row.agreement.reference
    return f"/portal/applicants/grants/{reference}/"


def _report_page(report: Any) -> str:
    return f"/portal/applicants/reports/{report.reference}/"


def _officers_page(row: Any) -> str:
    return f"/portal/officers/awards/{row.reference}/"


def _officers_report(report: Any) -> str:
    return f"/portal/officers/reports/{report.reference}/"


def _agreement_reference(instalment: Any) -> str:
    return instalment.agreement.reference


def _accept_by(agreement: Any) -> dt.datetime:
    return clock.in_london(agreement.accept_by, 23, 59)


def _report_due(report: Any) -> dt.datetime:
    return clock.in_london(report.due_on, 23, 59)


def _bank_page(account: Any) -> str:
    return f"/portal/finance/bank/{account.pk}/"


def _finance(rows: list[Any]) -> Mapping[Any, list[Any]]:
    people = holders(Role.FINANCE)
    return {row.pk: people for row in rows}


OFFERED = message_kind("agreements.offered", to_all=lambda rows: _group_of(rows, _own), link=_grant_page, urgent=True,
                       deadline=_accept_by)  # fmt: skip
ACCEPTED = message_kind("agreements.accepted", to_all=_officers, link=_officers_page)
SIGNED = message_kind("agreements.signed", to_all=lambda rows: _group_of(rows, _own), link=_grant_page)
LAPSED = message_kind("agreements.lapsed", to_all=lambda rows: _group_of(rows, _own), link=_grant_page)
TURNED_DOWN = message_kind("agreements.turned_down", to_all=_officers, link=_officers_page)
COMPLETE = message_kind("agreements.complete", to_all=lambda rows: _group_of(rows, _own), link=_grant_page)
ENDED = message_kind("agreements.ended", to_all=lambda rows: _group_of(rows, _own), link=_grant_page, urgent=True)
RESUMED = message_kind("agreements.resumed", to_all=lambda rows: _group_of(rows, _own), link=_grant_page)
PAUSED = message_kind("agreements.paused", to_all=lambda rows: _group_of(rows, _own), link=_grant_page)
PAID = message_kind("agreements.paid", to_all=lambda rows: _group_of(rows, _its), link=_grant_page,
                    reference=_agreement_reference)  # fmt: skip
REPORT_RECEIVED = message_kind("agreements.report_received", to_all=_officers, link=_officers_report)
REPORT_RETURNED = message_kind("agreements.report_returned", to_all=lambda rows: _group_of(rows, _its),
                               link=_report_page, urgent=True)  # fmt: skip
REPORT_ACCEPTED = message_kind("agreements.report_accepted", to_all=lambda rows: _group_of(rows, _its),
                               link=_report_page)  # fmt: skip
REPORT_REMINDER = message_kind("agreements.report_reminder", to_all=lambda rows: _group_of(rows, _its),
                               link=_report_page, deadline=_report_due, urgent=True)  # fmt: skip
REPORT_OVERDUE = message_kind("agreements.report_overdue", to_all=lambda rows: _group_of(rows, _its),
                              link=_report_page, urgent=True)  # fmt: skip
REPORT_VERY_LATE = message_kind("agreements.report_very_late", to_all=_officers, link=_officers_report, urgent=True)
BANK_TO_CHECK = message_kind("agreements.bank_to_check", to_all=_finance, link=_bank_page, urgent=True,
                             reference=lambda account: "")  # fmt: skip
BANK_CHANGED = message_kind("agreements.bank_changed",
                            to_all=lambda rows: _group_of(rows, _own), link=lambda account: "/portal/applicants/",
                            reference=lambda account: "", urgent=True)  # fmt: skip

"""Deeds: measures are agreed, promises written down, reports sent, figures disputed."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from commissioning.services.models import Contract
from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import permissions, rules
from .models import Figure, Kpi, Promise, ServiceReport


@deed
def agree_kpi(
    *, contract: Contract, name: str, target: Decimal, unit: str = "", lower_is_better: bool = False, by: Any
) -> Kpi:
    """One thing that is measured, with its target."""
    _refuse_strangers(contract, by)
    if no := rules.obstacles_to_measuring(
        name, target, Kpi.objects.filter(contract=contract, name=name.strip()).exists()
    ):
        raise Refused(no)
    kpi = Kpi.objects.create(contract=contract, name=name.strip(), unit=unit.strip(), target=target,
                             lower_is_better=lower_is_better)  # fmt: skip
    note(contract, "kpi_agreed", by=by, words={"kpi": kpi, "target": target})
    return kpi


@deed
def write_promise(*, contract: Contract, kind: str, text: str, promised: Decimal, unit: str = "", by: Any) -> Promise:
    """One promise of the bid, with its figure, as part of the contract."""
    _refuse_strangers(contract, by)
    if no := rules.obstacles_to_promising(text, promised):
        raise Refused(no)
    promise = Promise.objects.create(contract=contract, kind=kind, text=text.strip(), unit=unit.strip(),
                                     promised=promised)  # fmt: skip
    note(contract, "promise_written", by=by, words={"promise": promise, "promised": promised})
    return promise


@deed
def send_service_report(
    *, contract: Contract, first: dt.date, last: dt.date, figures: Mapping[int, Decimal | None],
    delivered: Mapping[int, Decimal | None] | None = None, words: str = "", by: Any,
) -> ServiceReport:  # fmt: skip
    """A report on some days. figures: {key of the measure: figure}; delivered: {key of the promise: how much}."""
    if not permissions.may_report(contract, by):
        raise Forbidden
    held = Contract.objects.select_for_update(no_key=True, of=("self",)).get(pk=contract.pk)
    if no := rules.obstacles_to_sending_a_report(held, first, last, figures):
        raise Refused(no)
    report = ServiceReport.objects.create(contract=held, period_from=first, period_to=last, words=words.strip(),
                                          sent_at=clock.now(), sent_by=by)  # fmt: skip
    rows = [Figure(report=report, kpi=kpi, value=figures[kpi.pk] or 0) for kpi in Kpi.objects.filter(contract=held)]
    given = delivered or {}
    rows += [Figure(report=report, promise=one, value=value) for one in Promise.objects.filter(contract=held)
             if (value := given.get(one.pk)) is not None]  # fmt: skip
    Figure.objects.bulk_create(rows)
    note(report, "sent", by=by, words={"contract": held})
    return report


@deed
def dispute_figure(*, figure: Figure, reason: str, by: Any) -> Figure:
    """Say that a figure is not agreed, and why: it stays, flagged, and does not count."""
    report = figure.report
    _refuse_strangers(report.contract, by)
    if not reason.strip():
        raise Refused([Obstacle("Say why it is not agreed.", about="reason")])
    figure.disputed_because = reason.strip()[:300]
    figure.save(update_fields=["disputed_because"])
    note(report, "figure_disputed", by=by, words={"figure": figure})
    return figure


def _refuse_strangers(contract: Contract, by: Any) -> None:
    if not permissions.may_measure(contract, by):
        raise Forbidden

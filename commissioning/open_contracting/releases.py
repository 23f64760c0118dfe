"""The releases of one process, in the order in which things happened. Made from the same facts every time."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from commissioning.tenders.routes import ROUTES
from office.records import clock

from . import parts
from .processes import Process

Release = dict[str, Any]
METHODS = {"tender": "open", "quotation": "selective", "competed_grant": "open", "direct_award": "direct"}


def releases_of(process: Process) -> list[Release]:
    """Planning, tender, award, contract, amendment, implementation, termination: each as its own release."""
    found = [*_planning(process), *_tenders(process), *_contracts(process)]
    return [_whole(process, number, *one) for number, one in enumerate(sorted(found, key=lambda one: one[0]), 1)]


def _whole(process: Process, number: int, at: dt.datetime, tags: list[str], body: Release) -> Release:
    head: Release = {
        "ocid": process.ocid, "id": f"{process.ocid}-{number:02d}-{tags[0]}", "date": parts.moment(at), "tag": tags,
        "initiationType": "tender", "language": "en", "buyer": parts.buyer(),
    }  # fmt: skip
    parties = [parts.buyer_party(), *body.pop("parties", [])]
    if process.follows:
        before = {"id": "1", "relationship": ["prior"], "scheme": "ocid", "identifier": parts.ocid(process.follows)}
        head["relatedProcesses"] = [before]
    return {**head, "parties": parties, **body}


Told = tuple[dt.datetime, list[str], Release]


def _planning(process: Process) -> Iterator[Told]:
    cycle = process.cycle
    if cycle is not None:
        body: Release = {"rationale": cycle.why}
        if cycle.advised and cycle.advised.cost_a_year_pence:
            cost = parts.value(cycle.advised.cost_a_year_pence)
            body["budget"] = {"description": "What it costs in a year", "amount": cost}
        yield cycle.decided_at, ["planning"], {"planning": body}


def _tenders(process: Process) -> Iterator[Told]:
    for tender in process.tenders:
        if tender.live_at:
            yield tender.live_at, ["tender"], {"tender": _tender(tender, process)}
        for event in process.events.get(tender.pk, []):
            if event.verb == "extend":
                body = {"id": tender.reference, "tenderPeriod": {"endDate": _closing(event, tender)}}
                yield event.at, ["tenderUpdate"], {"tender": body}
            else:
                yield event.at, ["tenderCancellation"], {"tender": {"id": tender.reference, "status": "unsuccessful"}}
        if tender.notice_on:
            yield tender.decision.signed_at, ["award"], _award(tender)


def _tender(tender: Any, process: Process) -> Release:
    return {
        "id": tender.reference, "title": tender.title, "description": process.cycle.service.about or tender.title,
        "status": "active", "procuringEntity": parts.buyer(), "value": parts.value(tender.budget_pence),
        "procurementMethod": METHODS[tender.route], "procurementMethodDetails": ROUTES[tender.route].label,
        "mainProcurementCategory": "services", "awardCriteria": "ratedCriteria",
        "awardCriteriaDetails": f"Quality {tender.quality_weight}%, price {tender.price_weight}%",
        "tenderPeriod": _open_period(tender, process),
        "submissionMethod": ["electronicSubmission"],
    }  # fmt: skip


def _open_period(tender: Any, process: Process) -> Release:
    """The first closing time is no longer known once it was put off; the update says the newer one."""
    first = {"startDate": parts.moment(tender.live_at)}
    was_put_off = any(one.verb == "extend" for one in process.events.get(tender.pk, []))
    return first if was_put_off else {**first, "endDate": parts.moment(tender.closes_at)}


def _closing(event: Any, tender: Any) -> str:
    """The closing time that this event gave, as the trail kept it."""
    return str(event.facts.get("closes_at") or parts.moment(tender.closes_at))


def _award(tender: Any) -> Release:
    award = {
        "id": f"{tender.reference}-award", "title": tender.title, "description": tender.reasons, "status": "active",
        "date": parts.moment(tender.decision.signed_at), "value": parts.value(tender.price_pence),
        "suppliers": [parts.supplier(tender.winner)],
        "contractPeriod": parts.period(tender.starts_on, tender.ends_on),
    }  # fmt: skip
    made: Release = {"awards": [award], "parties": [parts.supplier_party(tender.winner)]}
    if tender.live_at:
        made["tender"] = {"id": tender.reference, "status": "complete"}
    return made


def _contracts(process: Process) -> Iterator[Told]:
    awards = {one.contract_id: f"{one.reference}-award" for one in process.tenders if one.contract_id}
    for contract in process.contracts:
        award = awards.get(contract.pk)
        yield contract.signed_at, ["contract"] if award else ["award", "contract"], _contract(contract, award)
        if contract.live_at:
            started = {"id": "start", "title": "The service started", "type": "delivery", "status": "met",
                       "dateMet": parts.moment(contract.live_at)}  # fmt: skip
            body = {**_same(contract, award), "implementation": {"milestones": [started]}}
            yield contract.live_at, ["implementation"], {"contracts": [body]}
        yield from _amendments(contract, award)
        if contract.ended_on:
            ended = {**_same(contract, award), "status": "terminated",
                     "period": parts.period(contract.starts_on, contract.ended_on)}  # fmt: skip
            yield _noon(contract.ended_on), ["contractTermination"], {"contracts": [ended]}


def _noon(on: dt.date) -> dt.datetime:
    """Noon of a day of which nobody kept the hour."""
    return clock.in_london(on, 12)


def _same(contract: Any, award: str | None) -> Release:
    return {"id": contract.reference, "awardID": award or f"{contract.reference}-award"}


def _contract(contract: Any, award: str | None) -> Release:
    period = parts.period(contract.starts_on, contract.original_ends_on)
    signed = {
        **_same(contract, award), "title": contract.service.name, "status": "active", "period": period,
        "value": parts.value(contract.original_value_pence), "dateSigned": parts.moment(contract.signed_at),
    }  # fmt: skip
    body: Release = {"contracts": [signed], "parties": [parts.supplier_party(contract.provider)]}
    if award is None:
        body["awards"] = [
            {"id": f"{contract.reference}-award", "title": contract.service.name, "status": "active",
             "date": parts.moment(contract.signed_at), "value": parts.value(contract.original_value_pence),
             "suppliers": [parts.supplier(contract.provider)], "contractPeriod": period}
        ]  # fmt: skip
    return body


def _amendments(contract: Any, award: str | None) -> Iterator[Told]:
    """Each change that counts, with the value and the term as they stood from then on."""
    pence, last = contract.original_value_pence, contract.original_ends_on
    for change in contract.variations.all():
        pence += change.value_change_pence
        last += dt.timedelta(days=change.days_change)
        at = max(_noon(change.effective_on), change.signed_at)
        amendment = {"id": f"V{change.number}", "date": parts.moment(at), "rationale": change.get_cause_display(),
                     "description": change.new_words or change.get_cause_display()}  # fmt: skip
        body = {**_same(contract, award), "value": parts.value(pence), "amendments": [amendment],
                "period": parts.period(contract.starts_on, last)}  # fmt: skip
        yield at, ["contractAmendment"], {"contracts": [body]}

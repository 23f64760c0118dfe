"""The parts of a release: bodies, sums, dates and periods as OCDS writes them. Never an address, never a person."""

import datetime as dt
from typing import Any

from office.people.registers.identifiers import identifier_of
from office.records import clock, letterhead
from office.records.money import pounds_number

Part = dict[str, Any]


def prefix() -> str:
    """What all numbers of this office begin with: `ocds-` and the office's registered letters."""
    return letterhead.in_force().contracting_prefix


def ocid(reference: str) -> str:
    """The number of a process, from the number of the cycle or the contract that it began with."""
    return f"{prefix()}-{reference}"


def moment(at: dt.datetime) -> str:
    """A time with its zone."""
    return at.astimezone(clock.LONDON).isoformat(timespec="seconds")


def day(on: dt.date) -> str:
    """The start of a day in London, as a time."""
    return moment(clock.in_london(on, 0))


def value(pence: int) -> Part:
    """A sum in pounds."""
    return {"amount": pounds_number(pence), "currency": "GBP"}


def period(first: dt.date, last: dt.date) -> Part:
    """From the start of one day to the start of another."""
    return {"startDate": day(first), "endDate": day(last)}


def buyer() -> Part:
    """The office, as a reference."""
    office = letterhead.in_force()
    return {"id": office.organisation_id, "name": office.body_name}


def buyer_party() -> Part:
    """The office, as a party."""
    return {**buyer(), "roles": ["buyer", "procuringEntity"]}


def supplier(organisation: Any) -> Part:
    """A provider, as a reference: by its number in a public register, or one of ours that says nothing."""
    return {"id": identifier_of(organisation, prefix()), "name": organisation.name}


def supplier_party(organisation: Any) -> Part:
    """A provider, as a party."""
    return {**supplier(organisation), "roles": ["supplier"]}

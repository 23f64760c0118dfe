"""The shapes of what the API answers. Its OpenAPI document is made from these."""

import datetime as dt
from typing import Any

from ninja import Field, Schema

from cms.open_data.dictionary import LICENCE


class Record(Schema):
    """One published record, or the tombstone of a withdrawn one."""

    reference: str
    title: str
    status: str = Field(description="published or withdrawn")
    address: str
    published_at: dt.datetime
    changed_at: dt.datetime | None
    version: int | None = Field(description="null of a tombstone")
    sha256: str | None
    withdrawn_because: str | None
    record: dict[str, Any] = Field(description="the public parts; empty of a tombstone. See /open-data/dictionary/")


class Fund(Schema):
    """One fund."""

    code: str
    name: str
    about: str
    address: str


class Round(Schema):
    """One announced round. Sums in pence."""

    fund: str
    number: int
    name: str
    theme: str
    standing: str
    opens_at: dt.datetime
    closes_at: dt.datetime
    decision_by: dt.date | None
    set_aside_pence: int
    least_award_pence: int
    most_award_pence: int
    bids: int | None = Field(description="null until the round is decided and the groups are told")
    funded: int | None
    address: str


class Measure(Schema):
    """One measure of the Plan in force."""

    code: str
    text: str
    kind: str
    direction: str
    unit: str
    outcome: str
    objective: str


class Page(Schema):
    """Some of a list. `next` is the address of what follows, and null at the end."""

    license: str = LICENCE
    next: str | None = None


class Records(Page):
    """Some records, newest first."""

    data: list[Record]


class Funds(Page):
    """Every fund."""

    data: list[Fund]


class Rounds(Page):
    """Every announced round, newest first."""

    data: list[Round]


class Measures(Page):
    """The measures of the Plan in force, in printed order."""

    data: list[Measure]

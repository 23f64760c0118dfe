"""The notices as a table of rules by event, route, value and date. The law changes its numbers: a dated row each.

Sources: Procurement Act 2023, sections 20-53, 74, 78, 80 and the Procurement Regulations 2024; thresholds with VAT, as
published for sub-central bodies; SI 2011/3050, schedule, paragraph 4, for copies and the list of contracts. We keep
the list and the evidence; the notices themselves are filed on Find a Tender by hand.
"""

import datetime as dt
from dataclasses import dataclass

from office.records import working_days

OPENED, CHOSEN, AWARDED, SIGNED, CHANGED, ENDED, FAILED = (
    "opened", "chosen", "awarded", "signed", "changed", "ended", "failed"
)  # fmt: skip
COMPETED = ("tender", "quotation")
BOUGHT = (*COMPETED, "direct_award")
COPY_ABOVE = 10_000_00  # SI 2011/3050: a copy above, a line in the list up to it
NOTIFIABLE_FROM = 30_000_00  # below-threshold contracts of sub-central bodies


@dataclass(frozen=True)
class Thresholds:
    """From a day on, in pence with VAT."""

    since: dt.date
    ordinary: int
    light_touch: int


THRESHOLDS = (
    Thresholds(dt.date(2026, 1, 1), ordinary=207_720_00, light_touch=663_540_00),
    Thresholds(dt.date.min, ordinary=214_904_00, light_touch=663_540_00),  # until the end of 2025
)


def threshold(on: dt.date, *, is_light_touch: bool) -> int:
    """The value from which a contract is covered by the Act in full, on that day."""
    row = next(one for one in THRESHOLDS if one.since <= on)
    return row.light_touch if is_light_touch else row.ordinary


@dataclass(frozen=True)
class Event:
    """What happened, to something bought by one route for one value."""

    code: str
    on: dt.date
    route: str
    value_pence: int
    is_light_touch: bool

    @property
    def is_covered(self) -> bool:
        """The Act applies in full."""
        return self.value_pence >= threshold(self.on, is_light_touch=self.is_light_touch)


@dataclass(frozen=True)
class Rule:
    """One notice. `days` are calendar days from the event, or working days; None in `light_days` means the same."""

    code: str
    label: str
    event: str
    routes: tuple[str, ...] = BOUGHT
    days: int = 0
    light_days: int | None = None
    in_working_days: bool = False
    covered: bool | None = None  # only above the threshold, only below it, or either
    least_pence: int = 0
    most_pence: int | None = None
    light_touch: bool | None = None  # only such contracts, only others, or either
    holds: bool = False  # the next step waits for it

    def calls(self, event: Event) -> bool:
        """True when this event calls for this notice."""
        return (
            event.code == self.event
            and event.route in self.routes
            and self.covered in (None, event.is_covered)
            and self.light_touch in (None, event.is_light_touch)
            and event.value_pence >= self.least_pence
            and (self.most_pence is None or event.value_pence <= self.most_pence)
        )

    def due_on(self, event: Event) -> dt.date:
        """The last day on which it is in time; one that falls on a day off is due the working day before."""
        days = self.light_days if event.is_light_touch and self.light_days is not None else self.days
        if self.in_working_days:
            return working_days.after(event.on, days)
        day = event.on + dt.timedelta(days=days)
        while days and not working_days.is_working_day(day):
            day -= working_days.ONE_DAY
        return day


RULES = (
    Rule("UK4", "Tender notice", OPENED, COMPETED, covered=True),
    Rule("UK4B", "Below-threshold tender notice", OPENED, COMPETED, covered=False, least_pence=NOTIFIABLE_FROM),
    Rule("ITT", "Copy of the invitation to tender", OPENED, COMPETED, days=5, in_working_days=True,
         least_pence=COPY_ABOVE + 1),
    Rule("UK5", "Transparency notice", CHOSEN, ("direct_award",), covered=True, holds=True),
    Rule("UK6", "Contract award notice", AWARDED, covered=True, holds=True),
    Rule("UK7", "Contract details notice", SIGNED, days=30, light_days=120, covered=True),
    Rule("UK7B", "Below-threshold contract details notice", SIGNED, days=30, covered=False,
         least_pence=NOTIFIABLE_FROM),
    Rule("COPY", "Redacted copy of the contract", SIGNED, days=20, in_working_days=True, least_pence=COPY_ABOVE + 1),
    Rule("LIST", "Line in the list of contracts", SIGNED, days=20, in_working_days=True, most_pence=COPY_ABOVE),
    Rule("GRANT", "Line in the list of grants", SIGNED, ("competed_grant",), days=20, in_working_days=True),
    Rule("UK10", "Contract change notice", CHANGED, covered=True, light_touch=False, holds=True),
    Rule("UK11", "Contract termination notice", ENDED, days=30, covered=True),
    Rule("UK12", "Procurement termination notice", FAILED, COMPETED, days=5, in_working_days=True, covered=True),
)  # fmt: skip
LABELS = {rule.code: rule.label for rule in RULES}


def called_for(event: Event) -> list[tuple[Rule, dt.date]]:
    """The notices an event calls for, each with its due day, in the order of the table."""
    return [(rule, rule.due_on(event)) for rule in RULES if rule.calls(event)]

"""A meeting's list as one member may see it: every row and every sum is made from what that member may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from grants.applications.models import Application
from grants.applications.queries import visible_to
from grants.applications.states import ApplicationState
from grants.panels.queries import on_the_list
from office.judging.models import Meeting
from office.judging.queries import Line, ranking
from office.judging.replaying import seed_of
from office.judging.states import AssessmentState
from office.judging.uncertainty import Chances, Scored, chances_of


@dataclass(frozen=True)
class Row:
    """One bid on the list."""

    application: Application
    line: Line | None
    away: list[str]  # who left the room for it
    chances: Chances | None = None  # None where they cannot be estimated

    @property
    def recommendation(self) -> Any:
        """What the panel recommends; None until it has."""
        return getattr(self.application, "recommendation", None)

    @property
    def readers(self) -> list[Any]:
        """What the readers gave in all, lowest first; empty when the scores are not to be shown."""
        given = self.line.entry.assessments.all() if self.line else []
        return sorted(one.percent for one in given if one.state == AssessmentState.LOCKED)

    @property
    def fundable_pence(self) -> int:
        """What it asks for; nothing where it cannot be funded as it is."""
        return 0 if self.line is None or self.line.stopped_by else self.application.ask_pence or 0

    @property
    def recommended_pence(self) -> int:
        """The sum that goes with it."""
        return self.recommendation.amount_pence if self.recommendation else 0

    @property
    def promised_pence(self) -> int:
        """The same sum, once the decision that promises it is signed; until then nothing."""
        return 0 if self.application.state == ApplicationState.ELIGIBLE else self.recommended_pence


@dataclass(frozen=True)
class PotLine:
    """One pot against what is recommended from it."""

    pot: Any
    recommended_pence: int
    promised_pence: int = 0  # of what is recommended, what a signed decision has promised since

    @property
    def there_pence(self) -> int:
        """What the pot has for these bids."""
        return self.pot.left_pence + self.promised_pence

    @property
    def over_pence(self) -> int:
        """By how much the list gives more than there is; nothing or less when it fits."""
        return self.recommended_pence - self.there_pence

    @property
    def left_pence(self) -> int:
        """What would be left over."""
        return max(-self.over_pence, 0)


def rows_of(meeting: Meeting, user: Any) -> list[Row]:
    """The bids this member may see, best first, in a constant number of queries."""
    lines = {line.entry.submission_id: line for line in ranking(meeting.contest, user)}
    away: dict[int, list[str]] = {}
    for one in meeting.recusals.select_related("member").order_by("pk"):
        away.setdefault(one.entry_id, []).append(str(one.member))
    seen = on_the_list(meeting).filter(pk__in=visible_to(user).values("pk")).prefetch_related("districts")
    rows = [Row(one, lines.get(one.submission_id), away.get(one.submission.entry.pk, [])) for one in seen]
    found = chances_of(
        [_scored(row) for row in rows if row.line],
        seed=seed_of(meeting.contest.inputs_hash),
        funding_line=meeting.contest.funding_line,
    )
    return [replace(row, chances=found.get(row.application.pk)) for row in rows]


def _scored(row: Row) -> Scored:
    readings = tuple(int(one * 100) / 100 for one in row.readers)
    percent = int(row.line.percent * 100) / 100 if row.line else 0
    return Scored(row.application.pk, percent, readings, row.fundable_pence)


def pots_of(rows: Iterable[Row]) -> list[PotLine]:
    """Each pot of the rows, in order of its code."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row.application.pot.pot, []).append(row)
    return [
        PotLine(pot, sum(row.recommended_pence for row in own), sum(row.promised_pence for row in own))
        for pot, own in sorted(found.items(), key=lambda one: one[0].code)
    ]

"""A score sheet as its page shows it: criteria with what was given, and the answers each of them looks at."""

from dataclasses import dataclass
from typing import Any

from office.judging.models import Assessment, Criterion, Score
from office.judging.queries import Bid, answers_for_assessor, assessments_for, desk
from office.judging.states import AssessmentState
from portal.answers import Shown, names_for, shown


@dataclass(frozen=True)
class Line:
    """One criterion of the sheet."""

    criterion: Criterion
    score: Score | None

    @property
    def points(self) -> int | None:
        """What was given; None when nothing yet."""
        return self.score.points if self.score else None

    @property
    def is_done(self) -> bool:
        """Points and a reason are there."""
        return bool(self.score and self.score.points is not None and self.score.reason.strip())


@dataclass(frozen=True)
class Sheet:
    """One assessor's sheet for one bid, open at one criterion."""

    lines: list[Line]
    current: Line
    anchors: list[Any]

    @property
    def following(self) -> Line | None:
        """The criterion after this one; None after the last."""
        after = self.lines.index(self.current) + 1
        return self.lines[after] if after < len(self.lines) else None

    @property
    def before(self) -> Line | None:
        """The criterion before this one; None at the first."""
        at = self.lines.index(self.current)
        return self.lines[at - 1] if at else None

    @property
    def to_do(self) -> int:
        """How many criteria still need points or a reason."""
        return sum(not line.is_done for line in self.lines)


def sheet_of(assessment: Assessment, rubric: Any, code: str) -> Sheet:
    """The sheet at the criterion asked for, else at the first that is not done."""
    scores = {score.criterion_id: score for score in assessment.scores.all()}
    lines = [Line(criterion, scores.get(criterion.pk)) for criterion in rubric.criteria.all()]
    asked = next((line for line in lines if line.criterion.code == code), None)
    current = asked or next((line for line in lines if not line.is_done), lines[0])
    return Sheet(lines, current, list(reversed(rubric.anchors.all())))


@dataclass(frozen=True)
class Reading:
    """The answers of one bid, those for the criterion in hand first."""

    title: str
    on_it: list[Shown]
    others: list[Shown]


def reading_of(entry: Any, user: Any, code: str) -> Reading:
    """What this assessor may read, parted by the criterion."""
    answers = answers_for_assessor(entry, user)
    title = next((one.text.strip() for one in answers if one.question.type == "short_text"), "")
    pages = shown(answers, names_for(entry.contest))
    return Reading(
        title,
        [one for one in pages if one.question.criterion == code],
        [one for one in pages if one.question.criterion != code],
    )


@dataclass(frozen=True)
class Place:
    """Where one bid stands among the assessor's own of that contest."""

    number: int
    bids: list[Bid]
    before: Bid | None
    after: Bid | None

    @property
    def locked(self) -> int:
        """How many are in."""
        return sum(bid.is_locked for bid in self.bids)


def place_of(entry: Any, user: Any) -> Place:
    """The bid's neighbours in the assessor's own order."""
    bids = [bid for bid in desk(user) if bid.entry.contest_id == entry.contest_id]
    at = [bid.entry.pk for bid in bids].index(entry.pk)
    return Place(at + 1, bids, bids[at - 1] if at else None, bids[at + 1] if at + 1 < len(bids) else None)


def others_of(entry: Any, mine: Assessment, user: Any) -> list[Assessment]:
    """The other readers' locked sheets: none until one's own is locked."""
    rows = assessments_for(user).filter(entry=entry, state=AssessmentState.LOCKED).exclude(pk=mine.pk)
    return list(rows.prefetch_related("scores__criterion").order_by("pk"))

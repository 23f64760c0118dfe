"""How judging is looked up. Every list starts at what the user may see; none grows its queries with its rows."""

from .answers import answers_for_assessor, compare_answers
from .conflicts import applicants_to_declare, conflict_suggestions
from .desk import Bid, desk
from .marks import Mark, marks
from .progress import Progress, ReaderProgress, progress
from .ranking import Line, ranking, stopped_by
from .sights import (
    allocations_visible_to,
    assessments_for,
    entries_for_assessor,
    lots_visible_to,
    meetings_visible_to,
    stepped_out_of,
    visible_to,
)
from .sitting import sitting_on

__all__ = [
    "Bid",
    "Line",
    "Mark",
    "Progress",
    "ReaderProgress",
    "allocations_visible_to",
    "answers_for_assessor",
    "applicants_to_declare",
    "assessments_for",
    "compare_answers",
    "conflict_suggestions",
    "desk",
    "entries_for_assessor",
    "lots_visible_to",
    "marks",
    "meetings_visible_to",
    "progress",
    "ranking",
    "sitting_on",
    "stepped_out_of",
    "stopped_by",
    "visible_to",
]

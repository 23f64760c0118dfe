"""Deeds of judging: rubrics, entering, assigning, declaring, scoring, moderating and meeting."""

from .allocating import ask_for_allocation
from .announcing import announce_adjusting
from .assigning import assign_all, assign_assessor, release_assessor
from .chasing import remind_reader
from .dating import set_scores_due
from .declaring import declare, declare_for_groups
from .entering import enter, remove_entry
from .lots import hold_draw, register_draw
from .meeting import plan_meeting, record_attendance, recuse
from .moderating import moderate
from .pricing import open_prices
from .rubrics import freeze_rubric, load_rubric
from .scoring import save_score

__all__ = [
    "announce_adjusting",
    "ask_for_allocation",
    "assign_all",
    "assign_assessor",
    "declare",
    "declare_for_groups",
    "enter",
    "freeze_rubric",
    "hold_draw",
    "load_rubric",
    "moderate",
    "open_prices",
    "plan_meeting",
    "record_attendance",
    "recuse",
    "register_draw",
    "release_assessor",
    "remind_reader",
    "remove_entry",
    "save_score",
    "set_scores_due",
]

"""Bringing in what ships with a fund type: its form, its report, its scoring criteria and its terms."""

import json
from typing import Any

from grants.fund_types import codes, fund_type
from office.agreements import actions as agreements
from office.judging import actions as judging
from office.records.deeds import deed
from office.submissions.actions import load_question_set


@deed
def load_fund_data(*, type: str, by: Any) -> None:
    """Load every file of a fund type's folder, and freeze its criteria. Done twice, it changes nothing."""
    for name, load in LOADERS.items():
        for path in sorted(fund_type(type).data.glob(f"{name}-*.json")):
            load(json.loads(path.read_text(encoding="utf-8")), by)


def _load_form(data: dict[str, Any], by: Any) -> None:
    load_question_set(data=data, by=by)


def _load_rubric(data: dict[str, Any], by: Any) -> None:
    judging.freeze_rubric(rubric=judging.load_rubric(data=data, by=by), by=by)


def _load_terms(data: dict[str, Any], by: Any) -> None:
    agreements.load_terms(data=data, by=by)


# The criteria first: a form says which of them each question serves.
LOADERS = {"rubric": _load_rubric, "application": _load_form, "report": _load_form, "terms": _load_terms}


@deed
def load_every_fund_type(*, by: Any) -> None:
    """What ships with each registered fund type."""
    for code in codes():
        load_fund_data(type=code, by=by)

"""Bringing in what ships for tenders: the form that providers bid with, and the criteria bids are judged on."""

import json
from pathlib import Path
from typing import Any

from office.judging.actions import freeze_rubric, load_rubric
from office.records.deeds import deed
from office.submissions.actions import load_question_set

DATA = Path(__file__).parent / "data"


@deed
def load_tender_data(*, by: Any) -> None:
    """Load every shipped form and set of criteria. Done twice, it changes nothing."""
    for path in sorted(DATA.glob("bid-*.json")):
        load_question_set(data=json.loads(path.read_text(encoding="utf-8")), by=by)
    for path in sorted(DATA.glob("rubric-*.json")):
        freeze_rubric(rubric=load_rubric(data=json.loads(path.read_text(encoding="utf-8")), by=by), by=by)

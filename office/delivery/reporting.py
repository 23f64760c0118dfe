"""The quarterly report form of contracts and district grants, as shipped: a few questions that count for measures."""

import json
from pathlib import Path
from typing import Any

from office.submissions.actions import load_question_set
from office.submissions.models import QuestionSet

FILE = Path(__file__).parent / "data" / "quarterly-report-1.json"
CODE = "quarterly-report"


def load_report_form(*, by: Any) -> QuestionSet:
    """The form, published. The same again changes nothing."""
    return load_question_set(data=json.loads(FILE.read_text(encoding="utf-8")), by=by)


def report_form() -> QuestionSet | None:
    """The newest published version."""
    return QuestionSet.objects.filter(code=CODE, published_at__isnull=False).order_by("-number").first()

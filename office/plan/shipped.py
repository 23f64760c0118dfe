"""The Plan that ships with the product, read from its data file."""

import json
from pathlib import Path
from typing import Any

from .models import (
    DeliveryCommitment,
    Measure,
    Objective,
    Outcome,
    PlanPart,
    Pledge,
    Priority,
    SourceNote,
    SuccessStatement,
    Theme,
)

FILE = Path(__file__).parent / "data" / "plan-2016-2021.json"

# In an order in which every part finds the parts it stands under.
PARTS: dict[str, type[PlanPart]] = {
    "themes": Theme,
    "outcomes": Outcome,
    "commitments": DeliveryCommitment,
    "priorities": Priority,
    "pledges": Pledge,
    "success_statements": SuccessStatement,
    "objectives": Objective,
    "measures": Measure,
    "source_notes": SourceNote,
}


def read() -> dict[str, Any]:
    """The file's content: `plan`, a list for each key of PARTS, `districts` and `forums`."""
    content: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return content

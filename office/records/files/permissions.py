"""Who may see to a kept file: whoever sent it may take it back; time and the scanner do the rest."""

from typing import Any

from ..actors import THE_CLOCK


def may_remove(file: Any, by: Any) -> bool:
    """Who sent it, or the clock when its time is over."""
    return by is THE_CLOCK or (file.uploaded_by_id is not None and file.uploaded_by_id == getattr(by, "pk", None))

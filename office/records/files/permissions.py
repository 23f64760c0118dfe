"""Who may see to a kept file: whoever sent it may take it back; time and the scanner do the rest."""

from typing import Any

from ..actors import THE_CLOCK


def may_remove(file: Any, by: Any) -> bool:
    """Who sent it, or the clock when its time is over."""
    # Asked by name, not by number: a signed decision has a number too.
    return by is THE_CLOCK or getattr(by, "trail_name", "") == f"user:{file.uploaded_by_id}"

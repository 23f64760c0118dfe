"""The tables of office.records, gathered for Django."""

from .guards import only_grows
from .trail.models import Event, PrivateText, Seal

__all__ = ["Event", "PrivateText", "Seal"]

only_grows("records.Event")
only_grows("records.PrivateText", may_blank="text")
only_grows("records.Seal")

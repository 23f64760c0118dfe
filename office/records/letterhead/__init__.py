"""The names of the office: settings with an effective date, read wherever the office speaks.

letterhead.in_force().holder_title            # today's
letterhead.in_force(on=decision.signed_on)    # as it was then
"""

from .changing import load_letterhead, load_unless_named, set_letterhead
from .reading import in_force

__all__ = ["in_force", "load_letterhead", "load_unless_named", "set_letterhead"]

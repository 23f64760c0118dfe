"""Private files: looked into before they are kept, stored under no name of the user's, opened by sight.

file = keep_file(upload=upload, subject=application, by=user)     # raises Refused in words
with open_for(file, user) as stream: ...                          # raises Forbidden or Refused
"""

from . import queries
from .keeping import keep_file
from .opening import open_for

__all__ = ["keep_file", "open_for", "queries"]

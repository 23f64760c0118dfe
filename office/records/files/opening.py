"""Opening a file: only for whoever sees what it belongs to, and never a harmful one."""

from typing import IO, Any

from .. import sight
from ..steps import Forbidden, Refused
from .models import StoredFile, private_storage
from .queries import subject_of
from .workflow import ScanState

NOT_NOW = {
    ScanState.PENDING: "This file is still being checked for harmful content. Try again in a few minutes.",
    ScanState.INFECTED: "This file is not safe to open. Ask whoever sent it for a new copy.",
    ScanState.REMOVED: "This file was removed.",
}


def open_for(file: StoredFile, user: Any) -> IO[bytes]:
    """The bytes, for this user. Raises Forbidden, which says nothing, or Refused in words."""
    subject = subject_of(file)
    if subject is None or not sight.may_see(user, subject):
        raise Forbidden
    if why := NOT_NOW.get(file.state):
        raise Refused([why])
    return private_storage().open(file.place)

"""Sealing: text is encrypted before it reaches the database, and a copy of the database alone opens nothing."""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def box(purpose: str, secrets: Sequence[str] = ()) -> MultiFernet:
    """Seals with the newest key, which comes first; the old ones still open what they sealed.

    Without any secret one is made from SECRET_KEY, another for each purpose.
    """
    known = secrets or [f"{purpose}|{settings.SECRET_KEY}"]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(one.encode()).digest())) for one in known])

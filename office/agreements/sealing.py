"""Bank numbers are encrypted before they reach the database, and opened only to be paid."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """Encrypt with the newest key."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt with whichever key it was sealed with."""
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    """The newest first; old ones still open what they sealed. Without any, one is derived from SECRET_KEY."""
    secrets = settings.BANK_KEYS or [f"bank numbers|{settings.SECRET_KEY}"]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(one.encode()).digest())) for one in secrets])

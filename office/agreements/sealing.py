"""Bank numbers are encrypted before they reach the database, and opened only to be paid."""

from cryptography.fernet import MultiFernet
from django.conf import settings

from office.records.sealing import box


def seal(text: str) -> str:
    """Encrypt with the newest key."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt with whichever key it was sealed with."""
    return _keys().decrypt(sealed.encode()).decode()


def _keys() -> MultiFernet:
    """The newest first. Without any, one is derived from SECRET_KEY."""
    return box("bank numbers", settings.BANK_KEYS)

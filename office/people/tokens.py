"""Secrets in links and codes: only a hash of them is kept."""

import hashlib
import secrets


def new_token() -> str:
    """A secret that nobody can guess, for a link."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What we keep of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()

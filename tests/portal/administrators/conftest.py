"""A fund as its own tests make it."""

from tests.grants.conftest import fund  # noqa: F401

"""The Plan as its own tests load it."""

from tests.office.plan.conftest import plan  # noqa: F401

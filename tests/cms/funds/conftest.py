"""A round of the Safer Communities Fund, as the grants tests prepare, announce and open it."""

from tests.grants.conftest import (  # noqa: F401 (fixtures)
    at_preparation,
    form,
    fund,
    opened,
    plan,
    pot,
    prepared,
    principles,
    rubric,
    scheduled,
    signed,
    source,
)

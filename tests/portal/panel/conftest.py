"""A round of three bids, closed, judged and before the Board."""

from tests.grants.conftest import (  # noqa: F401
    at_preparation,
    form,
    fund,
    meeting,
    opened,
    plan,
    prepared,
    principles,
    ranked,
    recommended,
    rubric,
    scheduled,
    sent,
    signed,
    source,
)

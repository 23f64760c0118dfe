"""The small contest of the judging tests: blind, with two readers."""

from tests.office.judging.conftest import (  # noqa: F401
    assigned,
    contest,
    entry,
    form,
    lock,
    new_bid,
    reading,
    rubric,
    score,
    settled,
)

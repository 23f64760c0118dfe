"""The shipped Plan, loaded by an editor."""

import pytest

from office.plan.actions import load_plan


@pytest.fixture
def plan(editor):
    return load_plan(by=editor)

"""The principles, and a round's sheet of gates."""

import pytest

from office.principles.actions import load_principles, open_sheet
from tests.people import new_person


@pytest.fixture
def holder(administrator):
    """Makes another person who holds a role."""
    return lambda role: new_person(f"another-{role}", f"Another {role}", role, by=administrator)


@pytest.fixture
def principles(administrator):
    return load_principles(by=administrator)


@pytest.fixture
def sheet(principles, officer):
    return open_sheet(kind="round", by=officer)


@pytest.fixture
def gate(sheet):
    """The gate of CP4, which asks for evidence."""
    return sheet.gates.get(requirement__principle__code="CP4")


@pytest.fixture
def confirm(sheet):
    """The gate of CP5, which asks only to be confirmed."""
    return sheet.gates.get(requirement__principle__code="CP5")

"""Who sees gates."""

import pytest

from office.people.roles import Role
from office.principles.actions import add_evidence
from office.records import sight


@pytest.mark.parametrize(("role", "sees"), [(Role.AUDITOR, True), (Role.COMMISSIONER, True), (Role.PROVIDER, False)])
def test_staff_see_gates_and_their_evidence(role, sees, sheet, gate, officer, holder):
    evidence = add_evidence(gate=gate, text="Figures.", by=officer)
    user = holder(role)
    assert [sight.may_see(user, thing) for thing in (sheet, gate, evidence)] == [sees] * 3


def test_a_stranger_sees_none(sheet, stranger):
    assert not sight.may_see(stranger, sheet)

"""The named people are what their names say."""

import pytest

pytestmark = pytest.mark.django_db


def test_each_has_their_own_standing(officer, finance_1, commissioner, lead, group, colleague, stranger, other_group):
    assert officer.standing.roles == {"officer"}
    assert finance_1.standing.roles == {"finance"}
    assert commissioner.standing.roles == {"commissioner"}
    assert lead.standing.leads == {group.pk}
    assert (colleague.standing.leads, colleague.standing.belongs_to) == (frozenset(), {group.pk})
    assert stranger.standing.leads == {other_group.pk}

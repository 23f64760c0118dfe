"""The chance that grants cost more than there is."""

from office.judging.portfolio import chance_of_overspending

PAST = [(1000_00, 900_00 if one % 2 else 1000_00) for one in range(20)]


def test_it_falls_as_money_grows_and_comes_out_again():
    given = [5000_00] * 10
    money = (44999_00, 47500_00, 49900_00, 50000_00)
    found = [chance_of_overspending(PAST, given, pence, seed=1).chance for pence in money]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1
    assert 0.3 < found[1] < 0.7
    assert found[3] == 0
    assert chance_of_overspending(PAST, given, 47500_00, seed=1).chance == found[1]


def test_too_few_past_grants_cannot_say():
    found = chance_of_overspending(PAST[:9], [5000_00] * 10, 45000_00, seed=1)
    assert found.chance is None
    assert found.cannot == "Cannot estimate: 10 grants must have ended; 9 have."

"""Agreement, beside published worked examples and independent libraries, to four decimals."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare

from office.judging.reliability.agreement import alpha, alpha_interval, intraclass, kendalls_w
from office.judging.reliability.table import table_of

# Shrout and Fleiss 1979, table 2: four judges, six targets.
JUDGES = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float)
# Krippendorff 2011, "Computing Krippendorff's alpha-reliability", part D: four observers, twelve units, gaps.
GAP = np.nan
UNITS = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
    [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
]).T  # fmt: skip


def _pairable(cells):
    return cells[(~np.isnan(cells)).sum(axis=1) >= 2]


def test_intraclass_is_that_of_shrout_and_fleiss():
    found = intraclass(JUDGES)
    assert found.single == pytest.approx(0.2898, abs=5e-5)
    assert found.mean == pytest.approx(0.6201, abs=5e-5)


def test_alpha_is_that_of_krippendorff():
    assert alpha(_pairable(UNITS)) == pytest.approx(0.8491, abs=5e-5)


def test_kendalls_w_is_friedmans_divided_out():
    expected = friedmanchisquare(*JUDGES).statistic / (JUDGES.shape[1] * (JUDGES.shape[0] - 1))
    assert kendalls_w(JUDGES) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=4, max_size=4), min_size=4, max_size=12))
def test_alpha_is_that_of_the_library_with_any_gaps(rows):
    cells = _pairable(np.array(rows, dtype=float))
    values = cells[~np.isnan(cells)]
    if len(cells) < 2 or len(set(values)) < 2:
        return
    expected = krippendorff.alpha(reliability_data=cells.T, level_of_measurement="interval")
    assert alpha(cells) == pytest.approx(expected, abs=1e-9)


def test_the_interval_comes_out_again_from_its_seed_and_holds_alpha():
    cells = _pairable(UNITS)
    low, high = alpha_interval(cells, seed=7)
    assert (low, high) == alpha_interval(cells, seed=7)
    assert (low, high) != alpha_interval(cells, seed=8)
    assert low < alpha(cells) < high <= 1


def test_scores_that_never_differ_say_nothing():
    same = np.full((5, 3), 60.0)
    assert alpha(same) is intraclass(same) is kendalls_w(same) is None


def test_perfect_agreement_is_one():
    cells = np.repeat(np.arange(6.0)[:, None], 3, axis=1)
    found = intraclass(cells)
    assert alpha(cells) == found.single == found.mean == kendalls_w(cells) == pytest.approx(1)


def test_an_empty_cell_is_never_nought():
    table = table_of({1: {8: 60.0, 9: 70.0}, 2: {8: 0.0}})
    assert np.isnan(table.cells[1, 1])
    assert table.cells[1, 0] == 0
    assert not table.is_complete
    assert table.pairable.bids == [1]

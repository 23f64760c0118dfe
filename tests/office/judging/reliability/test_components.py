"""Variance components beside statsmodels, and what designs can bear."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from office.judging.reliability import report_on, table_of
from office.judging.reliability.components import components_of
from office.judging.reliability.readers import readers_of
from office.judging.uncertainty import FEWEST_BIDS


def _scores(bids=24, readers=6, each=3, *, seed=4, severity=6.0, truth=9.0, rest=7.0):
    """A partial design, as a draw of readers makes it."""
    rng = np.random.default_rng(seed)
    harsh, worth = rng.normal(0, severity, readers), rng.normal(0, truth, bids)
    return {
        bid: {
            int(one): round(float(60 + worth[bid] + harsh[one] + rng.normal(0, rest)), 2)
            for one in rng.choice(readers, each, replace=False)
        }
        for bid in range(bids)
    }


def _statsmodels(scores):
    rows = [(bid, reader, given) for bid, own in scores.items() for reader, given in own.items()]
    frame = pd.DataFrame(rows, columns=["bid", "reader", "given"]).assign(one=1)
    parts = {"bid": "0 + C(bid)", "reader": "0 + C(reader)"}
    model = sm.MixedLM.from_formula("given ~ 1", groups="one", vc_formula=parts, re_formula="0", data=frame)
    return model.fit(reml=True, method=["bfgs", "nm"], maxiter=2000)


@pytest.mark.parametrize("seed", [4, 11])
def test_variances_are_those_of_statsmodels(seed):
    scores = _scores(seed=seed)
    ours, theirs = components_of(table_of(scores)), _statsmodels(scores)
    assert ours.of_rest == pytest.approx(theirs.scale, rel=1e-4)
    assert [ours.of_bids, ours.of_readers] == pytest.approx(list(theirs.vcomp), rel=1e-3)
    assert ours.mean == pytest.approx(theirs.fe_params.iloc[0], abs=1e-3)


def test_a_complete_table_gives_the_mean_squares_of_its_analysis_of_variance():
    """In a balanced design REML is the classical estimate, and so the intraclass correlations come out again."""
    scores = _scores(bids=20, readers=5, each=5)
    report = report_on(table_of(scores), seed=1)
    made = report.components
    single = made.of_bids / (made.of_bids + made.of_readers + made.of_rest)
    assert report.intraclass.single == pytest.approx(single, abs=1e-4)
    assert report.intraclass.mean == pytest.approx(made.generalizability(5), abs=1e-4)


def test_a_harsh_reader_shows_and_is_taken_out_of_the_adjusted_rank():
    scores = {bid: {reader: 50.0 + bid + (-20 if reader == 0 else 0) for reader in (bid % 5, (bid + 1) % 5)}
              for bid in range(25)}  # fmt: skip
    table = table_of(scores)
    harshest = min(readers_of(table), key=lambda one: one.severity)
    assert (harshest.reader, harshest.severity) == (0, pytest.approx(-20))
    adjusted = components_of(table).bids
    assert sorted(adjusted, key=adjusted.__getitem__) == list(range(25))


def test_no_severity_at_all_is_nought():
    assert (
        components_of(table_of({bid: {1: bid * 4.0, 2: bid * 4.0 + 1, 3: bid * 4.0} for bid in range(9)})).of_readers
        < 1
    )


CANNOT = "They cannot be estimated, and the report says why."


@pytest.mark.parametrize(
    ("scores", "figure", "why"),
    [
        ({1: {1: 5.0}, 2: {2: 4.0}}, "alpha", "At least 3 bids must have two readers; 0 have."),
        (_scores(), "intraclass", "Not every reader read every bid."),
        ({bid: {0 if bid < 4 else 2: 5.0, 1 if bid < 4 else 3: 4.0 + bid} for bid in range(8)}, "components",
         "The readers fall into 2 groups that share no bid, so they cannot be compared."),
        ({bid: {1: 60.0, 2: 60.0} for bid in range(5)}, "alpha", "Every score is the same."),
        (_scores(), "adjusted", "It was not announced before the scoring that scores would be adjusted."),
        (_scores(bids=6, each=2), "adjusted", "Every reader must read at least 8 bids; one read 2."),
    ],
)  # fmt: skip
def test_what_cannot_be_estimated_says_why(scores, figure, why):
    assert why in report_on(table_of(scores), seed=1).cannot[figure], CANNOT


def test_a_registered_sound_design_may_adjust_and_a_panel_of_districts_may_not():
    scores = _scores(bids=40, readers=6, each=3)
    mixed = {bid: {"leeds" if bid % 2 else "kirklees"} for bid in scores}
    assert report_on(table_of(scores), seed=1, registered=True, places=mixed).can_adjust
    one_each = {bid: dict(zip((bid % 2 * 3, bid % 2 * 3 + 1), own.values(), strict=False))
                for bid, own in scores.items()}  # fmt: skip
    report = report_on(table_of(one_each), seed=1, registered=True, places=mixed)
    assert not report.can_adjust
    assert any("one district only" in why for why in report.cannot["adjusted"])


def test_the_two_limits_say_the_same():
    assert FEWEST_BIDS == 3

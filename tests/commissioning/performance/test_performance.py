"""Measures, the five ratings, promises kept, and reports counted from their rows."""

import datetime as dt
from decimal import Decimal

import pytest

from commissioning.performance.actions import agree_kpi, dispute_figure, send_service_report, write_promise
from commissioning.performance.models import Figure, Kpi
from commissioning.performance.queries import accepted_reports, promises_kept, scorecard
from commissioning.performance.rules import rating_of
from commissioning.performance.states import Rating
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import evaluating, story

QUARTERS = [(dt.date(2020, 1, 1), dt.date(2020, 3, 31)), (dt.date(2020, 4, 1), dt.date(2020, 6, 30)),
            (dt.date(2020, 7, 1), dt.date(2020, 9, 30))]  # fmt: skip


@pytest.fixture
def kpi(contract, officer):
    return agree_kpi(contract=contract, name="People helped", unit="people", target=Decimal(100), by=officer)


@pytest.fixture
def promise(contract, officer):
    return write_promise(contract=contract, kind="jobs", text="Local jobs", promised=Decimal(4), by=officer)


def sent(contract, by, value, quarter=0, **more):
    first, last = QUARTERS[quarter]
    figures = {one.pk: Decimal(value) for one in contract.kpis.all()}
    return send_service_report(contract=contract, first=first, last=last, figures=figures, by=by, **more)


@pytest.mark.parametrize(
    ("value", "rating"),
    [("100", "good"), ("99.99", "approaching"), ("90", "approaching"), ("89.99", "improve"), ("75", "improve"),
     ("74.99", "inadequate"), ("0", "inadequate"), (None, "other")],
)  # fmt: skip
def test_the_five_ratings_against_a_target(value, rating):
    kpi = Kpi(target=Decimal(100))
    assert rating_of(kpi, None if value is None else Decimal(value)) == rating


def test_where_less_is_better_the_target_is_a_ceiling():
    kpi = Kpi(target=Decimal(10), lower_is_better=True)
    assert [rating_of(kpi, Decimal(one)) for one in ("0", "10", "11", "13", "17")] == [
        Rating.GOOD, Rating.GOOD, Rating.APPROACHING, Rating.IMPROVE, Rating.INADEQUATE
    ]  # fmt: skip


def test_a_figure_counts_once_its_report_is_accepted(contract, kpi, officer, provider):
    report = sent(contract, provider, "95")
    assert (scorecard(contract)[0].last, scorecard(contract)[0].rating) == (None, Rating.OTHER)
    take(report, "accept", by=officer)
    assert (scorecard(contract)[0].last.value, scorecard(contract)[0].rating) == (95, Rating.APPROACHING)


def test_a_disputed_figure_is_flagged_and_says_nothing(contract, kpi, promise, officer, provider):
    report = sent(contract, provider, "100", delivered={promise.pk: Decimal(3)})
    take(report, "accept", by=officer)
    for figure in report.figures.all():
        dispute_figure(figure=figure, reason="Counted twice.", by=officer)
    assert scorecard(contract)[0].rating == Rating.OTHER
    assert promises_kept(contract)[0].delivered == 0
    with pytest.raises(Forbidden):
        dispute_figure(figure=Figure.objects.first(), reason="R", by=provider)


def test_what_was_promised_and_what_was_delivered(contract, kpi, promise, officer, provider):
    for quarter, jobs in enumerate(("1", "1.5")):
        take(sent(contract, provider, "100", quarter, delivered={promise.pk: Decimal(jobs)}), "accept", by=officer)
    sent(contract, provider, "100", 2, delivered={promise.pk: Decimal(1)})  # not read yet
    (kept,) = promises_kept(contract)
    assert (kept.delivered, kept.percent) == (Decimal("2.5"), 62)


def test_accepted_reports_are_counted_from_their_rows(contract, kpi, officer, provider):
    type(contract).objects.update(accepted_reports=2)
    contract.refresh_from_db()
    for quarter in (0, 1):
        take(sent(contract, provider, "90", quarter), "accept", by=officer)
    returned = sent(contract, provider, "90", 2)
    take(returned, "send_back", by=officer, reason="The figure is last year's.")
    assert accepted_reports(contract) == 4
    sent(contract, provider, "91", 2)  # sent back, so it may be sent anew
    assert accepted_reports(contract) == 4


def test_four_accepted_rows_let_a_service_be_called_successful(office, contract, kpi, provider):
    cycle = story.started(office.officer, "recommission", contract.service)
    type(contract).objects.update(accepted_reports=1)
    for quarter in (0, 1):
        take(sent(contract, provider, "100", quarter), "accept", by=office.officer)
    last = sent(contract, provider, "100", 2)
    with pytest.raises(Refused, match="takes 4 accepted reports; there are 3"):
        story.planned(cycle, office.officer, "as_is")
    take(last, "accept", by=office.officer)
    cycle.refresh_from_db()
    take(cycle, "consult", by=office.officer)


def test_a_report_has_every_figure_days_that_are_over_and_no_others_days(contract, kpi, provider):
    with pytest.raises(Refused, match="Give the figure: People helped"):
        send_service_report(contract=contract, first=QUARTERS[0][0], last=QUARTERS[0][1], figures={}, by=provider)
    with pytest.raises(Refused, match="days that are over"):
        send_service_report(contract=contract, first=story.TODAY, last=story.TODAY + dt.timedelta(days=1),
                            figures={kpi.pk: Decimal(1)}, by=provider)  # fmt: skip
    sent(contract, provider, "1")
    with pytest.raises(Refused, match="a report on some of these days"):
        sent(contract, provider, "2")


def test_only_the_provider_and_officers_report(contract, kpi, administrator, legal):
    rival = evaluating.bidder(administrator, "Dale Advocacy", "rival")[1]
    for who in (rival, legal):
        with pytest.raises(Forbidden):
            sent(contract, who, "1")


def test_from_the_providers_page_to_the_officers_scorecard(sign_in, client, contract, kpi, promise, officer, provider):
    here, there = (f"/portal/{folder}/{contract.reference}/"
                   for folder in ("providers/contracts", "officers/commissioning/contracts"))  # fmt: skip
    client.force_login(provider)
    days = {"first-day": "1", "first-month": "7", "first-year": "2020", "last-day": "30", "last-month": "9",
            "last-year": "2020"}  # fmt: skip
    refused = client.post(f"{here}report/", {**days, f"kpi-{kpi.pk}": "many"})
    assert refused.status_code == 422
    assert "Enter a figure" in refused.content.decode()
    said = {**days, f"kpi-{kpi.pk}": "88", f"promise-{promise.pk}": "1", "words": "A calm quarter."}
    assert client.post(f"{here}report/", said).status_code == 302
    report = contract.service_reports.get()
    client.logout()
    office = sign_in(officer)
    assert "A calm quarter." in office.get(there).content.decode()
    office.post(f"{there}reports/{report.pk}/steps/accept/", {"version": report.version})
    page = office.get(there).content.decode()
    assert "Requires improvement" in page
    assert "1 (25%)" in page
    figure = report.figures.get(kpi=kpi)
    assert office.post(f"{there}figures/{figure.pk}/dispute/", {"reason": "Counted twice."}).status_code == 302
    assert "(disputed)" in office.get(there).content.decode()
    assert office.post(f"{there}measures/", {"name": "Waits", "target": "10", "unit": "days",
                                             "lower_is_better": "on"}).status_code == 302  # fmt: skip
    assert (
        office.post(f"{there}promises/", {"kind": "wage", "text": "Living Wage", "promised": "12"}).status_code == 302
    )
    assert (contract.kpis.count(), contract.promises.count()) == (2, 2)

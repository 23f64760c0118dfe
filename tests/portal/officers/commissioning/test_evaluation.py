"""An officer runs an evaluation from its page; the price is on no page until the prices are opened."""

import pytest

from office.people.interests.actions import register_interest
from office.records.steps import take
from tests.commissioning import evaluating, story
from tests.commissioning.tenders.test_evaluation import rivals, tender  # noqa: F401 (two bids, opened)

AT = "/portal/officers/commissioning/tenders/"


@pytest.fixture
def at(tender):  # noqa: F811
    return f"{AT}{tender.reference}/"


def text_of(response):
    return response.content.decode()


def test_from_the_draw_to_the_list(sign_in, tender, at, office, assessors, provider_organisation, rivals):  # noqa: F811
    client, contest = sign_in(office.officer), tender.contest
    assert f"{at}evaluation/" in text_of(client.get(at))
    take(contest, "start_reading", by=office.officer)
    drawn = client.post(f"{at}evaluation/draw/", {"readers": [one.pk for one in assessors], "seed": "1"})
    assert drawn["Location"] == f"{at}evaluation/"
    assert "2 bids have all readers" in text_of(client.get(f"{at}evaluation/"))
    client.post(f"{at}evaluation/give-out/")
    evaluating.scored(declared(contest, assessors), {provider_organisation: 4, rivals[0]: 3})
    contest.refresh_from_db()
    client.post(f"{at}evaluation/steps/rank/", {"version": contest.version})
    before = text_of(client.get(f"{at}evaluation/"))
    assert "Quality 80.00%" in before
    assert "480,000" not in before
    client.post(f"{at}steps/open_prices/", {"version": tender.version})
    page = text_of(client.get(f"{at}evaluation/"))
    assert "81.00" in page
    assert "£400,000" in page
    form = text_of(client.get(f"{at}steps/recommend/"))
    assert 'value="480,000' in form


def declared(contest, assessors):
    for reader in assessors:
        evaluating.declare_for_groups(contest=contest, interests={}, by=reader)
    return contest


def test_a_bid_is_read_without_its_price_until_prices_are_open(
    sign_in, tender, at, office, assessors, provider_organisation, rivals  # noqa: F811
):  # fmt: skip
    client = sign_in(office.officer)
    page = f"{at}bids/{tender.bids.get(organisation=rivals[0]).reference}/"
    sealed = text_of(client.get(page))
    assert "The price is sealed" in sealed
    assert "400,000" not in sealed
    evaluating.listed(tender, office.officer, assessors, {provider_organisation: 4, rivals[0]: 3})
    assert "£400,000" in text_of(client.get(page))


def test_readers_who_differ_are_moderated_on_the_page(sign_in, tender, at, office, assessors, rivals):  # noqa: F811
    contest = evaluating.given_out(tender, office.officer, assessors)
    bid = tender.bids.get(organisation=rivals[0])
    for points, sheet in zip((1, 5, 5), bid.submission.entry.assessments.order_by("pk"), strict=True):
        for criterion in contest.rubric.criteria.all():
            evaluating.save_score(assessment=sheet, criterion=criterion, points=points, by=sheet.assessor,
                                  reason=evaluating.REASON)  # fmt: skip
        take(sheet, "lock", by=sheet.assessor)
    client, page = sign_in(office.officer), f"{at}bids/{bid.reference}/moderate/"
    assert page in text_of(client.get(f"{at}evaluation/"))
    assert "Readers gave 1, 5, 5" in text_of(client.get(page))
    said = dict.fromkeys((one.code for one in contest.rubric.criteria.all()), "4")
    assert client.post(page, {**said, "note": ""}).status_code == 422
    client.post(page, {**said, "note": "We read the plan again together."})
    bid.submission.entry.refresh_from_db()
    assert (bid.submission.entry.state, bid.submission.entry.percent) == ("settled", 80)
    assert client.get(page).status_code == 404


def test_an_officer_with_an_interest_in_a_bidder_runs_no_evaluation(sign_in, tender, at, office, rivals):  # noqa: F811
    register_interest(user=office.officer, organisation=rivals[0], kind="family", note="", by=office.legal)
    assert sign_in(office.officer).get(f"{at}evaluation/").status_code == 403


def test_the_chosen_bid_leads_to_its_standstill(sign_in, tender, at, office, assessors,  # noqa: F811
                                               provider_organisation, rivals):  # noqa: F811  # fmt: skip
    evaluating.listed(tender, office.officer, assessors, {provider_organisation: 4, rivals[0]: 3})
    story.awarded(office, tender, provider_organisation, price_pence=480_000_00)
    assert "Standstill" in text_of(sign_in(office.officer).get(at))

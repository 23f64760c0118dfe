"""A provider bids: asks, writes, sends and takes back; what comes late is refused and kept; nobody else gets in."""

import json
from pathlib import Path

import pytest

from commissioning.services.actions import register_service
from commissioning.tenders.actions import close_due_tenders
from commissioning.tenders.loading import load_tender_data
from commissioning.tenders.models import Bid, Clarification
from office.judging.models import Rubric
from office.people.organisations.actions import register_organisation
from office.people.roles import Role
from office.principles.actions import load_principles
from office.records import clock
from office.records.steps import Forbidden, take
from office.submissions.actions import keep_aside, save_answers
from office.submissions.queries import published
from tests import factories
from tests.commissioning import story
from tests.people import new_person

TENDERS = "/portal/providers/tenders/"
LATE = {"what_we_did-text": "Six district teams.", "what_we_did-revision": "1"}


@pytest.fixture(autouse=True)
def in_november(db):
    with clock.set_to(clock.in_london(story.TODAY)):
        yield


@pytest.fixture(autouse=True)
def principles(in_november, administrator):
    return load_principles(by=administrator)


@pytest.fixture
def tender(office):
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    return take(story.tendered(office, cycle), "go_live", by=office.officer)


@pytest.fixture
def bid(tender, provider, provider_organisation):
    return story.bidding(tender, provider_organisation, provider)


def test_the_form_that_ships_has_its_price_apart_and_the_criteria_it_is_judged_on(administrator):
    load_tender_data(by=administrator)
    load_tender_data(by=administrator)
    form, rubric = published("tender-bid"), Rubric.objects.get(code="tender-quality")
    asked = {one.code: one for one in form.questions.all()}
    assert [code for code, one in asked.items() if one.part == "price"] == ["price"]
    served = {one.criterion for one in asked.values() if one.criterion}
    assert served == {one.code for one in rubric.criteria.all()}
    assert sum(one["weight"] for one in json.loads(
        Path("commissioning/tenders/data/rubric-1.json").read_text(encoding="utf-8"))["criteria"]) == 100  # fmt: skip


def test_a_provider_asks_starts_sends_and_takes_back(client, tender, provider, provider_organisation):
    client.force_login(provider)
    own = {"organisation": provider_organisation.pk}
    assert tender.title in client.get(TENDERS).content.decode()
    at = f"{TENDERS}{tender.reference}/"
    assert client.post(f"{at}question/", {**own, "question": "Is TUPE due?"}).status_code == 302
    assert Clarification.objects.get().asked_by == provider_organisation
    assert client.post(f"{at}start/", own).status_code == 302
    bid = Bid.objects.get()
    here = f"/portal/providers/bids/{bid.reference}/"
    assert client.post(f"{here}send/", {"version": bid.version}).status_code == 422  # nothing is written yet
    assert client.get(f"{here}sections/1/").status_code == 200
    save_answers(submission=bid.submission, given=factories.REPORT, by=provider)
    assert client.post(f"{here}send/", {"version": bid.version}).status_code == 302
    assert "Take it back" in client.get(here).content.decode()
    bid.refresh_from_db()
    assert bid.state == "sent"
    assert client.post(f"{here}take-back/", {"version": bid.version}).status_code == 302
    bid.refresh_from_db()
    assert bid.state == "withdrawn"


def test_late_words_are_refused_and_kept_and_a_late_bid_is_not_sent(client, tender, bid, provider):
    client.force_login(provider)
    here = f"/portal/providers/bids/{bid.reference}/"
    with clock.set_to(tender.closes_at):
        client.force_login(provider)
        answer = client.post(f"{here}sections/1/", LATE)
        assert answer.status_code == 410
        assert "closing time has passed" in answer.content.decode()
        assert client.post(f"{here}send/", {"version": bid.version}).status_code == 422
        close_due_tenders()
        shown = client.get(here).content.decode()
    assert "Six district teams." in shown
    assert "Typed too late" in shown
    bid.refresh_from_db()
    assert (bid.state, bid.submission.answers.filter(text="Six district teams.").count()) == ("not_sent", 0)


def test_no_officer_writes_in_a_sealed_bid_as_they_may_in_an_application(bid, office, provider):
    """The officer knows the row's key, and still gets nothing done."""
    for deed in (save_answers, keep_aside):
        with pytest.raises(Forbidden):
            deed(submission=bid.submission, given=factories.REPORT, by=office.officer)
    save_answers(submission=bid.submission, given=factories.REPORT, by=provider)
    bid.submission.is_sealed = False
    save_answers(submission=bid.submission, given=factories.REPORT, by=office.officer)


def test_no_page_of_another_provider_says_that_there_is_a_bid(client, bid, administrator):
    """Every page and deed of a bid, asked for by another provider: as if there were none."""
    rival = new_person("rival", "Another provider", Role.PROVIDER, by=administrator)
    register_organisation(name="Rival Care", kind="charity", lead=rival, by=rival, phone_on_file="01924 960001")
    client.force_login(rival)
    assert "BID-" not in client.get(TENDERS).content.decode()
    for page in ("", "sections/1/", "versions/1/", "check/", "send/", "take-back/"):
        assert client.get(f"/portal/providers/bids/{bid.reference}/{page}").status_code in (403, 404)
        assert client.post(f"/portal/providers/bids/{bid.reference}/{page}").status_code in (403, 404)

"""Steps call for notices; the next step waits where it must; the award notice sets the standstill."""

import datetime as dt

import pytest

from commissioning.notices.models import Notice
from commissioning.services.actions import propose_variation, register_service
from commissioning.services.models import Contract
from commissioning.tenders.actions import record_publication
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import story

LARGE = 700_000_00
ONE_DAY = dt.timedelta(days=1)


def on(day):
    return clock.set_to(clock.in_london(day))


@pytest.fixture
def cycle(office):
    return story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))


@pytest.fixture
def direct(office, cycle):
    """A direct award above the threshold, recommended."""
    return story.tendered(office, cycle, route="direct_award", closes_at=None, question_set=None, budget_pence=LARGE)


@pytest.fixture
def awarded(office, direct, provider_organisation):
    with pytest.raises(Refused, match="Publish the transparency notice"):
        story.awarded(office, direct, provider_organisation, price_pence=LARGE)
    direct.refresh_from_db()
    record(direct, "UK5", office, published_on=clock.today(), reference="2020/S 000-000001")
    return signed_award(office, direct)


def signed_award(office, tender):
    story.factories.signed(office, story.draft_award_decision(tender=tender, by=office.officer))
    tender.refresh_from_db()
    return tender


def record(thing, code, office, **said):
    return record_publication(notice=thing.notices.get(code=code), by=office.officer, **said)


def test_no_contract_before_the_award_notice_and_its_standstill(office, awarded):
    with on(awarded.standstill_ends_on + ONE_DAY), pytest.raises(Refused, match="Publish the contract award notice"):
        take(awarded, "issue_contract", by=office.officer)
    published = clock.today() + 2 * ONE_DAY
    with on(published):
        record(awarded, "UK6", office, published_on=published, reference="2020/S 000-000002")
    awarded.refresh_from_db()
    assert (awarded.notice_on, awarded.standstill_ends_on) == (dt.date(2020, 11, 25), dt.date(2020, 12, 4))
    with on(awarded.standstill_ends_on), pytest.raises(Refused, match="standstill runs until the end of"):
        take(awarded, "issue_contract", by=office.officer)
    with on(awarded.standstill_ends_on + ONE_DAY):
        take(awarded, "issue_contract", by=office.officer)


def test_signing_makes_the_tasks_of_publication(office, awarded, provider):
    record(awarded, "UK6", office, published_on=clock.today(), reference="2020/S 000-000002")
    with on(dt.date(2020, 12, 21)):
        awarded.refresh_from_db()
        take(awarded, "issue_contract", by=office.officer)
        contract = Contract.objects.get()
        take(contract, "sign_for_provider", by=provider, name="Jo Provider")
        assert contract.notices.count() == 0
        take(contract, "sign_for_office", by=office.officer)
        found = [(one.code, one.due_on) for one in contract.notices.all()]
    assert found == [("COPY", dt.date(2021, 1, 21)), ("UK7", dt.date(2021, 4, 20))]


def test_a_contract_that_was_not_procured_here_calls_for_nothing(contract):
    assert Notice.objects.count() == 0
    assert contract.state == "live"


def test_a_change_of_an_ordinary_contract_is_announced_before_it_is_signed(office, contract, provider):
    Contract.objects.update(route_code="tender", is_light_touch=False)
    contract.refresh_from_db()
    change = propose_variation(contract=contract, cause="need", reason="More.", ground="additional",
                               value_change_pence=1_000_00, effective_on=story.TODAY, by=office.officer)  # fmt: skip
    decision = story.factories.signed(office)
    type(change).objects.update(decision=decision)
    change.refresh_from_db()
    take(change, "agree", by=decision)
    take(change, "sign_deed_for_provider", by=provider, name="Jo Provider")
    with pytest.raises(Refused, match="Publish the contract change notice"):
        take(change, "sign_deed_for_office", by=office.officer)
    record(contract, "UK10", office, published_on=clock.today(), reference="2020/S 000-000003")
    take(change, "sign_deed_for_office", by=office.officer)


def test_a_record_has_its_day_and_number_or_its_reason_and_stays(office, direct, provider_organisation, legal):
    with pytest.raises(Refused):
        story.awarded(office, direct, provider_organisation, price_pence=LARGE)
    notice = direct.notices.get(code="UK5")
    for said, words in (
        ({}, "Enter the day it was published"),
        ({"published_on": clock.today()}, "Enter the number"),
        ({"published_on": clock.today() + ONE_DAY, "reference": "1"}, "cannot lie in the future"),
    ):
        with pytest.raises(Refused, match=words):
            record_publication(notice=notice, by=office.officer, **said)
    with pytest.raises(Forbidden):
        record_publication(notice=notice, by=legal, not_needed_because="User choice.")
    record_publication(notice=notice, by=office.officer, not_needed_because="User choice contract.")
    with pytest.raises(Refused, match="recorded already"):
        record_publication(notice=notice, by=office.officer, not_needed_because="Again.")
    direct.refresh_from_db()
    assert signed_award(office, direct).state == "standstill"


def test_an_officer_records_it_on_its_page(sign_in, office, direct, provider_organisation):
    with pytest.raises(Refused):
        story.awarded(office, direct, provider_organisation, price_pence=LARGE)
    notice, client = direct.notices.get(code="UK5"), sign_in(office.officer)
    at = f"/portal/officers/commissioning/notices/{notice.pk}/"
    assert at in client.get("/portal/officers/commissioning/notices/").content.decode()
    assert at in client.get(f"/portal/officers/commissioning/tenders/{direct.reference}/").content.decode()
    assert client.post(at, {}).status_code == 422
    day = {"published_on-day": "23", "published_on-month": "11", "published_on-year": "2020"}
    assert client.post(at, {**day, "reference": "2020/S 000-000009"}).status_code == 302
    read = client.get(f"/portal/officers/commissioning/tenders/{direct.reference}/")
    assert "2020/S 000-000009" in read.content.decode()
    assert "No notice is due" in client.get("/portal/officers/commissioning/notices/").content.decode()

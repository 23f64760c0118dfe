"""A provider's first page and agreements."""

import datetime as dt

import pytest

from office.people.appointments.actions import give_role
from office.people.standing import forget
from office.records import clock
from office.records.steps import take
from tests.factories import agreed

pytestmark = pytest.mark.django_db
FRONT = "/portal/providers/"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def running(at_noon, office, administrator, provider, provider_organisation):
    """A service that has started, its first report not due yet."""
    agreement = agreed(office, administrator, provider_organisation, provider)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        yield take(agreement, "start", by=office.officer)


def test_what_was_agreed_is_owed_and_is_to_come(sign_in, running, provider):
    page = text_of(sign_in(provider).get(FRONT))
    assert page.count("<h1") == 1
    for words in (
        "AWD-24-001",
        "£6,000",
        "Mid-point report",
        f"/portal/applicants/reports/PR-{running.reference}-MID/",
    ):
        assert words in page


def test_one_agreement_is_read_whole(sign_in, running, provider):
    page = text_of(sign_in(provider).get(f"{FRONT}agreements/{running.reference}/"))
    for words in (
        "Fewer calls from the park on Fridays",
        "Keep two adults at every session.",
        "£4,800",
        "Final report",
    ):
        assert words in page


def test_another_providers_agreement_is_not_there(sign_in, running, administrator, officer, lead):
    give_role(user=lead, role="provider", by=administrator)
    forget(lead)
    client = sign_in(lead)
    assert client.get(f"{FRONT}agreements/{running.reference}/").status_code == 404
    assert "Nothing is agreed yet" in text_of(client.get(FRONT))
    assert sign_in(officer).get(FRONT).status_code == 403


def test_the_page_asks_the_same_number_of_questions(
    sign_in, at_noon, office, administrator, provider, provider_organisation, django_assert_max_num_queries
):
    for number in range(8):
        agreed(office, administrator, provider_organisation, provider, label=f"AWD-24-{number:03}")
    client = sign_in(provider)
    with django_assert_max_num_queries(12):
        assert "AWD-24-007" in text_of(client.get(FRONT))

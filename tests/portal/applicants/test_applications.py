"""The task list, the check, sending, and what is shown after the close."""

import datetime as dt

import pytest

from grants.applications.actions import start_application
from grants.applications.models import Application
from office.people.organisations.actions import register_organisation
from office.records import clock
from office.records.steps import take
from office.submissions.models import Receipt
from tests.grants.conftest import CLOSES

DASHBOARD = 11  # queries


def text(response):
    return response.content.decode()


def test_the_task_list_shows_each_section_and_what_is_left(as_lead, draft, address):
    page = text(as_lead.get(address()))
    assert page.count("<h1") == 1
    assert "1 of 16 tasks done" in page
    assert page.count("Not started") == 15
    assert "Check what is left" in page


def test_when_all_is_written_it_is_ready_to_send(as_lead, written, address):
    page = text(as_lead.get(address()))
    assert "16 of 16 tasks done" in page
    assert "Nothing is in the way." in page


def test_the_task_list_costs_few_queries(as_lead, written, address, django_assert_max_num_queries):
    as_lead.get(address())
    with django_assert_max_num_queries(26):
        as_lead.get(address())


@pytest.mark.parametrize("rest", ["", "check/", "sections/1/", "sent/", "steps/withdraw/"])
def test_a_stranger_learns_nothing(sign_in, stranger, other_group, written, address, rest):
    assert sign_in(stranger).get(address(rest)).status_code == 404


def test_an_officer_has_other_pages(sign_in, officer, written, address):
    assert sign_in(officer).get(address()).status_code == 404


def test_an_unknown_reference_is_a_plain_404(as_lead, draft):
    assert as_lead.get("/portal/applicants/applications/SCF-99-999/").status_code == 404


def test_the_check_shows_every_answer_with_a_link_to_change_it(as_lead, written, address):
    page = text(as_lead.get(address("check/")))
    assert page.count("Change<span") == 21
    assert "Friday Lights" in page
    assert 'href="/portal/applicants/applications/SCF-24-001/sections/1/?from=check#q01"' in page


def test_sending_gives_the_reference_and_one_receipt(as_lead, written, address):
    response = as_lead.post(address("submit/"), {"version": written.version}, follow=True)
    assert "We have your application" in text(response)
    assert "SCF-24-001" in text(response)
    assert Receipt.objects.count() == 1


def test_sent_twice_it_was_sent_once(as_lead, written, address):
    for _ in range(3):
        response = as_lead.post(address("submit/"), {"version": written.version}, follow=True)
        assert "We have your application" in text(response)
    assert Receipt.objects.count() == 1


def test_an_unfinished_one_is_refused_with_a_link_to_each_question(as_lead, draft, address):
    response = as_lead.post(address("submit/"), {"version": draft.version})
    assert response.status_code == 422
    assert "There is a problem" in text(response)
    assert 'sections/1/?from=check#q01"' in text(response)
    assert Application.objects.get().state == "draft"


def test_a_member_reads_it_through_but_does_not_send(sign_in, colleague, written, address):
    client = sign_in(colleague)
    assert "Ask Group lead" in text(client.get(address("check/")))
    assert client.post(address("submit/"), {"version": written.version}).status_code == 404
    assert Application.objects.get().state == "draft"


def test_taken_back_before_the_close_it_can_be_changed(as_lead, written, lead, address):
    take(written, "submit", by=lead)
    page = text(as_lead.get(address()))
    assert "Take it back to change it" in page
    as_lead.post(address("steps/reopen/"), {"version": written.version})
    assert Application.objects.get().state == "draft"
    assert as_lead.get(address("sections/1/")).status_code == 200


def test_withdrawn_it_can_still_be_read(as_lead, written, address):
    response = as_lead.post(address("steps/withdraw/"), {"version": written.version, "reason": "No time"}, follow=True)
    assert Application.objects.get().state == "withdrawn"
    assert "Friday Lights" in text(response)


def test_after_the_close_every_word_is_there_to_read(as_lead, written, address):
    with clock.set_to(CLOSES + dt.timedelta(minutes=1)):
        response = as_lead.get(address())
        page = text(response)
        assert "This application was not sent" in page
        assert "Every word is kept" in page
        assert "We will open the hall on Fridays." in page
        assert as_lead.get(address("sections/1/")).status_code == 302
        assert as_lead.get(address("check/")).status_code == 302
        response = as_lead.post(address("submit/"), {"version": written.version})
        assert response.status_code == 422
        assert "closed at 12 noon" in text(response)


def test_the_dashboard_leads_to_the_draft_and_to_the_open_round(as_lead, draft):
    page = text(as_lead.get("/portal/applicants/"))
    assert "/portal/applicants/applications/SCF-24-001/" in page
    assert "/portal/applicants/apply/safer-communities-fund/round-24/" in page


@pytest.mark.parametrize("many", [1, 30])
def test_the_dashboard_costs_the_same_with_one_bid_and_with_thirty(
    as_lead, draft, opened, pot, lead, many, django_assert_num_queries
):
    for number in range(1, many):
        group = register_organisation(name=f"Group {number}", lead=lead, by=lead, phone_on_file="1", committee_size=4)
        start_application(round=opened, pot=pot, organisation=group, by=lead)
    as_lead.get("/portal/applicants/")
    with django_assert_num_queries(DASHBOARD):
        assert text(as_lead.get("/portal/applicants/")).count("<b>Finish") == min(many, 25)


def test_a_get_changes_nothing(as_lead, written, address):
    before = Application.objects.values().get()
    for rest in ("", "check/", "sections/1/", "submit/", "steps/withdraw/"):
        as_lead.get(address(rest))
    assert Application.objects.values().get() == before

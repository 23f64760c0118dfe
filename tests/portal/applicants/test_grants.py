"""The group's side of a grant: accepting, bank details, papers, and reports from due to accepted."""

import datetime as dt

import pytest

from office.agreements.models import Agreement, BankAccount, ProgressReport
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take
from office.submissions.actions import save_answers
from office.submissions.queries import answers_by_code
from tests.factories import agreed, offered, reported
from tests.office.records.uploads import pdf, upload
from tests.people import joined

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def text(response):
    return response.content.decode()


@pytest.fixture
def at_preparation():
    """These stories are told on another day than those of a round."""


@pytest.fixture
def offer(office, administrator, group):
    return offered(office, administrator, group)


@pytest.fixture
def running(office, administrator, group, lead):
    return take(agreed(office, administrator, group, lead), "start", by=THE_CLOCK)


@pytest.fixture
def report(running):
    return running.reports.get(kind="mid_point")


def page(agreement, rest=""):
    return f"/portal/applicants/grants/{agreement.reference}/{rest}"


def test_the_lead_reads_the_agreement_and_accepts_by_typing_a_name(as_lead, offer):
    assert "Accept the offer" in text(as_lead.get(page(offer)))
    for rest in ("papers/agreement/", "papers/offer/"):
        assert text(as_lead.get(page(offer, rest))).count("<h1") == 1
    assert as_lead.get(page(offer, "papers/agreement.pdf")).content[:5] == b"%PDF-"
    refused = as_lead.post(page(offer, "accept/"), {"version": offer.version, "name": ""})
    assert refused.status_code == 422
    as_lead.post(page(offer, "accept/"), {"version": offer.version, "name": "Group lead"})
    assert Agreement.objects.get().accepted_name == "Group lead"


def test_a_member_reads_and_does_not_accept(sign_in, offer, colleague):
    client = sign_in(colleague)
    assert client.get(page(offer)).status_code == 200
    assert client.post(page(offer, "accept/"), {"version": offer.version, "name": "Me"}).status_code == 404
    assert client.get(page(offer, "bank/")).status_code == 404
    assert Agreement.objects.get().state == "offered"


@pytest.mark.parametrize("rest", ["", "accept/", "bank/", "papers/agreement/", "papers/agreement.pdf"])
def test_a_stranger_learns_nothing_of_a_grant(sign_in, stranger, other_group, offer, rest):
    assert sign_in(stranger).get(page(offer, rest)).status_code == 404


@pytest.mark.parametrize("name", ["nothing", "payment-1", "payment-x", "payment-99999"])
def test_a_paper_that_is_not_there_is_a_plain_404(as_lead, offer, name):
    assert as_lead.get(page(offer, f"papers/{name}/")).status_code == 404


def test_bank_details_are_kept_and_shown_by_their_end_alone(as_lead, offer):
    said = {"account_name": "Beckside Youth Club", "sort_code": "08-99-99", "account_number": "66374958"}
    response = as_lead.post(page(offer, "bank/"), {**said, "letter": upload("letter.pdf", pdf())}, follow=True)
    assert "••••4958" in text(response)
    assert "66374958" not in text(response)
    assert BankAccount.objects.get().evidence is not None


@pytest.mark.parametrize(("field", "typed", "words"), [
    ("account_name", "", "Enter the name on the account"),
    ("sort_code", "12", "6 digits"),
    ("account_number", "eight", "8 digits"),
    ("account_number", "1" * 30, "digits only"),
])  # fmt: skip
def test_wrong_bank_details_are_refused_beside_their_field(as_lead, offer, field, typed, words):
    said = {"account_name": "Beckside <b>", "sort_code": "08-99-99", "account_number": "66374958", field: typed}
    response = as_lead.post(page(offer, "bank/"), said)
    assert response.status_code == 422
    assert words in text(response)
    assert not BankAccount.objects.exists()


def test_a_disguised_bank_letter_is_refused_and_nothing_is_kept(as_lead, offer):
    said = {"account_name": "Beckside", "sort_code": "089999", "account_number": "66374958"}
    response = as_lead.post(page(offer, "bank/"), {**said, "letter": upload("letter.pdf", b"MZ\x90\x00 not a pdf")})
    assert response.status_code == 422
    assert "its content is something else" in text(response)
    assert not BankAccount.objects.exists()


def test_the_dashboard_shows_the_offer_and_the_reports(as_lead, running, report):
    with clock.set_to(clock.in_london(report.due_on - dt.timedelta(days=10), 9)):
        shown = text(as_lead.get("/portal/applicants/"))
    assert page(running) in shown
    assert f"/portal/applicants/reports/{report.reference}/" in shown


def test_a_report_is_written_sent_returned_and_accepted(as_lead, office, lead, report):
    home = f"/portal/applicants/reports/{report.reference}/"
    assert text(as_lead.get(home)).count("<h1") == 1
    response = as_lead.post(f"{home}sections/1/", {"what_we_did-text": "Ten sessions.", "what_we_did-revision": 0})
    assert response.status_code == 302
    assert answers_by_code(report.submission)["what_we_did"].text == "Ten sessions."
    response = as_lead.post(f"{home}submit/", {"version": report.version})
    assert response.status_code == 422
    assert f'href="{home}sections/' in text(response)
    with clock.set_to(clock.in_london(report.due_on, 9)):
        reported(report, lead)
        assert "Ten sessions" in text(as_lead.get(home)) or "With us" in text(as_lead.get(home))
        take(report, "send_back", by=office.officer, reply="How many people came?")
        assert "How many people came?" in text(as_lead.get(home))
        response = as_lead.post(f"{home}submit/", {"version": report.version}, follow=True)
        assert ProgressReport.objects.get(pk=report.pk).state == "submitted"
        report.refresh_from_db()
        take(report, "accept", by=office.officer, reply="Thank you.")
        assert "Thank you." in text(as_lead.get(home))
        assert as_lead.get(f"{home}check/").status_code == 302


def test_a_viewer_reads_a_report_and_is_asked_to_write_nothing(sign_in, group, lead, report):
    client, home = sign_in(joined(group, lead, "viewer")), f"/portal/applicants/reports/{report.reference}/"
    save_answers(submission=report.submission, given={"what_we_did": "Ten sessions."}, by=lead)
    shown = text(client.get(home))
    assert "Ten sessions." in shown
    assert "You can read it" in shown
    assert "Send report" not in shown
    assert "/sections/" not in shown
    for rest in ("sections/1/", "check/", "versions/1/"):
        assert client.get(f"{home}{rest}")["Location"] == home
    assert client.post(f"{home}sections/1/", {"what_we_did-text": "Mine."})["Location"] == home
    assert answers_by_code(report.submission)["what_we_did"].text == "Ten sessions."


def test_a_report_of_another_group_is_a_plain_404(sign_in, stranger, other_group, report):
    client = sign_in(stranger)
    for rest in ("", "sections/1/", "check/"):
        assert client.get(f"/portal/applicants/reports/{report.reference}/{rest}").status_code == 404

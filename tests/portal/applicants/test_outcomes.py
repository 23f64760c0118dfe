"""The outcome, the receipt, our questions, policies, and how an application is started."""

import datetime as dt

import pytest

from grants.applications.actions import ask_query, propose_ineligible
from grants.applications.models import Application, Query
from grants.funds.actions import give_fund_key
from grants.panels.actions import draft_awards_decision, recommend
from office.people.models import Policy
from office.people.organisations.actions import update_profile
from office.people.standing import forget
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.files.models import StoredFile
from office.records.steps import take
from scf.wording import ELIGIBILITY
from tests.grants import story
from tests.grants.conftest import CLOSES
from tests.office.records.uploads import pdf, upload
from tests.people import new_person

# Each question of the check answered as the fund hopes.
ELIGIBLE_ANSWERS = {one.code: "BRA" if one.districts else one.right_answer for one in ELIGIBILITY}


def text(response):
    return response.content.decode()


@pytest.fixture
def sent(written, lead):
    return take(written, "submit", by=lead)


def test_the_receipt_has_the_digest_and_a_pdf_twin(as_lead, sent, address):
    assert sent.submission.receipts.get().content_hash in text(as_lead.get(address("receipt/")))
    for rest in ("receipt.pdf", "copy.pdf"):
        assert as_lead.get(address(rest)).content[:5] == b"%PDF-"
    assert "Young leaders run music and sport" in text(as_lead.get(address("copy/")))


def test_a_draft_has_a_copy_and_no_receipt(as_lead, written, address):
    assert as_lead.get(address("receipt/")).status_code == 404
    assert "not a receipt" in text(as_lead.get(address("copy/")))


@pytest.mark.parametrize("state", ["declined", "awarded"])
def test_the_outcome_says_why_criterion_by_criterion(
    as_lead, sent, opened, officer, assessors, panel, signed, address, state
):
    assert as_lead.get(address("outcome/")).status_code == 302
    with clock.set_to(CLOSES + dt.timedelta(days=14)):
        take(opened, "close", by=THE_CLOCK)
        story.judge(opened, officer=officer, assessors=assessors, points=[2 if state == "declined" else 4])
        chair, *members = panel
        meeting = story.sitting(opened, chair=chair, members=members)
        kind = "decline" if state == "declined" else "full"
        more = (
            {"suggestion": "Show how many people you expect."}
            if kind == "decline"
            else {"public_reason": "Keeps people safe."}
        )
        recommend(application=sent, meeting=meeting, kind=kind, reason="The panel's own.", by=chair, **more)
        take(meeting, "close_meeting", by=chair)
        signed(draft_awards_decision(round=opened, meeting=meeting, by=officer))
        page = text(as_lead.get(address("outcome/")))
    assert Application.objects.get().state == state
    assert page.count("<h1") == 1
    assert all(one["name"] in page for one in Application.objects.get().feedback.criteria)
    assert ("Show how many people you expect." in page) == (state == "declined")
    assert "The panel’s own" not in page


def test_a_refused_one_is_told_which_rule_it_does_not_meet(
    as_lead, sent, officer, officer_2, fund, administrator, address
):
    from_the_fund(fund, officer_2, administrator)
    propose_ineligible(application=sent, code="outside_area", reason="The hall is in Craven.", by=officer)
    assert "Craven" not in text(as_lead.get(address()))
    take(sent, "find_ineligible", by=officer_2)
    page = text(as_lead.get(address("outcome/")))
    assert "outside West Yorkshire" in page
    assert "The hall is in Craven." in page


def from_the_fund(fund, officer, administrator):
    give_fund_key(fund=fund, officer=officer, by=administrator)
    forget(officer)


def test_our_question_is_answered_once(as_lead, sent, officer, address):
    query = ask_query(application=sent, question="Who holds the keys?", by=officer)
    page = address(f"queries/{query.pk}/")
    assert page in text(as_lead.get("/portal/applicants/"))
    assert "Who holds the keys?" in text(as_lead.get(page))
    assert as_lead.post(page, {"answer": " "}).status_code == 422
    as_lead.post(page, {"answer": "Our chair."})
    assert Query.objects.get().answer == "Our chair."
    assert as_lead.get(page).status_code == 302


START = "/portal/applicants/apply/safer-communities-fund/round-24/"


def test_an_application_is_started_from_a_round(as_lead, opened, group):
    assert text(as_lead.get(START)).count("<h1") == 1
    response = as_lead.post(START, {**ELIGIBLE_ANSWERS, "group": group.pk}, follow=True)
    assert "SCF-24-001" in text(response)
    assert Application.objects.get().self_check["E1"] == "yes"


def test_the_wrong_answer_ends_it_with_what_may_fit_instead(as_lead, opened, group):
    response = as_lead.post(START, {**ELIGIBLE_ANSWERS, "E2": "none", "group": group.pk})
    assert response.status_code == 422
    assert "This fund pays for work in West Yorkshire only." in text(response)
    assert not Application.objects.exists()


def test_what_was_answered_before_signing_in_is_not_asked_again(as_lead, opened, group):
    session = as_lead.session
    session["self_checks"] = {str(opened.pk): ELIGIBLE_ANSWERS}
    session.save()
    assert 'name="E1"' not in text(as_lead.get(START))
    as_lead.post(START, {"group": group.pk})
    draft = Application.objects.get()
    assert draft.self_check == ELIGIBLE_ANSWERS
    assert draft.submission.answers.get().choices == ["BRA"]  # the districts need not be ticked again


def test_a_profile_that_lacks_something_is_said_beside_the_group(as_lead, opened, group, lead):
    update_profile(organisation=group, committee_size=1, by=lead)
    response = as_lead.post(START, {**ELIGIBLE_ANSWERS, "group": group.pk})
    assert response.status_code == 422
    assert "Your committee needs 3 or more people" in text(response)


def test_before_and_after_the_round_nothing_is_started(as_lead, opened, group):
    with clock.set_to(CLOSES):
        assert "This round is not open" in text(as_lead.get(START))
    assert as_lead.get(START.replace("24", "99")).status_code == 404


def test_whoever_has_no_group_registers_one_first(sign_in, opened, administrator):
    assert "Register your group" in text(sign_in(new_person("new", "Newcomer")).get(START))


def policy(**more):
    return {"kind": "safeguarding", "agreed_on-day": "1", "agreed_on-month": "6", "agreed_on-year": "2020", **more}


def test_a_policy_is_given_once_with_its_document(as_lead, group):
    page = f"/portal/applicants/groups/{group.pk}/policies/"
    response = as_lead.post(page, policy(document=upload("safe.pdf", pdf())), follow=True)
    assert "safe.pdf" in text(response)
    assert Policy.objects.get().agreed_on == dt.date(2020, 6, 1)
    stored = StoredFile.objects.get()
    assert as_lead.get(f"/files/{stored.uuid}/").status_code == 200


@pytest.mark.parametrize(("name", "content", "words"), [
    ("virus.exe", b"MZ", "cannot be taken"), ("safe.pdf", b"MZ not", "something else"), ("safe.pdf", b"", "empty"),
])  # fmt: skip
def test_a_document_that_cannot_be_taken_is_refused_with_its_reason(as_lead, group, name, content, words):
    page = f"/portal/applicants/groups/{group.pk}/policies/"
    response = as_lead.post(page, policy(document=upload(name, content)))
    assert response.status_code == 422
    assert words in text(response)
    assert not Policy.objects.exists()


def test_policies_of_another_group_are_a_plain_404(sign_in, stranger, other_group, group):
    assert sign_in(stranger).get(f"/portal/applicants/groups/{group.pk}/policies/").status_code == 404

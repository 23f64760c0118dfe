"""Awards, their reports, what was told of them, and the decision that made them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from grants.applications.models import Application
from grants.awards.models import Award
from grants.panels.actions import draft_awards_decision
from grants.panels.models import Feedback, Recommendation
from office.decisions.models import DecisionRecord
from office.people.interests.actions import register_interest
from office.post.models import Message
from office.records import clock, outbox
from office.records.steps import take
from tests.factories import reported

pytestmark = pytest.mark.django_db

AT = "/portal/officers/"


@pytest.fixture
def drafted(desk, recommended, meeting, officer):
    return draft_awards_decision(round=recommended, meeting=meeting, by=officer)


@pytest.fixture
def award(drafted, signed, administrator):
    """The first bid's award, offered."""
    signed(drafted)
    while outbox.drain(100):
        pass
    return Award.objects.select_related("agreement", "application__organisation").get(reference="AWD-24-001")


@pytest.fixture
def lead_of(award):
    return award.application.organisation.memberships.get().user


@pytest.fixture
def running(award, lead_of, officer):
    """Accepted and signed by both."""
    take(award.agreement, "accept", by=lead_of, name="Lead 1")
    take(award.agreement, "sign_for_office", by=officer)
    return award


def test_every_page_of_an_award_opens(page, award):
    for rest in ("", "publish/", "papers/offer/", "papers/agreement/"):
        assert page(f"awards/AWD-24-001/{rest}").count("<h1") == 1
    assert "Project 1" in page("awards/")
    assert "Project 1" in page("awards/?state=offered&round=SCF-24&words=Project 1")
    for query in ("state=signed", "round=SCF-1", "words=nothing", "state=none"):
        assert "No award is like this" in page(f"awards/?{query}")
    for rest in ("papers/other/", "steps/nothing/"):
        page(f"awards/AWD-24-001/{rest}", status=404)


def test_the_offer_is_a_pdf_too(desk, award):
    response = desk.get(f"{AT}awards/AWD-24-001/papers/offer.pdf")
    assert response.content.startswith(b"%PDF")


def test_the_office_signs_what_the_group_accepted(desk, page, award, lead_of):
    agreement = award.agreement
    take(agreement, "accept", by=lead_of, name="Lead 1")
    assert "offer accepted" in page("")
    desk.post(f"{AT}awards/AWD-24-001/steps/sign_for_office/", {"version": agreement.version})
    agreement.refresh_from_db()
    assert agreement.state == "signed"
    assert "You can also" not in page("awards/AWD-24-001/")


def test_an_award_is_published_again_when_it_changed(desk, award):
    at, typed = f"{AT}awards/AWD-24-001/publish/", {"note": "The purpose is spelled right."}
    assert desk.post(at, typed).status_code == 422
    Award.objects.filter(pk=award.pk).update(purpose="Friday evenings with young leaders.")
    desk.post(at, typed)
    award.publication.refresh_from_db()
    assert award.publication.shown == 2


def test_a_report_is_read_returned_accepted_and_published(desk, page, running, lead_of):
    report = running.agreement.reports.get()
    at = f"{AT}reports/{report.reference}/"
    assert "The group is writing this report" in page(f"reports/{report.reference}/")
    reported(report, lead_of)
    assert "Read it and answer" in page("")
    assert report.reference in page("reports/")
    assert Message.objects.filter(subject_type="agreements.progressreport").first().title in page("messages/")
    assert "66" in page(f"reports/{report.reference}/")
    report.refresh_from_db()
    assert desk.post(f"{at}steps/send_back/", {"version": report.version, "reply": ""}).status_code == 422
    desk.post(f"{at}steps/send_back/", {"version": report.version, "reply": "How many came?"})
    assert "How many came?" in page(f"reports/{report.reference}/")
    report.refresh_from_db()
    take(report, "submit", by=lead_of)
    desk.post(f"{at}steps/accept/", {"version": report.version, "reply": "Thank you. A clear report."})
    desk.post(f"{at}publish/", {"leave_out": ["what_we_learned"], "note": ""})
    report.refresh_from_db()
    assert (report.state, report.publication.state) == ("accepted", "published")


def test_late_reports_are_listed_once(page, running):
    report = running.agreement.reports.get()
    with clock.set_to(clock.in_london(report.due_on.replace(year=report.due_on.year + 1))):
        assert page("reports/").count(report.reference) == 2  # its words and its link
        assert "Ring the group" in page("")


def test_who_was_told_what(page, award):
    message = Message.objects.filter(subject_type="agreements.agreement").first()
    assert message.title in page("messages/")
    assert message.to_address in page(f"messages/{message.pk}/")
    assert "No message is like this" in page("messages/?lost=yes")
    assert "No message is like this" in page("messages/?words=nothing at all")


def test_the_trail_of_a_thing_one_may_see(page, award, lead_of):
    assert "by decision PCC-2020-" in page(f"trail/agreements/agreement/{award.agreement.pk}/")
    for rest in (f"people/user/{lead_of.pk}", "nothing/here/1", "agreements/agreement/999999"):
        page(f"trail/{rest}/", status=404)


def test_an_interest_closes_the_award_the_report_and_the_trail(page, running, officer):
    report = running.agreement.reports.get()
    register_interest(user=officer, kind="family", organisation=running.application.organisation, by=officer)
    for rest in ("awards/AWD-24-001/", "awards/AWD-24-001/papers/offer.pdf", f"reports/{report.reference}/",
                 f"trail/agreements/agreement/{running.agreement.pk}/",
                 f"trail/agreements/progressreport/{report.pk}/"):  # fmt: skip
        assert "You stepped out" in page(rest, status=403)
    assert "AWD-24-001" not in page("awards/")
    assert "Lead 1" not in page("messages/")


def test_lists_cost_the_same_for_one_and_for_many(page, award, desk):
    for rest in ("awards/", "decisions/", "messages/", "reports/"):
        page(rest)
        with CaptureQueriesContext(connection) as asked:
            page(rest)
        assert len(asked) <= 15, rest


def test_the_name_is_settled_and_the_feedback_worded(desk, page, drafted, sent):
    first, _, third = sent
    at = f"{AT}applications/{first.reference}/"
    refused = desk.post(f"{at}name/", {"publish_as": "A youth club", "because": ""})
    assert refused.status_code == 422
    desk.post(f"{at}name/", {"publish_as": "A youth club", "because": "It asked."})
    assert Recommendation.objects.get(application=first).publish_as == "A youth club"
    kept = Feedback.objects.get(application=third)
    words = {line["code"]: f"Better words on {line['code']}." for line in kept.criteria}
    desk.post(f"{AT}applications/{third.reference}/feedback/", {**words, "suggestion": "Name your sources."})
    assert "Better words on C1." in page(f"applications/{third.reference}/")
    page(f"applications/{first.reference}/reserve/", status=404)


def test_a_decision_is_written_advised_on_and_published(desk, page, sign_in, signed, second_officer, drafted):
    at = f"{AT}decisions/draft-{drafted.pk}/"
    assert page(f"decisions/draft-{drafted.pk}/").count("<h1") == 1
    desk.post(f"{at}write/risk/", {"text": "A group may not finish."})
    assert "A group may not finish." in page(f"decisions/draft-{drafted.pk}/")
    page(f"decisions/draft-{drafted.pk}/write/nothing/", status=404)
    desk.post(f"{at}steps/ask_for_advice/", {"version": drafted.version})
    drafted.refresh_from_db()
    reference = drafted.reference
    page(f"decisions/{reference}/advise/", status=200)
    assert desk.post(f"{AT}decisions/{reference}/advise/", {"result": "nil"}).status_code == 422
    other = sign_in(second_officer)
    assert "Equality check" in page("", client=other)
    other.post(f"{AT}decisions/{reference}/advise/", {"result": "nil", "text": ""})
    assert drafted.advice.get().kind == "equality"


def test_a_signed_decision_is_published_with_its_notice(desk, page, opened):
    reference = opened.opening_decision.reference
    page(f"decisions/{reference}/notice/")
    assert desk.get(f"{AT}decisions/{reference}/notice.pdf").content.startswith(b"%PDF")
    desk.post(f"{AT}decisions/{reference}/publish/", {"note": ""})
    decision = DecisionRecord.objects.get(reference=reference)
    assert decision.publication.state == "published"
    assert "Publish a correction" in page(f"decisions/{reference}/")


def test_a_decision_of_its_own_is_drafted(desk, page):
    assert desk.post(f"{AT}decisions/new/", {"title": "", "summary": "x"}).status_code == 422
    desk.post(f"{AT}decisions/new/", {"title": "A new opening hour", "summary": "We open at nine."})
    made = DecisionRecord.objects.get()
    assert "A new opening hour" in page("decisions/?state=draft")
    page(f"decisions/draft-{made.pk}/notice/", status=404)
    desk.post(f"{AT}decisions/draft-{made.pk}/steps/withdraw/", {"version": made.version, "reason": "Not needed."})
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_pausing_never_leads_on_an_active_grant(page, running, officer):
    take(running.agreement, "start", by=officer)
    grant = html.fromstring(page("awards/AWD-24-001/"))
    assert grant.get_element_by_id("next").xpath("string(.//h2)") == "Complete"
    assert grant.get_element_by_id("next").xpath(".//button | .//*[@role='button']") == []  # it has reports to come
    assert grant.xpath("//h2[.='You can also']/following::li[1]/a/text()") == ["Pause"]


def test_a_held_offer_says_why_and_is_sent_with_a_reason(desk, page, award, lead_of, officer):
    """As if the first grant's report were late when a second one is decided."""
    take(award.agreement, "accept", by=lead_of, name="Lead 1")
    take(award.agreement, "sign_for_office", by=officer)
    late = award.agreement.reports.get()
    second = Award.objects.get(reference="AWD-24-002")
    Application.objects.filter(pk=second.application_id).update(organisation=award.agreement.organisation)
    with clock.set_to(clock.in_london(late.due_on + dt.timedelta(days=1))):
        Award.objects.filter(pk=second.pk).update(agreement=None, offer_held_at=clock.now())
        assert "Group 1 owes us the final report on AWD-24-001" in page("awards/AWD-24-002/")
        assert "offer held" in page("")
        page("awards/AWD-24-001/release/", status=404)
        assert desk.post(f"{AT}awards/AWD-24-002/release/", {"reason": ""}).status_code == 422

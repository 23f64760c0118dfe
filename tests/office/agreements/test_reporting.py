"""A progress report: reminded of, sent in, returned, accepted and published."""

import datetime as dt

import pytest

from office.agreements import queries
from office.agreements.publishing import publish_report
from office.agreements.timekeeping import keep_time
from office.post.models import Message
from office.records import clock, publication
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, offered, reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def agreement(office, administrator, group, lead):
    return take(agreed(office, administrator, group, lead), "start", by=THE_CLOCK)


@pytest.fixture
def report(agreement):
    """The mid-point report, due on Monday 14 June 2021."""
    return agreement.reports.get(kind="mid_point")


def on(day):
    return clock.set_to(clock.in_london(day, 9))


def sent():
    return list(
        Message.objects.filter(kind__startswith="agreements.report_").order_by("pk").values_list("kind", flat=1)
    )


def test_reminders_go_out_once_each_and_only_the_newest_after_days_off(report):
    due = report.due_on
    assert due == dt.date(2021, 6, 14)
    for days in (-11, -10, -10, -4, -3, 0, 1, 1, 9, 10, 19, 20, 25):
        with on(due + dt.timedelta(days=days)):
            keep_time()
    to_the_group = ["agreements.report_reminder"] * 2 + ["agreements.report_overdue"] * 2
    to_two_officers = ["agreements.report_very_late"] * 2
    assert sent() == to_the_group + to_two_officers


def test_after_days_off_one_reminder_is_enough(report):
    with on(report.due_on + dt.timedelta(days=12)):
        keep_time()
        keep_time()
    assert sent() == ["agreements.report_overdue"]


def test_an_accepted_report_is_not_asked_for_again(office, report, lead):
    take(reported(report, lead), "accept", by=office.officer, reply="Thank you.")
    with on(report.due_on + dt.timedelta(days=1)):
        keep_time()
    assert "agreements.report_overdue" not in sent()


def test_what_was_never_agreed_owes_no_report(office, administrator, group, at_noon):
    report = offered(office, administrator, group).reports.get(kind="mid_point")
    with on(report.due_on + dt.timedelta(days=30)):
        keep_time()
        assert not report.is_overdue
        assert list(queries.reports_overdue(office.officer)) == []


def test_only_the_lead_sends_it_and_only_when_answered(office, report, lead, colleague):
    with pytest.raises(Forbidden):
        take(report, "submit", by=colleague)
    with pytest.raises(Refused) as no:
        take(report, "submit", by=lead)
    assert "what_we_did" in [one.about for one in no.value.obstacles]
    assert reported(report, lead).state == "submitted"
    assert report.submission.receipts.count() == 1


def test_it_is_returned_with_words_changed_and_accepted(office, report, lead):
    reported(report, lead)
    with pytest.raises(Refused, match="Say what should change"):
        take(report, "send_back", by=office.officer, reply=" ")
    take(report, "send_back", by=office.officer, reply="How many people?")
    assert "How many people?" in Message.objects.get(kind="agreements.report_returned").body
    report.submission.refresh_from_db()
    reported(report, lead, what_changed="Far fewer calls.")
    take(report, "accept", by=office.officer, reply="Thank you.")
    assert (report.state, report.submission.receipts.count()) == ("accepted", 2)


def test_overdue_is_a_fact_of_the_day(office, report):
    assert not report.is_overdue
    with on(report.due_on):
        assert not report.is_overdue
    with on(report.due_on + dt.timedelta(days=1)):
        assert report.is_overdue
        assert list(queries.reports_overdue(office.officer)) == [report]
        assert queries.overdue_of([report.agreement.organisation_id]) == [report]


def accepted(office, report, lead, **answers):
    return take(reported(report, lead, **answers), "accept", by=office.officer, reply="Thank you.")


def test_only_public_answers_are_published(office, report, lead):
    accepted(office, report, lead)
    publish_report(report=report, by=office.officer)
    shown = publication.queries.at_address("/progress/PR-AWD-24-001-MID/")
    body = publication.queries.shown_version(shown).body
    assert [one["code"] for one in body["answers"]] == [
        "what_we_did", "who_and_how_many", "what_changed", "what_we_learned",
    ]  # fmt: skip
    assert body["people"] == {"count": 66}
    assert "£2,930" not in shown.versions.get().text


@pytest.mark.parametrize("count", ["1", "4"])
def test_a_small_number_never_leaves(count, office, report, lead):
    accepted(office, report, lead, who_and_how_many={"number": count, "text": f"{count} young women."})
    publish_report(report=report, by=office.officer)
    version = publication.queries.shown_version(report.publication)
    assert version.body["people"] == {"suppressed": True}
    assert f"{count} young women." not in version.text


def test_two_reports_do_not_tell_a_small_number_between_them(office, agreement, report, lead):
    """The page before says 66 people, the page after would say 68: somebody could ask who the two are."""
    accepted(office, report, lead)
    publish_report(report=report, by=office.officer)
    final = agreement.reports.get(kind="final")
    accepted(office, final, lead, who_and_how_many={"number": "68", "text": "Sixty-eight, two of them new."})
    publish_report(report=final, by=office.officer)
    version = publication.queries.shown_version(final.publication)
    assert version.body["people"] == {"count": 66, "about": True}
    assert "two of them" not in version.text


@pytest.mark.parametrize(("consent", "is_told"), [("yes", True), ("no", False)])
def test_a_story_is_told_with_consent_only(consent, is_told, office, report, lead):
    accepted(office, report, lead, story_or_photo={"yes": consent, "text": "Somebody found a friend."})
    publish_report(report=report, by=office.officer)
    assert ("Somebody found a friend." in publication.queries.shown_version(report.publication).text) is is_told


def test_an_officer_keeps_an_answer_back(office, report, lead):
    accepted(office, report, lead)
    publish_report(report=report, by=office.officer, leave_out={"what_changed"})
    assert "Fewer calls." not in publication.queries.shown_version(report.publication).text


def test_only_an_accepted_report_is_published_by_an_officer(office, report, lead):
    reported(report, lead)
    with pytest.raises(Refused, match="Accept the report first"):
        publish_report(report=report, by=office.officer)
    take(report, "accept", by=office.officer, reply="Thank you.")
    with pytest.raises(Forbidden):
        publish_report(report=report, by=office.finance_1)

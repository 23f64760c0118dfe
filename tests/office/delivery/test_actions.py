"""A quarter from its opening to the public: entered, handed in, moderated, drafted, approved, revised."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from office.agreements.promises import DueReport, Payment
from office.delivery import actions, queries, timekeeping
from office.delivery.actions import Given
from office.delivery.models import Figure, MeasureReturn, Quarterly
from office.delivery.publishing import publish_correction
from office.delivery.quarters import quarter_called
from office.delivery.reporting import load_report_form
from office.post.models import Message
from office.records import clock, publication
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, take
from office.submissions.actions import save_answers
from tests.factories import agreed
from tests.office.delivery.conftest import WORDS

APRIL = dt.date(2020, 4, 1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def told(quarterly, code):
    """What the public reads of a measure."""
    public = publication.queries.at_address(f"/measures/{quarterly.reference}/")
    body = publication.queries.shown_version(public).body
    return next(one for one in body["measures"] if one["code"] == code)


def test_opening_asks_every_owner_once(office, quarterly, plan, measure_owner):
    assert quarterly.returns.count() == plan.measures.count() == 22
    assert actions.open_quarter(quarter=quarter_called("2020-21 Q2"), by=THE_CLOCK) == quarterly
    assert [one.to_user for one in Message.objects.filter(kind="delivery.figures_wanted")] == [measure_owner]
    with pytest.raises(Refused, match="has not ended"):
        actions.open_quarter(quarter=quarter_called("2020-21 Q3"), by=office.officer)
    with pytest.raises(Forbidden):
        actions.open_quarter(quarter=quarter_called("2020-21 Q1"), by=measure_owner)


def test_the_clock_opens_the_quarter_that_ended(office, measure, measure_owner):
    timekeeping.keep_time()
    assert not Quarterly.objects.exists()  # nobody owns a measure yet
    actions.name_owner(measure=measure("M01"), user=measure_owner, body="police", by=office.officer)
    timekeeping.keep_time()
    timekeeping.keep_time()
    assert [one.code for one in Quarterly.objects.all()] == ["2020-21 Q2"]


def test_each_sees_and_enters_their_own(office, returned, enter, measure_owner, csp_lead, auditor, lead):
    assert {one.measure.code for one in queries.returns_visible_to(measure_owner)} == {"M01", "M04", "M11"}
    assert queries.returns_visible_to(auditor).count() == 22
    assert not queries.returns_visible_to(csp_lead).exists()
    assert not queries.returns_visible_to(lead).exists()
    with pytest.raises(Forbidden):
        enter("M01", 1, by=csp_lead)
    with pytest.raises(Forbidden):
        enter("M05", 1)
    enter("M05", 41, by=office.officer)  # the owner rang


def test_it_is_handed_in_whole_and_moderated_by_somebody_else(office, returned, enter, measure_owner):
    row = returned("M04")
    with pytest.raises(Refused) as no:
        take(row, "hand_in", by=measure_owner)
    assert [one.about for one in no.value.obstacles] == ["value_main", "value_s2", "what"]
    given = {"": Given(Decimal(21700)), "s2": Given(Decimal("26.3"))}
    actions.record(measure_return=row, given=given, words=WORDS, by=office.officer)
    take(row, "hand_in", by=office.officer)
    with pytest.raises(Refused, match="somebody else must moderate"):
        take(row, "moderate", by=office.officer, verdict="on_track", note="")
    with pytest.raises(Refused, match="Say in a sentence why"):
        take(row, "moderate", by=office.officer_2, verdict="concern", note=" ")
    take(row, "moderate", by=office.officer_2, verdict="concern", note="Twice last year's.")
    assert row.get_verdict_display() == "Concern"


def test_a_figure_is_never_overwritten(office, enter, returned, published):
    enter("M01", 70000)
    quarterly = published.now()  # writes 70,400 over it, before anybody moderated
    with pytest.raises(Refused, match="Say why the figure changes"):
        enter("M01", 71000, by=office.officer)
    enter("M01", 71000, by=office.officer, because="a force sent its figures again")
    publish_correction(quarterly=quarterly, note="M01 was revised.", by=office.officer)
    assert [str(one.value) for one in Figure.objects.order_by("revision")] == ["70000.0", "70400.0", "71000.0"]
    point = told(quarterly, "M01")["series"][0]["points"][-1]
    assert point["shown"] == "71,000"
    assert point["notes"] == ["revised, was 70,400: a force sent its figures again"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Figure.objects.update(value=1)


def test_what_is_late_is_said_and_shown_when_it_comes(office, enter, returned, published, measure_owner):
    quarterly = published.now()
    assert told(quarterly, "M11")["series"][0]["points"][-1]["shown"] == "not in yet"
    enter("M11", 812)
    take(returned("M11"), "hand_in", by=measure_owner)
    take(returned("M11"), "moderate", by=office.officer, verdict="on_track", note="")
    publish_correction(quarterly=quarterly, note="M11 came in.", by=office.officer)
    point = told(quarterly, "M11")["series"][0]["points"][-1]
    assert (point["shown"], point["notes"]) == ("812", ["came in late"])
    assert publication.queries.history(quarterly.publication).count() == 2


def test_nothing_goes_out_before_it_is_moderated(office, enter, returned, published):
    enter("M11", 812, words={**WORDS, "what": "Not for the public yet."})
    quarterly = published.now()
    assert told(quarterly, "M01")["what"] == "Fewer than a year ago."
    assert told(quarterly, "M11")["what"] == ""
    assert told(quarterly, "M11")["series"][0]["points"][-1]["shown"] == "not in yet"


def test_a_small_number_and_a_small_change_stay_untold(office, enter, published):
    """The page before says 7, the page after would say 8: the difference is a person."""
    quarterly = published.now(7)
    enter("M01", 8, by=office.officer, because="one more came to light")
    publish_correction(quarterly=quarterly, note="M01 was revised.", by=office.officer)
    assert told(quarterly, "M01")["series"][0]["points"][-1]["shown"] == "about 7"
    enter("M01", 4, by=office.officer, because="counted twice")
    publish_correction(quarterly=quarterly, note="M01 was revised again.", by=office.officer)
    point = told(quarterly, "M01")["series"][0]["points"][-1]
    assert (point["value"], point["shown"]) == (None, "fewer than 5")


def test_a_drafted_account_names_what_is_missing(office, quarterly):
    with pytest.raises(Refused) as no:
        take(quarterly, "draft", by=office.officer)
    assert len(no.value.obstacles) == 22


def test_only_the_commissioner_approves_and_only_with_words(office, quarterly, returned):
    Quarterly.objects.filter(pk=quarterly.pk).update(state="met")
    quarterly.refresh_from_db()
    with pytest.raises(Forbidden):
        take(quarterly, "approve", by=office.officer)
    with pytest.raises(Refused, match="Write the summary first"):
        take(quarterly, "approve", by=office.commissioner)


def test_the_meeting_its_questions_and_actions(office, published):
    quarterly = published.now()
    made = actions.log_action(quarterly=quarterly, what="Ring every group.", owner="The office",
                              due_on=dt.date(2020, 12, 1), by=office.officer)  # fmt: skip
    actions.log_question(quarterly=quarterly, asked_by="The Commissioner", question="Why?", answer="Cold nights.",
                         by=office.officer)  # fmt: skip
    take(quarterly, "send_to_panel", by=office.officer)
    assert quarterly.sent_to_panel_on == clock.today()
    with pytest.raises(Refused, match="Ring every group"):
        take(quarterly, "close", by=office.officer)
    actions.finish_action(action=made, by=office.officer)
    take(quarterly, "close", by=office.officer)


def test_an_owner_is_nudged_once_a_day(office, returned, measure_owner):
    actions.nudge(measure_return=returned("M01"), by=office.officer)
    with pytest.raises(Refused, match="today already"):
        actions.nudge(measure_return=returned("M01"), by=office.officer)
    with pytest.raises(Refused, match="Name an owner first"):
        actions.nudge(measure_return=returned("M09"), by=office.officer)
    assert Message.objects.filter(kind="delivery.nudged", to_user=measure_owner).count() == 1


def test_history_is_brought_in_until_the_office_collects(office, measure, quarterly):
    def row(code, **more):
        return Figure(measure=measure("M01"), quarter=code, value=75890, source="Police", **more)

    assert actions.bring_in(rows=[row("2018-19 Q2", is_baseline=True), row("2020-21 Q1")], by=office.officer) == 2
    assert actions.bring_in(rows=[row("2020-21 Q1")], by=office.officer) == 0
    with pytest.raises(Refused, match="is collected here"):
        actions.bring_in(rows=[row("2020-21 Q2")], by=office.officer)


@pytest.fixture
def reports(office, administrator, provider, provider_organisation, quarterly):
    """Two services' reports on the quarter, sent in: 300 and 200 self-referrals, 80 of 100 and 45 of 50 improved."""
    made = []
    for number, (own, assessed, improved) in enumerate([(300, 100, 80), (200, 50, 45)], 1):
        agreement = agreed(
            office, administrator, provider_organisation, provider, label=f"SVC-0{number}", kind="contract",
            starts_on=APRIL, ends_on=dt.date(2021, 3, 31), schedule=[Payment(6_000_00, APRIL)],
            reports=[DueReport("quarterly", dt.date(2020, 10, 28), quarterly.ends_on)],
            question_set=load_report_form(by=administrator),
        )  # fmt: skip
        take(agreement, "start", by=THE_CLOCK)
        report = agreement.reports.get()
        save_answers(submission=report.submission, by=provider, given={
            "what_we_did": "We kept every line open.", "off_track": {"yes": "no", "text": ""},
            **{code: {"number": str(count), "text": "From our case system."} for code, count in {
                "who_and_how_many": 500, "self_referrals": own, "assessed": assessed, "improved": improved,
            }.items()},
        })  # fmt: skip
        made.append(take(report, "submit", by=provider))
    return made


def test_m20_and_m21_are_made_from_accepted_reports_alone(office, quarterly, reports, measure):
    assert actions.work_out(quarterly=quarterly, by=THE_CLOCK) == 0
    take(reports[0], "accept", by=office.officer, reply="Thank you.")
    actions.work_out(quarterly=quarterly, by=THE_CLOCK)
    take(reports[1], "accept", by=office.officer, reply="Thank you.")
    assert actions.work_out(quarterly=quarterly, by=THE_CLOCK) == 2
    assert actions.work_out(quarterly=quarterly, by=THE_CLOCK) == 0
    newest = {one.measure.code: one for one in Figure.objects.order_by("revision").select_related("measure")}
    assert {code: str(one.value) for code, one in newest.items()} == {"M20": "83.3", "M21": "500.0"}
    assert newest["M21"].made_from == ["PR-SVC-01-2020-09", "PR-SVC-02-2020-09"]


def test_nobody_types_in_what_is_worked_out(office, enter):
    with pytest.raises(Refused, match="worked out from reports"):
        enter("M21", 900, by=office.officer)


def test_returns_of_a_measure_are_one_a_quarter(quarterly):
    assert MeasureReturn.objects.filter(quarterly=quarterly, measure__code="M01").count() == 1

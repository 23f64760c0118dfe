"""The list of applications, and what an officer does with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from grants.applications.actions import answer_query, propose_ineligible
from grants.applications.models import Application
from office.judging.actions import assign_assessor, declare_for_groups, save_score
from office.judging.models import Declaration
from office.people.interests.actions import register_interest
from office.records import clock
from office.records.steps import take
from tests.grants import story

pytestmark = pytest.mark.django_db

LIST = "/portal/officers/applications/"


def address(bid, rest=""):
    return f"{LIST}{bid.reference}/{rest}"


def now(bid):
    return Application.objects.get(pk=bid.pk)


def test_every_page_of_a_bid_opens(page, sent):
    for rest in ("", "answers/", "checks/", "readers/", "files/", "group/", "messages/", "trail/", "checks/pass/",
                 "checks/ask/", "checks/refuse/", "steps/withdraw/"):  # fmt: skip
        assert page(f"applications/{sent[0].reference}/{rest}").count("<h1") == 1
    assert "Young leaders run music" in page(f"applications/{sent[0].reference}/answers/")
    assert "Sent in" in page(f"applications/{sent[0].reference}/")
    page("applications/SCF-24-999/", status=404)
    for rest in ("readers/choose/", "moderate/", "entry/steps/give_out/"):
        page(f"applications/{sent[0].reference}/{rest}", status=404)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "123"), ("?round=SCF-24", "123"), ("?round=SCF-23", ""),
        ("?round=rubbish", ""), ("?state=submitted", "123"),
        ("?state=eligible", ""), ("?district=BRA", "123"), ("?district=LDS", ""), ("?pot=R24-A", "123"),
        ("?words=Group+2", "2"), ("?words=project 3", "3"), ("?words=SCF-24-001", "1"), ("?waiting=query", ""),
    ],
)  # fmt: skip
def test_the_list_is_filtered_by_its_address(page, sent, query, found):
    text = page(f"applications/{query}")
    assert [number for number in "123" if f"Project {number}" in text] == list(found)
    assert f"{len(found)} application" in text


@pytest.mark.parametrize(
    ("sort", "order"),
    [("bid", "123"), ("-bid", "321"), ("group", "123"), ("-group", "321"), ("asked", "321"), ("nonsense", "321")],
)
def test_the_headings_sort(page, sent, sort, order):
    Application.objects.filter(pk=sent[2].pk).update(ask_pence=1_00)
    Application.objects.filter(pk=sent[0].pk).update(ask_pence=9_000_00)
    text = page(f"applications/?sort={sort}")
    assert sorted(order, key=lambda number: text.index(f"Project {number}")) == list(order)
    assert 'aria-sort="' in text


def test_one_and_thirty_bids_cost_the_same(desk, page, opened):
    story.sent_bids(opened, 1)
    page("applications/?sort=score")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            page("applications/?state=submitted")
        counts.append(len(asked) - 3)  # session, user and standing stand before every page
        if len(counts) == 1:
            many = [story.another_group(number) for number in range(50, 79)]
            for group, lead in many:
                take(story.written_bid(opened, group, lead), "submit", by=lead)
    assert counts[0] == counts[1] <= 12


def test_the_list_leaves_as_a_table_without_formulas(desk, sent):
    Application.objects.filter(pk=sent[0].pk).update(title="=cmd()")
    response = desk.get(f"{LIST}table.csv?sort=bid")
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].startswith("\ufeffReference (reference),Round (round)")
    assert len(lines) == 4
    assert "'=cmd()" in lines[1]


def test_one_keeps_ones_place_between_bids(page, sent):
    text = page(f"applications/{sent[1].reference}/?in=list&sort=bid&state=submitted")
    assert "2 of 3" in text
    assert f'{address(sent[0])}?state=submitted&amp;sort=bid&amp;in=list" rel="prev"' in text
    assert f'{address(sent[2])}?state=submitted&amp;sort=bid&amp;in=list" rel="next"' in text
    assert f'{address(sent[1])}answers/?state=submitted&amp;sort=bid&amp;in=list"' in text
    assert "Previous" not in page(f"applications/{sent[1].reference}/")


def test_many_are_passed_after_a_look_at_who_cannot(desk, page, sent, officer):
    story_of = "&".join(f"pick={one.reference}" for one in sent)
    desk.post(address(sent[0], "checks/ask/"), {"question": "Who holds the key?"})
    text = page(f"applications/pass/?{story_of}")
    assert "2 can pass" in text
    assert "A query is waiting" in text
    desk.post(f"{LIST}pass/", {"pick": [one.reference for one in sent]})
    assert [now(one).state for one in sent] == ["submitted", "eligible", "eligible"]
    assert "None of those picked can pass" in page(f"applications/pass/?pick={sent[1].reference}")


def test_a_bid_is_passed_with_its_check(desk, sent):
    response = desk.post(address(sent[0], "checks/pass/?in=list"), {"reason": "All in order."})
    assert response["Location"] == address(sent[0], "checks/?in=list")
    assert now(sent[0]).state == "eligible"


def test_a_refusal_needs_a_code_a_reason_and_another_officer(desk, page, sign_in, sent, second_officer):
    at = address(sent[0], "checks/refuse/")
    refused = desk.post(at, {"reason": "It is for one person."})
    assert refused.status_code == 422
    assert "It is for one person." in refused.content.decode()
    desk.post(at, {"code": "individual", "reason": "It is for one person."})
    assert now(sent[0]).state == "submitted"
    version = {"version": now(sent[0]).version}
    assert desk.post(address(sent[0], "steps/find_ineligible/"), version).status_code == 404
    other = sign_in(second_officer)
    assert "Second check wanted" in page("applications/?waiting=second_check", client=other)
    other.post(address(sent[0], "steps/find_ineligible/"), version)
    assert now(sent[0]).state == "ineligible"
    other.post(address(sent[0], "steps/restore/"), {"version": version["version"] + 1, "reason": "It helps many."})
    assert now(sent[0]).state == "submitted"


def test_a_query_runs_with_its_clock_and_its_answer(desk, page, sent):
    assert desk.post(address(sent[0], "checks/ask/"), {"question": ""}).status_code == 422
    desk.post(address(sent[0], "checks/ask/"), {"question": "Who holds the key?"})
    assert "Reply due" in page(f"applications/{sent[0].reference}/")
    assert "Answer to the query due" in page(f"applications/{sent[0].reference}/")
    again = desk.post(address(sent[0], "checks/ask/"), {"question": "And the other one?"})
    assert again.status_code == 422
    assert "And the other one?" in again.content.decode()
    lead = sent[0].organisation.memberships.get().user
    answer_query(query=sent[0].queries.get(), answer="The caretaker.", by=lead)
    assert "The caretaker." in page(f"applications/{sent[0].reference}/checks/")


@pytest.fixture
def entered(desk, sent, opened, officer):
    desk.post(address(sent[0], "checks/pass/"), {})
    opened.contest.refresh_from_db()
    take(opened.contest, "start_reading", by=officer)
    return sent[0]


def test_readers_are_chosen_and_taken_off(desk, page, entered, assessor_1, assessor_2):
    register_interest(user=assessor_1, kind="member", organisation=entered.organisation, by=assessor_1)
    text = page(f"applications/{entered.reference}/readers/choose/")
    assert "The register of interests says: is a member or volunteer." in text
    refused = desk.post(address(entered, "readers/choose/"), {"assessor": assessor_1.pk})
    assert refused.status_code == 422
    desk.post(address(entered, "readers/choose/"), {"assessor": assessor_2.pk})
    reading = entered.submission.entry.assessments.get()
    assert desk.post(address(entered, f"readers/{reading.pk}/release/"), {"reason": ""}).status_code == 422
    desk.post(address(entered, f"readers/{reading.pk}/release/"), {"reason": "On leave."})
    reading.refresh_from_db()
    assert reading.state == "released"


def test_no_score_is_shown_before_it_may_be(page, entered, ranked_apart):
    text = page(f"applications/{entered.reference}/readers/")
    assert "Readers are" in text
    assert "Points and reasons of Assessor one" in text


@pytest.fixture
def ranked_apart(desk, entered, officer, assessor_1, assessor_2):
    """Two readers, far apart."""
    entry = entered.submission.entry
    readings = [assign_assessor(entry=entry, assessor=one, by=officer) for one in (assessor_1, assessor_2)]
    take(entry, "give_out", by=officer)
    for reading, points in zip(readings, (1, 4), strict=True):
        declare_for_groups(contest=entry.contest, interests={}, by=reading.assessor)
        for criterion in entry.contest.rubric.criteria.all():
            save_score(assessment=reading, criterion=criterion, points=points, reason=story.REASON, by=reading.assessor)
        take(reading, "lock", by=reading.assessor)
    return entered


def test_what_was_agreed_is_recorded(desk, page, ranked_apart):
    at = address(ranked_apart, "moderate/")
    assert "Readers gave 1, 4." in page(f"applications/{ranked_apart.reference}/moderate/")
    refused = desk.post(at, {"C1": "3", "note": "Talked through."})
    assert refused.status_code == 422
    assert "Talked through." in refused.content.decode()
    desk.post(at, {**{f"C{number}": "3" for number in range(1, 7)}, "note": "Talked through."})
    assert "60.00%" in page(f"applications/{ranked_apart.reference}/readers/")
    page(f"applications/{ranked_apart.reference}/moderate/", status=404)


STEPPED_OUT = "You stepped out of this bid because of an interest"


@pytest.mark.parametrize("how", ["register", "declaration"])
def test_an_officer_with_an_interest_is_kept_from_the_bid_everywhere(desk, page, ranked_apart, officer, how):
    bid = ranked_apart
    before = page("applications/")
    assert bid.reference in before
    if how == "register":
        register_interest(user=officer, kind="family", organisation=bid.organisation, by=officer)
    else:
        entry = bid.submission.entry
        Declaration.objects.create(entry=entry, user=officer, has_interest=True, nature="A friend.", at=clock.now())
    for rest in ("", "answers/", "checks/", "readers/", "files/", "group/", "messages/", "trail/", "moderate/",
                 "checks/pass/", "readers/choose/", "steps/withdraw/", "entry/steps/agree/"):  # fmt: skip
        assert STEPPED_OUT in page(f"applications/{bid.reference}/{rest}", status=403)
        assert desk.post(address(bid, rest), {"version": 1}).status_code in (403, 405)
    for rest in ("applications/", "", f"applications/pass/?pick={bid.reference}", "rounds/SCF/24/judging/"):
        assert bid.reference not in page(rest)
    assert bid.reference not in b"".join(desk.get(f"{LIST}table.csv").streaming_content).decode()


def test_an_officer_without_the_fund_learns_nothing(sign_in, page, sent, officer_2, finance_1, lead):
    other = sign_in(officer_2)
    assert "Project" not in page("applications/", client=other)
    page(f"applications/{sent[0].reference}/", status=404, client=other)
    for person in (finance_1, lead):
        page("applications/", status=403, client=sign_in(person))


def test_the_second_officers_box_leads_with_the_confirmation(desk, page, sent, second_officer, sign_in, officer):
    propose_ineligible(application=sent[0], code="individual", reason="One person.", by=officer)
    own = html.fromstring(page(f"applications/{sent[0].reference}/")).get_element_by_id("next")
    other = html.fromstring(page(f"applications/{sent[0].reference}/", client=sign_in(second_officer)))
    assert own.xpath(".//button") == []  # the first officer waits for the second
    assert other.get_element_by_id("next").xpath(".//button/text()") == ["Confirm it is not eligible"]

"""Rounds, from a draft to the decision on its awards."""

import datetime as dt

import pytest

from grants.applications.actions import propose_eligible
from grants.funds.models import Round
from office.judging.actions import set_scores_due
from office.principles.models import Gate
from office.records.steps import Forbidden, take
from tests.grants import story
from tests.grants.conftest import meet_all_gates

pytestmark = pytest.mark.django_db

AT = "/portal/officers/rounds/SCF/24/"


def day(name, text):
    """A date as its three boxes are posted."""
    return dict(zip((f"{name}-day", f"{name}-month", f"{name}-year"), text.split(), strict=True))


def new_round(fund, source, **changed):
    return {
        "fund": fund.pk, "number": "25", "name": "Grant Round 25", "theme": "", "source": source.pk, "code": "R25-A",
        "pot_name": "All priorities", "amount": "9000", "smallest": "", "largest": "5000",
        **day("opens_on", "1 2 2021"), **day("closes_on", "1 3 2021"), **day("delivery_from", "1 5 2021"),
        **day("delivery_until", "30 4 2022"), **changed,
    }  # fmt: skip


def test_every_page_of_a_round_opens(page, opened):
    for rest in ("", "gates/", "judging/", "judging/draw/", "meetings/", "meetings/new/", "trail/", "steps/extend/"):
        assert page(f"rounds/SCF/24/{rest}").count("<h1") == 1
    assert "Grant Round 24" in page("rounds/")
    page("rounds/SCF/99/", status=404)


def test_a_round_is_prepared_with_its_pot(desk, prepared, fund, source):
    response = desk.post("/portal/officers/rounds/new/", new_round(fund, source))
    assert response["Location"] == "/portal/officers/rounds/SCF/25/"
    made = Round.objects.get(number=25)
    assert (made.max_award_pence, made.pots.get().pot.planned_pence) == (5_000_00, 9_000_00)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"number": "24"}, "This fund has a round 24 already."),
        ({"code": "R24-A"}, "There is a pot R24-A already."),
        (day("closes_on", "1 1 2021"), "The round must close after it opens."),
        ({"smallest": "6000"}, "The largest grant must be at least the smallest."),
        ({"amount": "lots"}, "R25-A"),
    ],
)
def test_a_refused_round_keeps_what_was_typed(desk, prepared, fund, source, changed, words):
    response = desk.post("/portal/officers/rounds/new/", new_round(fund, source, **changed))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Grant Round 25" in response.content.decode()
    assert Round.objects.count() == 1


def test_a_draft_is_changed_and_given_a_pot(desk, prepared, source):
    typed = new_round(prepared.fund, source, name="Winter round")
    assert desk.post(f"{AT}change/", typed)["Location"] == AT
    pot = {"source": source.pk, "code": "R24-B", "pot_name": "Young people", "amount": "1000.50"}
    desk.post(f"{AT}pots/new/", pot)
    prepared.refresh_from_db()
    assert prepared.name == "Winter round"
    assert prepared.pots.get(pot__code="R24-B").pot.planned_pence == 1_000_50


def test_the_way_to_the_opening_decision(desk, page, prepared, officer):
    assert "Draft the decision that opens this round." in page("rounds/SCF/24/")
    gate = Gate.objects.filter(sheet=prepared.gate_sheet).first()
    assert f"{AT}gates/{gate.pk}/" in page("rounds/SCF/24/")
    meet_all_gates(prepared.gate_sheet, officer)
    response = desk.post(f"{AT}decision/")
    assert response["Location"].startswith("/portal/officers/decisions/draft-")
    prepared.refresh_from_db()
    desk.post(f"{AT}steps/ask_for_decision/", {"version": prepared.version})
    prepared.refresh_from_db()
    assert prepared.state == "awaiting_decision"
    refused = desk.post(f"{AT}decision/")
    assert refused.status_code == 422
    assert "Only a round in draft can be changed" in refused.content.decode()


def test_evidence_is_added_and_a_gate_is_met(desk, page, prepared):
    gate = Gate.objects.filter(sheet=prepared.gate_sheet, requirement__need="required").first()
    at = f"{AT}gates/{gate.pk}/"
    assert desk.post(f"{at}evidence/", {"text": "", "link": "here"}).status_code == 422
    assert desk.post(f"{at}evidence/", {"text": "It follows the need.", "link": ""})["Location"] == at
    gate.refresh_from_db()
    assert "It follows the need." in page(f"rounds/SCF/24/gates/{gate.pk}/")
    desk.post(f"{at}steps/meet/", {"version": gate.version})
    gate.refresh_from_db()
    assert gate.state == "met"
    desk.post(f"{at}steps/reopen/", {"version": gate.version, "reason": "The need changed."})
    assert "The need changed." in page(f"rounds/SCF/24/gates/{gate.pk}/")


def test_everyone_is_given_more_time(desk, opened):
    typed = {"version": opened.version, "reason": "The service was down.", **day("closes_at", "4 1 2021")}
    assert desk.post(f"{AT}steps/extend/", {**typed, "reason": ""}).status_code == 422
    desk.post(f"{AT}steps/extend/", typed)
    opened.refresh_from_db()
    assert opened.closes_at.date().isoformat() == "2021-01-04"


def test_more_money_is_asked_for(desk, page, opened, source):
    pot = opened.pots.get()
    at, typed = f"{AT}pots/raise/", {f"pot-{pot.pk}": "5000", "reason": "Twice as many bids came."}
    assert "Ask for more money" in page("rounds/SCF/24/")
    refused = desk.post(at, {**typed, f"pot-{pot.pk}": "900000"})
    assert refused.status_code == 422
    assert "Twice as many bids came." in refused.content.decode()
    assert desk.post(at, {**typed, f"pot-{pot.pk}": ""}).status_code == 422
    assert desk.post(at, typed)["Location"].startswith("/portal/officers/decisions/draft-")
    assert pot.raises.get().amount_pence == 5_000_00


def test_a_closed_round_says_what_comes_next(desk, page, sent, opened, ranked):
    assert "Hold the Advisory Board" in page("rounds/SCF/24/")


def test_readers_are_drawn_and_bids_given_out(desk, page, opened, officer, assessors):
    for bid in story.sent_bids(opened, 2):
        propose_eligible(application=bid, by=officer)
    opened.contest.refresh_from_db()
    take(opened.contest, "start_reading", by=officer)
    readers = [one.pk for one in assessors]
    assert desk.post(f"{AT}judging/draw/", {"seed": "7"}).status_code == 422
    desk.post(f"{AT}judging/draw/", {"seed": "7", "readers": readers})
    assert "2 bids have all readers" in page("rounds/SCF/24/judging/")
    desk.post(f"{AT}judging/give-out/")
    assert set(opened.contest.entries.values_list("state", flat=True)) == {"reading"}
    assert "0 of 4 score sheets are in" in page("rounds/SCF/24/judging/")


def test_a_meeting_is_planned_attended_and_its_list_decided(desk, page, recommended, meeting):
    assert "Draft the awards decision" in page("rounds/SCF/24/meetings/")
    response = desk.post(f"{AT}meetings/{meeting.pk}/decision/")
    recommended.refresh_from_db()
    assert response["Location"] == f"/portal/officers/decisions/draft-{recommended.awards_decision_id}/"
    assert "Project 3" not in page(f"decisions/draft-{recommended.awards_decision_id}/").split("Annex")[0]


def test_a_meeting_is_planned_and_attended(desk, page, ranked, panel):
    desk.post(f"{AT}meetings/new/", day("held_on", "13 1 2021"))
    meeting = ranked.contest.meetings.get()
    at = f"{AT}meetings/{meeting.pk}/"
    assert desk.post(f"{at}steps/open_meeting/", {"version": 0}).status_code == 422
    present = [one.pk for one in panel]
    desk.post(f"{at}attendance/", {"present": present, "independent": present[:1]})
    desk.post(f"{at}steps/open_meeting/", {"version": 0})
    meeting.refresh_from_db()
    assert meeting.state == "open"
    assert "Sitting" in page("rounds/SCF/24/meetings/")


def test_an_officer_without_the_fund_reads_and_does_nothing(sign_in, page, opened, officer_2):
    other = sign_in(officer_2)
    assert "You do not hold this fund" in page("rounds/SCF/24/", client=other)
    for rest in ("judging/", "meetings/", "change/", "steps/extend/"):
        page(f"rounds/SCF/24/{rest}", status=404, client=other)


def test_others_are_kept_out(sign_in, page, opened, finance_1, lead):
    for person in (finance_1, lead):
        page("rounds/", status=403, client=sign_in(person))


def test_readers_are_told_by_when_to_score(desk, page, sent, opened, officer, lead):
    at = "/portal/officers/rounds/SCF/24/judging/due/"
    assert "When scores are due" in page("rounds/SCF/24/judging/due/")
    assert desk.post(at, day("scores_due", "1 1 2020")).status_code == 422
    assert desk.post(at, day("scores_due", "1 1 2021")).status_code == 302
    opened.contest.refresh_from_db()
    assert opened.contest.scores_due == dt.date(2021, 1, 1)
    with pytest.raises(Forbidden):
        set_scores_due(contest=opened.contest, scores_due=dt.date(2021, 1, 2), by=lead)


def test_the_gates_of_the_awards_are_met_where_the_list_is_prepared(desk, page, recommended, meeting, officer):
    gate = recommended.award_sheet.gates.get(requirement__principle__code="CP6")
    take(gate, "reopen", by=officer, reason="The sums changed.")
    at = f"{AT}gates/{gate.pk}/"
    shown = page("rounds/SCF/24/meetings/")
    assert at in shown
    assert "CP6 Value for money: add the check of costs" in shown
    refused = desk.post(f"{AT}meetings/{meeting.pk}/decision/")
    assert refused.status_code == 422
    assert "add the check of costs" in refused.content.decode()
    shown = page("rounds/SCF/24/gates/")
    assert shown.index("Gates of the awards") < shown.index("Gates of the round")
    desk.post(f"{at}evidence/", {"text": "Costs were compared."})
    gate.refresh_from_db()
    desk.post(f"{at}steps/meet/", {"version": gate.version})
    assert desk.post(f"{AT}meetings/{meeting.pk}/decision/").status_code == 302
    gate.refresh_from_db()
    take(gate, "reopen", by=officer, reason="Once more.")
    recommended.refresh_from_db()
    assert at in page(f"decisions/draft-{recommended.awards_decision_id}/")  # where it is put right

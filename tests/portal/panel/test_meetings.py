"""The Board's room: the ranked list, its line, recommendations, stepping out, minutes."""

import json
import re

import pytest

from grants.panels.actions import draft_awards_decision
from grants.panels.models import Recommendation
from office.judging.actions import plan_meeting, recuse
from office.judging.models import Attendance, Meeting, Recusal
from office.records import clock

FULL = {"kind": "full", "reason": "Strong.", "public_reason": "It keeps young people safe."}


def text_of(response):
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def at(meeting, rest=""):
    return f"/portal/panel/meetings/{meeting.reference}/{rest}"


def bid_at(meeting, bid, rest=""):
    return at(meeting, f"bids/{bid.reference}/{rest}")


def test_the_list_stands_in_rank_order_with_its_line(
    sign_in, meeting, sent, panel_member, django_assert_max_num_queries
):
    client = sign_in(panel_member)
    with django_assert_max_num_queries(15):
        page = text_of(client.get(at(meeting)))
    assert page.count("<h1") == 1
    assert [page.index(f">Project {number}<") for number in (1, 2, 3)] == sorted(
        page.index(f">Project {number}<") for number in (1, 2, 3)
    )
    assert "2 bids above it ask for £8,260" in page
    assert "3</b> bids for £12,390" in page


def test_the_line_moves_with_the_money(sign_in, meeting, panel_member):
    page = text_of(sign_in(panel_member).get(at(meeting, "?line=5,000")))
    assert "Line at £5,000. 1 bid above it asks for £4,130, £870 left over" in page
    refused = sign_in(panel_member).get(at(meeting, "?line=lots"))
    assert refused.status_code == 422
    assert 'value="lots"' in text_of(refused)


def test_the_page_says_how_sure_each_rank_is_and_carries_the_slider(sign_in, meeting, sent, panel_member):
    page = text_of(sign_in(panel_member).get(at(meeting, "?line=5,000")))
    assert "Next below the line: Project 2, £4,130" in page
    assert "On another side than at the round’s own line: Project 2." in page
    assert page.count("Clearly above") == 1
    carried = json.loads(re.search(r'id="line-data" type="application/json">(.*?)</script>', page)[1])
    assert [one["key"] for one in carried["bids"]] == [one.reference for one in sent]
    assert [len(one["needs"]) for one in carried["bids"]] == [20, 20, 20]
    assert carried["start"] == 2


def test_a_member_who_stepped_out_gets_chances_without_that_bid(sign_in, meeting, sent, panel_member, panel_chair):
    recuse(meeting=meeting, entry=sent[0].submission.entry, member=panel_member, reason="I know them.", by=panel_chair)
    page = text_of(sign_in(panel_member).get(at(meeting)))
    assert "How sure a rank is cannot be estimated" in page
    assert sent[0].reference not in page


def test_a_member_writes_down_a_recommendation(sign_in, meeting, sent, panel_member):
    client = sign_in(panel_member)
    response = client.post(bid_at(meeting, sent[0], "recommend/"), FULL)
    assert response["Location"] == f"{at(meeting)}#{sent[0].reference}"
    assert Recommendation.objects.get().amount_pence == 4_130_00
    assert "fund in full, £4,130" in text_of(client.get(at(meeting)))
    part = {**FULL, "kind": "part", "amount": "£3,000.50", "conditions": "One.\n\nTwo."}
    client.post(bid_at(meeting, sent[0], "recommend/"), part)
    said = Recommendation.objects.get()
    assert (said.amount_pence, said.conditions) == (3_000_50, ["One.", "Two."])
    assert "3,000.50" in text_of(client.get(bid_at(meeting, sent[0], "recommend/")))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": ""}, "Give the Board’s reason"),
        ({"kind": ""}, "Choose what the Board recommends"),
        ({"public_reason": ""}, "why it would cut crime"),
        ({"kind": "part", "amount": "9,999"}, "In part is more than £0 and less than £4,130"),
        ({"kind": "part", "amount": "x"}, "Enter an amount in pounds"),
        ({"kind": "decline"}, "Say one thing that would help next time"),
    ],
)
def test_a_refused_recommendation_keeps_its_words(sign_in, meeting, sent, panel_member, given, words):
    said = {**FULL, "conditions": "Kept words.", **given}
    response = sign_in(panel_member).post(bid_at(meeting, sent[0], "recommend/"), said)
    assert response.status_code == 422
    assert words in text_of(response)
    assert "Kept words." in text_of(response)
    assert not Recommendation.objects.exists()


def test_whoever_steps_out_sees_neither_row_nor_sums(sign_in, meeting, sent, panel_member, panel_chair):
    client = sign_in(panel_member)
    said = {"member": panel_member.pk, "reason": "I am a trustee."}
    assert client.post(bid_at(meeting, sent[0], "step-out/"), {**said, "reason": ""}).status_code == 422
    assert client.post(bid_at(meeting, sent[0], "step-out/"), said)["Location"] == at(meeting)
    assert Recusal.objects.get().member == panel_member
    page = text_of(client.get(at(meeting)))
    assert sent[0].reference not in page.replace(f"left the room for {sent[0].reference}", "")
    assert "2</b> bids for £8,260" in page
    for rest in ("", "recommend/", "step-out/"):
        refused = client.get(bid_at(meeting, sent[0], rest))
        assert refused.status_code == 403
        assert "You stepped out of this bid" in text_of(refused)
    for paper in ("minutes/", "ranking.csv"):
        assert "Project 1" not in text_of(client.get(at(meeting, paper)))
    assert "are left out, and so are their sums" in text_of(client.get(at(meeting, "minutes/")))
    chairs = sign_in(panel_chair)
    assert f"{panel_member} left the room for this bid" in text_of(chairs.get(at(meeting)))
    assert "I am a trustee." in text_of(chairs.get(at(meeting, "minutes/")))


def test_a_member_speaks_for_nobody_else(sign_in, meeting, sent, panel_member, panel_member_2):
    said = {"member": panel_member_2.pk, "reason": "They know them."}
    assert sign_in(panel_member).post(bid_at(meeting, sent[0], "step-out/"), said).status_code == 422
    assert not Recusal.objects.exists()


def test_declaring_on_the_list_hides_a_bid_too(sign_in, meeting, sent, panel_member):
    group = sent[1].organisation
    said = {"groups": [group.pk], f"nature-{group.pk}": "My brother works there."}
    client = sign_in(panel_member)
    assert client.post(at(meeting, "declare/"), said)["Location"] == at(meeting)
    assert "Project 2" not in text_of(client.get(at(meeting)))
    assert client.get(bid_at(meeting, sent[1])).status_code == 403


def test_the_chair_records_who_sits_and_opens_the_meeting(sign_in, ranked, panel):
    chair, *members = panel
    planned = plan_meeting(contest=ranked.contest, held_on=clock.today(), by=chair)
    client = sign_in(chair)
    assert "4 members must be there" not in text_of(client.get(at(planned)))
    assert "members must be there; 0 are." in text_of(client.get(at(planned)))
    assert client.post(at(planned, "steps/open_meeting/"), {"version": planned.version}).status_code == 422
    assert client.post(at(planned, "attendance/"), {}).status_code == 422
    present = [one.pk for one in panel]
    client.post(at(planned, "attendance/"), {"present": present, "independent": [chair.pk]})
    assert Attendance.objects.filter(meeting=planned, is_independent=True).get().member == chair
    client.post(at(planned, "steps/open_meeting/"), {"version": planned.version})
    assert Meeting.objects.get(pk=planned.pk).state == "open"
    assert sign_in(members[0]).get(at(planned, "attendance/")).status_code == 404
    assert sign_in(members[0]).post(at(planned, "steps/close_meeting/"), {"version": 1}).status_code == 404


def test_one_bid_shows_its_answers_scores_and_nothing_private(sign_in, meeting, sent, panel_member):
    page = text_of(sign_in(panel_member).get(bid_at(meeting, sent[0])))
    assert "outcome and priority: 5 and 5" in page
    assert "What is your project called?" in page
    assert "Must we keep your group’s name off our website" not in page


def test_the_minutes_are_made_from_what_was_written_down(sign_in, recommended, panel_chair):
    meeting = Meeting.objects.get()
    client = sign_in(panel_chair)
    page = text_of(client.get(at(meeting, "minutes/")))
    for words in ("Best of all.", "£7,130", "independent of the office", "Send us the monthly count."):
        assert words in page
    assert page.count("<h1") == 1
    printed = client.get(at(meeting, "minutes.pdf"))
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    assert "The meeting is over." in text_of(client.get(bid_at(meeting, meeting.recommendations.first().application)))


def test_the_pots_are_held_against_the_list(sign_in, recommended, panel_chair, officer, signed):
    meeting = Meeting.objects.get()
    client = sign_in(panel_chair)
    assert "recommended £7,130 of £20,000: <b>£12,870 left</b>" in text_of(client.get(at(meeting)))
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    assert "too much" not in text_of(client.get(at(meeting)))  # what is promised since is still theirs


def test_the_list_as_a_table(sign_in, recommended, panel_chair):
    rows = text_of(sign_in(panel_chair).get(at(Meeting.objects.get(), "ranking.csv"))).splitlines()
    assert rows[0].startswith("\ufeffRank,Bid,Reference")
    assert rows[1].startswith("1,Project 1,")
    assert rows[1].endswith("4130.00,Fund in full,4130.00")


def test_before_the_scoring_is_closed_nobody_on_the_board_sees_a_score(sign_in, opened, sent, panel, panel_chair):
    planned = plan_meeting(contest=opened.contest, held_on=clock.today(), by=panel_chair)
    client = sign_in(panel_chair)
    assert "The list is not here yet" in text_of(client.get(at(planned)))
    assert client.get(bid_at(planned, sent[0])).status_code == 404


def test_meetings_are_listed(sign_in, meeting, panel_member):
    page = text_of(sign_in(panel_member).get("/portal/panel/"))
    assert f'href="{at(meeting)}"' in page
    assert "No meeting has been held yet" in page


def test_others_do_not_come_in(sign_in, client, meeting, sent, officer, lead, assessor_1):
    for other in (officer, lead, assessor_1):
        for address in ("/portal/panel/", at(meeting), bid_at(meeting, sent[0]), at(meeting, "minutes.pdf")):
            assert sign_in(other).get(address).status_code == 403
    client.logout()
    assert "/account/login/" in client.get(at(meeting))["Location"]

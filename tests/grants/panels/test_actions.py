"""Recommending, settling names, and putting the list to a decision."""

import pytest

from grants.applications.models import Application
from grants.panels import queries
from grants.panels.actions import draft_awards_decision, recommend, settle_name, word_feedback
from grants.panels.models import Feedback, Recommendation
from office.judging.actions import declare, recuse
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.records.steps import Forbidden, Refused, take

FULL = {"kind": "full", "reason": "Strong.", "public_reason": "It keeps young people safe."}
DECLINE = {"kind": "decline", "reason": "Weak.", "suggestion": "Name your source."}


def about(refused):
    return [one.about for one in refused.value.obstacles]


def test_a_member_recommends_and_may_change_it(sent, meeting, panel_member):
    recommend(application=sent[0], meeting=meeting, by=panel_member, **FULL)
    recommend(application=sent[0], meeting=meeting, by=panel_member, **DECLINE)
    assert (Recommendation.objects.get().kind, Recommendation.objects.get().amount_pence) == ("decline", 0)


def test_an_officer_does_not_recommend(sent, meeting, officer):
    with pytest.raises(Forbidden):
        recommend(application=sent[0], meeting=meeting, by=officer, **FULL)


def test_a_member_who_left_the_room_does_not(sent, meeting, panel_member, panel_chair):
    entry = sent[0].submission.entry
    recuse(meeting=meeting, entry=entry, member=panel_member, reason="A trustee.", by=panel_chair)
    with pytest.raises(Forbidden):
        recommend(application=sent[0], meeting=meeting, by=panel_member, **FULL)
    assert recommend(application=sent[1], meeting=meeting, by=panel_member, **FULL)


def test_nor_one_who_declared_an_interest_in_the_bid(sent, meeting, panel_member):
    declare(entry=sent[0].submission.entry, by=panel_member, has_interest=True, nature="A friend.")
    with pytest.raises(Forbidden):
        recommend(application=sent[0], meeting=meeting, by=panel_member, **FULL)


def test_nor_one_with_an_interest_on_the_register(sent, meeting, panel_member):
    register_interest(user=panel_member, kind="office", organisation=sent[0].organisation, by=panel_member)
    forget(panel_member)
    with pytest.raises(Forbidden):
        recommend(application=sent[0], meeting=meeting, by=panel_member, **FULL)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"public_reason": ""}, ["public_reason"]),
        ({"reason": ""}, ["reason"]),
        ({"amount_pence": 4000_00}, ["amount"]),
        ({"kind": "part", "amount_pence": 4130_00}, ["amount"]),
        ({"kind": "part", "amount_pence": 0}, ["amount"]),
        ({"kind": "reserve", "amount_pence": 1}, ["amount"]),
        ({"kind": "decline"}, ["suggestion"]),
        ({"kind": "maybe"}, ["kind"]),
    ],
)
def test_amounts_fit_and_reasons_are_given(sent, meeting, panel_member, given, names):
    with pytest.raises(Refused) as refused:
        recommend(application=sent[0], meeting=meeting, by=panel_member, **{**FULL, **given})
    assert about(refused) == names


def test_the_sum_stays_within_the_pot(sent, meeting, panel_member):
    Application.objects.filter(pk=sent[0].pk).update(ask_pence=17_000_00)
    recommend(application=sent[0], meeting=meeting, by=panel_member, **FULL)
    with pytest.raises(Refused, match="£4,130 is more than the £3,000 left"):
        recommend(application=sent[1], meeting=meeting, by=panel_member, **FULL)
    part = {**FULL, "kind": "part", "amount_pence": 3_000_00}
    assert recommend(application=sent[1], meeting=meeting, by=panel_member, **part)


def test_a_member_who_left_the_room_learns_nothing_of_that_sum(
    sent, meeting, ranked, panel_chair, panel_member, officer
):
    hidden, other, third = sent
    Application.objects.filter(pk=hidden.pk).update(ask_pence=17_000_00)
    recommend(application=hidden, meeting=meeting, by=panel_chair, **FULL)
    recuse(meeting=meeting, entry=hidden.submission.entry, member=panel_member, reason="A trustee.", by=panel_chair)
    Application.objects.filter(pk=other.pk).update(ask_pence=21_000_00)
    with pytest.raises(Refused, match="£21,000 is more than the £20,000 left"):  # the whole pot, as anyone knows
        recommend(application=other, meeting=meeting, by=panel_member, **FULL)
    part = {**FULL, "kind": "part", "amount_pence": 4_000_00}
    assert recommend(application=other, meeting=meeting, by=panel_member, **part)  # no refusal to learn from
    recommend(application=third, meeting=meeting, by=panel_chair, **DECLINE)
    take(meeting, "close_meeting", by=panel_chair)
    with pytest.raises(Refused, match="and the list gives £21,000"):
        draft_awards_decision(round=ranked, meeting=meeting, by=officer)


def test_after_the_meeting_nothing_changes(sent, meeting, panel_chair):
    take(meeting, "close_meeting", by=panel_chair)
    with pytest.raises(Refused, match="Open the meeting"):
        recommend(application=sent[0], meeting=meeting, by=panel_chair, **FULL)


def test_every_bid_needs_a_recommendation(sent, meeting, panel_chair):
    recommend(application=sent[0], meeting=meeting, by=panel_chair, **FULL)
    found = queries.obstacles_to_sending_to_decision(meeting)
    assert [one.about for one in found] == ["SCF-24-002", "SCF-24-003"]


def test_a_wish_for_no_name_must_be_settled_first(recommended, meeting, sent, officer):
    Application.objects.filter(pk=sent[0].pk).update(wants_name_withheld=True)
    with pytest.raises(Refused, match="asked for its name to be left out"):
        draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    line = Recommendation.objects.get(application=sent[0])
    with pytest.raises(Refused, match="or neither"):
        settle_name(recommendation=line, publish_as="A group in Bradford", by=officer)
    settle_name(recommendation=line, publish_as="A group in Bradford", because="Safety.", by=officer)
    decision = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    words = decision.sections.get(code="decision").text
    assert "A group in Bradford" in words
    assert "Group 1" not in words


def test_the_decision_is_written_from_the_list(recommended, meeting, officer, sent):
    decision = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    words = {section.code: section for section in decision.sections.all()}
    assert decision.amount_pence == 7_130_00
    assert "Award £4,130 to Group 1 for Project 1." in words["decision"].text
    assert "Award £3,000 (in part) to Group 2" in words["decision"].text
    assert "Do not fund 1 bid." in words["decision"].text
    assert set(decision.concerns.values_list("name", flat=True)) == {"Group 1", "Group 2", "Group 3"}


def test_a_declined_group_is_named_in_the_closed_list_alone(recommended, meeting, officer):
    decision = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    naming = {section.code for section in decision.sections.all() if "Group 3" in section.text}
    assert naming == {"annex"}
    assert decision.sections.get(code="annex").is_exempt


def test_only_an_officer_with_the_funds_key_drafts_it(recommended, meeting, officer_2, panel_chair):
    for actor in (officer_2, panel_chair):
        with pytest.raises(Forbidden):
            draft_awards_decision(round=recommended, meeting=meeting, by=actor)


def test_leaving_the_order_of_scores_is_said_in_the_notice(sent, meeting, ranked, panel_chair, officer):
    recommend(application=sent[0], meeting=meeting, by=panel_chair, **DECLINE)
    recommend(application=sent[1], meeting=meeting, by=panel_chair, **{**FULL, "reason": "New to our funds."})
    recommend(application=sent[2], meeting=meeting, by=panel_chair, **DECLINE)
    take(meeting, "close_meeting", by=panel_chair)
    decision = draft_awards_decision(round=ranked, meeting=meeting, by=officer)
    words = decision.sections.get(code="background_and_reasons").text
    assert "Group 2 is funded although a bid with a better score is not" in words
    assert "New to our funds" in words


def test_feedback_has_a_band_and_words_for_each_criterion(recommended, meeting, officer, sent):
    draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    kept = Feedback.objects.get(application=sent[2])
    assert [line["band"] for line in kept.criteria] == ["Some gaps"] * 6
    assert all(line["words"] for line in kept.criteria)
    assert (kept.percent, kept.funding_line) == (40, 66)
    assert kept.suggestion == "Name where your figures come from."


def test_an_officer_words_it_better_and_a_new_draft_keeps_that(recommended, meeting, officer, sent):
    draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    word_feedback(application=sent[2], words={"C1": "Say which priority."}, suggestion="", by=officer)
    draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    kept = Feedback.objects.get(application=sent[2])
    assert kept.criteria[0]["words"] == "Say which priority."
    assert kept.suggestion == "Name where your figures come from."

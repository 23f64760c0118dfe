"""Every step of judging: from where it may be taken, by whom, and what it moves."""

from decimal import Decimal

import pytest

from office.judging.actions import declare, enter, moderate, remove_entry, save_score
from office.judging.models import Assessment, AssessorKey, Contest, Entry, LockedSheet, Meeting
from office.judging.states import AssessmentState, ContestState, EntryState, MeetingState
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, Stateful, take

from .conftest import points_for

pytestmark = pytest.mark.django_db

LAWFUL = {
    Contest: {
        "start_reading": {"preparing"}, "rank": {"reading"}, "reopen_scoring": {"ranked"}, "conclude": {"ranked"},
    },
    Entry: {
        "give_out": {"waiting"}, "settle": {"reading"}, "refer": {"reading"}, "agree": {"moderation"},
        "call_for_moderation": {"settled"}, "reopen": {"settled", "moderation"},
        "remove": {"waiting", "reading", "moderation", "settled"},
    },
    Assessment: {"lock": {"assigned"}, "unlock": {"locked"}, "release": {"assigned", "locked"}},
    Meeting: {"open_meeting": {"planned"}, "close_meeting": {"open"}},
}  # fmt: skip
STATES = {Contest: ContestState, Entry: EntryState, Assessment: AssessmentState, Meeting: MeetingState}
WORDS = {"settle": {"percent": 1}, "refer": {"percent": 1, "flag": "x"}, "unlock": {"reason": "x"},
         "call_for_moderation": {"reason": "x"}, "reopen_scoring": {"reason": "x"}}  # fmt: skip
BY_THE_CLOCK = {"conclude", "settle", "refer", "reopen", "remove"}


def test_the_table_names_every_step():
    assert {model: set(model.steps()) for model in LAWFUL} == {model: set(steps) for model, steps in LAWFUL.items()}


@pytest.mark.parametrize(
    ("model", "name", "state"),
    [
        (model, name, state)
        for model, steps in LAWFUL.items()
        for name, sources in steps.items()
        for state in STATES[model].values
        if state not in sources
    ],
)
def test_no_step_is_taken_from_another_state(model, name, state, entry, assigned, meeting, officer):
    row: Stateful = {Contest: entry.contest, Entry: entry, Assessment: assigned[0], Meeting: meeting}[model]
    model.objects.filter(pk=row.pk).update(state=state)
    scoring = name in ("lock", "unlock")
    by = THE_CLOCK if name in BY_THE_CLOCK else assigned[0].assessor if scoring else officer
    with pytest.raises(Refused, match="not possible now"):
        take(row, name, by=by, **WORDS.get(name, {}))


@pytest.mark.parametrize("name", ["start_reading", "rank", "reopen_scoring", "conclude"])
def test_an_assessor_runs_no_contest(contest, assessor_1, name):
    with pytest.raises(Forbidden):
        take(contest, name, by=assessor_1, **WORDS.get(name, {}))


@pytest.mark.parametrize("name", sorted(BY_THE_CLOCK - {"conclude"}))
def test_what_follows_from_scores_is_nobodys_button(entry, officer, name):
    with pytest.raises(Forbidden):
        take(entry, name, by=officer, **WORDS.get(name, {}))


def test_reading_starts_with_a_frozen_rubric_alone(contest, officer):
    contest.rubric.__class__.objects.update(frozen_at=None, content_hash="")
    with pytest.raises(Refused, match="Freeze the rubric first"):
        take(contest, "start_reading", by=officer)


def test_a_bid_is_given_out_once_it_has_its_readers(entry, officer, assigned):
    entry.contest.__class__.objects.update(readers=3)
    with pytest.raises(Refused, match="Choose one more reader"):
        take(entry, "give_out", by=officer)
    entry.contest.__class__.objects.update(readers=2)
    assert take(entry, "give_out", by=officer).state == "reading"


def test_a_sheet_locks_with_every_score_and_reason_alone(reading, score):
    with pytest.raises(Refused) as refused:
        take(reading[0], "lock", by=reading[0].assessor)
    assert [one.about for one in refused.value.obstacles] == ["C1", "C2", "C3", "C4", "C5", "C6"]
    score(reading[0], 3, reason=" ")
    with pytest.raises(Refused, match="Give a reason for your score on C1"):
        take(reading[0], "lock", by=reading[0].assessor)
    score(reading[0], 3)
    assert take(reading[0], "lock", by=reading[0].assessor).percent == Decimal("60.00")


@pytest.mark.parametrize("points", [0, 5])
def test_nought_and_five_need_more_words(reading, score, points):
    score(reading[0], points, reason="Very good indeed.")
    with pytest.raises(Refused, match=f"{points} points on C1 needs a reason of at least 5 words"):
        take(reading[0], "lock", by=reading[0].assessor)


def test_a_sheet_is_locked_by_its_own_assessor_alone(reading, score, officer):
    score(reading[0], 3)
    for other in (officer, reading[1].assessor):
        with pytest.raises(Forbidden):
            take(reading[0], "lock", by=other)


def test_an_interest_found_later_stops_the_lock(reading, score, legal, group):
    score(reading[0], 3)
    assessor = reading[0].assessor
    register_interest(user=assessor, organisation=group, kind="family", by=legal)
    forget(assessor)
    with pytest.raises(Forbidden):
        take(reading[0], "lock", by=assessor)


def test_the_entry_settles_on_the_mean_when_the_last_reader_locks(entry, reading, lock):
    lock(reading[0], 4)
    entry.refresh_from_db()
    assert (entry.state, entry.percent) == ("reading", None)
    lock(reading[1], 3)
    entry.refresh_from_db()
    assert (entry.state, entry.percent) == ("settled", Decimal("70.00"))


def test_readers_34_points_apart_go_to_moderation(disputed):
    assert disputed.state == "moderation"
    assert disputed.percent == Decimal("67.00")
    assert disputed.flag == "Readers are 34 points apart."


def test_three_points_apart_on_one_flagged_criterion_is_enough(entry, reading, lock):
    lock(reading[0], {**points_for(3), "C4": 4})
    lock(reading[1], {**points_for(3), "C4": 1})
    entry.refresh_from_db()
    assert (entry.state, entry.flag) == ("moderation", "Readers are 3 points apart on C4.")


def test_two_points_apart_on_a_flagged_criterion_is_not(entry, reading, lock):
    lock(reading[0], {**points_for(3), "C4": 4})
    lock(reading[1], {**points_for(3), "C4": 2})
    entry.refresh_from_db()
    assert entry.state == "settled"


def test_unlocking_needs_a_reason_reopens_the_bid_and_keeps_the_first_sheet(settled, reading, lock):
    assessor = reading[1].assessor
    with pytest.raises(Refused, match="Say why"):
        take(reading[1], "unlock", by=assessor, reason=" ")
    take(reading[1], "unlock", by=assessor, reason="I missed the budget page")
    settled.refresh_from_db()
    assert (settled.state, settled.percent) == ("reading", None)
    lock(reading[1], 2)
    settled.refresh_from_db()
    assert settled.percent == Decimal("60.00")
    sheets = LockedSheet.objects.filter(assessment=reading[1]).order_by("number")
    assert [(sheet.number, sheet.percent, sheet.scores["C1"][0]) for sheet in sheets] == [
        (1, Decimal("60.00"), 3),
        (2, Decimal("40.00"), 2),
    ]


def test_nothing_is_unlocked_once_the_panel_has_the_list(ranked, reading):
    with pytest.raises(Refused, match="the panel has the list"):
        take(reading[0], "unlock", by=reading[0].assessor, reason="I changed my mind")


def test_nothing_is_unlocked_once_it_was_moderated(disputed, reading, panel_chair):
    moderate(entry=disputed, points=points_for(4), note="Agreed after a talk.", by=panel_chair)
    with pytest.raises(Refused, match="was moderated"):
        take(reading[0], "unlock", by=reading[0].assessor, reason="I changed my mind")


def test_the_list_closes_when_every_bid_is_settled(contest, disputed, officer, panel_chair):
    with pytest.raises(Refused, match="Bid 1 is not settled yet"):
        take(contest, "rank", by=officer)
    moderate(entry=disputed, points=points_for(4), note="Agreed after a talk.", by=panel_chair)
    assert take(contest, "rank", by=officer).inputs_hash


def test_the_scoring_reopens_with_a_reason_until_the_panel_met(ranked, seated, officer, panel_chair):
    with pytest.raises(Refused, match="Say why"):
        take(ranked, "reopen_scoring", by=officer, reason="")
    take(ranked, "reopen_scoring", by=officer, reason="A reader declared an interest")
    assert (ranked.state, ranked.inputs_hash) == ("reading", "")
    take(ranked, "rank", by=officer)
    take(seated, "open_meeting", by=panel_chair)
    with pytest.raises(Refused, match="The panel has met"):
        take(ranked, "reopen_scoring", by=officer, reason="Another fault")


def test_an_officer_may_call_for_moderation_of_a_settled_bid(settled, officer, panel_chair):
    take(settled, "call_for_moderation", by=officer, reason="The panel should weigh the money returned last time")
    assert settled.state == "moderation"
    moderate(entry=settled, points=points_for(3), note="Weighed.", by=panel_chair)
    assert (settled.state, settled.percent) == ("settled", Decimal("60.00"))
    with pytest.raises(Refused, match="was moderated"):
        take(settled, "call_for_moderation", by=officer, reason="Again")


def test_a_reader_taken_off_leaves_the_scores_of_the_others(settled, reading, officer, lock, assessor_3):
    take(reading[0], "release", by=officer)
    settled.refresh_from_db()
    assert (settled.state, settled.percent) == ("reading", None)
    assert not AssessorKey.objects.filter(user=reading[0].assessor).exists()
    assert LockedSheet.objects.filter(assessment=reading[0]).count() == 1


def test_taking_off_the_last_unlocked_of_three_settles_the_bid(
    entry, reading, lock, officer, assessor_3
):  # fmt: skip
    from_three = Assessment.objects.create(entry=entry, assessor=assessor_3)
    lock(reading[0], 4)
    lock(reading[1], 3)
    entry.refresh_from_db()
    assert entry.state == "reading"
    take(from_three, "release", by=officer)
    entry.refresh_from_db()
    assert (entry.state, entry.percent) == ("settled", Decimal("70.00"))


def test_an_assessor_does_not_take_themselves_off(reading):
    with pytest.raises(Forbidden):
        take(reading[0], "release", by=reading[0].assessor)


def test_a_withdrawn_bid_leaves_with_its_keys_and_what_was_owed(entry, reading, lock, officer):
    lock(reading[0], 4)
    remove_entry(submission=entry.submission, by=officer)
    entry.refresh_from_db()
    assert entry.state == "removed"
    assert not AssessorKey.objects.filter(content_object=entry).exists()
    assert list(Assessment.objects.order_by("pk").values_list("state", flat=True)) == ["locked", "released"]
    remove_entry(submission=entry.submission, by=officer)  # once is enough


def test_no_bid_enters_a_closed_list(ranked, new_bid, officer):
    with pytest.raises(Refused, match="no more bids can enter"):
        enter(contest=ranked, submission=new_bid(), by=officer)


def test_a_meeting_needs_its_quorum_an_independent_member_and_a_closed_list(meeting, seated, ranked, panel_chair):
    seated.attendances.update(is_independent=False)
    with pytest.raises(Refused, match="At least one member must be independent"):
        take(seated, "open_meeting", by=panel_chair)
    seated.attendances.filter(member=panel_chair).update(is_independent=True)
    kept = seated.attendances.filter(member=panel_chair)
    seated.attendances.exclude(pk__in=kept).delete()
    with pytest.raises(Refused, match="3 members must be there; 1 is"):
        take(seated, "open_meeting", by=panel_chair)


def test_a_meeting_with_all_that_opens_and_closes(ranked, seated, panel_chair):
    assert take(seated, "open_meeting", by=panel_chair).state == "open"
    assert take(seated, "close_meeting", by=panel_chair).state == "closed"


def test_a_meeting_waits_for_the_list(seated, panel_chair):
    with pytest.raises(Refused, match="Close the scoring first"):
        take(seated, "open_meeting", by=panel_chair)


def test_a_member_does_not_chair(ranked, seated, panel_member):
    with pytest.raises(Forbidden):
        take(seated, "open_meeting", by=panel_member)


def test_no_score_is_saved_under_a_lock(settled, reading, contest):
    with pytest.raises(Refused, match="it is scored"):
        save_score(
            assessment=reading[0], criterion=contest.rubric.criteria.first(), points=5, reason="More",
            by=reading[0].assessor,
        )  # fmt: skip


def test_a_bid_that_was_not_given_out_cannot_be_scored(assigned, contest):
    declare(entry=assigned[0].entry, by=assigned[0].assessor, has_interest=False)
    with pytest.raises(Refused, match="not open for scoring"):
        save_score(
            assessment=assigned[0],
            criterion=contest.rubric.criteria.first(),
            points=3,
            reason="",
            by=assigned[0].assessor,
        )

"""The deeds of judging: rubrics, assigning, declaring, scoring, moderating, meeting."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from office.judging.actions import (
    assign_all,
    assign_assessor,
    declare,
    declare_for_groups,
    enter,
    freeze_rubric,
    load_rubric,
    moderate,
    plan_meeting,
    record_attendance,
    recuse,
    release_assessor,
    save_score,
)
from office.judging.models import Assessment, AssessorKey, Declaration, Moderation, Rubric, Score
from office.judging.rubrics import is_as_frozen
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.records import clock
from office.records.models import Event
from office.records.steps import Forbidden, Refused, take

from .conftest import CODES, RUBRIC, points_for

pytestmark = pytest.mark.django_db


# Rubrics


def test_the_funds_rubric_is_the_default_one(rubric):
    criteria = rubric.criteria.all()
    assert [(one.code, one.weight) for one in criteria] == list(zip(CODES, (30, 20, 20, 15, 10, 5), strict=True))
    assert [one.code for one in criteria if one.flag_gap == 2] == ["C1", "C4"]
    assert [one.points for one in rubric.anchors.all()] == [0, 1, 2, 3, 4, 5]


def test_loading_the_same_rubric_again_changes_nothing(rubric, officer):
    again = load_rubric(data=RUBRIC, by=officer)
    assert (again.pk, Rubric.objects.count(), again.content_hash) == (rubric.pk, 1, rubric.content_hash)


def test_a_frozen_rubric_is_not_loaded_over(rubric, officer):
    with pytest.raises(Refused, match="Make the next version"):
        load_rubric(data={**RUBRIC, "title": "Other"}, by=officer)
    assert load_rubric(data={**RUBRIC, "title": "Other", "number": 2}, by=officer).number == 2


def test_a_draft_rubric_is_replaced_whole(officer):
    load_rubric(data={**RUBRIC, "criteria": RUBRIC["criteria"][:2]}, by=officer)
    assert load_rubric(data=RUBRIC, by=officer).criteria.count() == 6


def test_freezing_needs_weights_of_100_and_words_for_each_score(officer):
    loaded = load_rubric(
        data={**RUBRIC, "criteria": RUBRIC["criteria"][:2], "anchors": RUBRIC["anchors"][:5]}, by=officer
    )
    with pytest.raises(Refused) as refused:
        freeze_rubric(rubric=loaded, by=officer)
    assert refused.value.obstacles == ["The weights of the criteria must make 100.", "Say what 5 points means."]


def test_a_changed_weight_shows_against_the_hash(rubric):
    assert is_as_frozen(rubric)
    rubric.criteria.filter(code="C1").update(weight=31)
    assert not is_as_frozen(rubric)


def test_an_assessor_keeps_no_rubric(assessor_1):
    with pytest.raises(Forbidden):
        load_rubric(data=RUBRIC, by=assessor_1)


# Assigning


def test_assigning_writes_the_assessment_and_its_key_together(entry, assessor_1, officer):
    made = assign_assessor(entry=entry, assessor=assessor_1, by=officer)
    assert (made.state, made.order) == ("assigned", 1)
    key = AssessorKey.objects.get()
    assert (key.user, key.content_object, key.permission.codename) == (assessor_1, entry, "read_entry")
    assert Event.objects.filter(subject_type="judging.assessment", verb="assigned").count() == 1


def test_an_assessor_assigns_nobody(entry, assessor_1):
    with pytest.raises(Forbidden):
        assign_assessor(entry=entry, assessor=assessor_1, by=assessor_1)


def test_a_declared_interest_bars_from_being_assigned(entry, assessor_1, officer):
    declare(entry=entry, by=assessor_1, has_interest=True, nature="My sister runs it")
    with pytest.raises(Refused, match="declared an interest"):
        assign_assessor(entry=entry, assessor=assessor_1, by=officer)


def test_a_registered_interest_bars_from_being_assigned(entry, assessor_1, officer, group, legal):
    register_interest(user=assessor_1, organisation=group, kind="office", by=legal)
    with pytest.raises(Refused, match="by the register"):
        assign_assessor(entry=entry, assessor=assessor_1, by=officer)


def test_whoever_decided_eligibility_is_barred(entry, assessor_1, officer):
    with pytest.raises(Refused, match="decided whether this bid was eligible"):
        assign_assessor(entry=entry, assessor=assessor_1, by=officer, barred={assessor_1.pk})


def test_only_assessors_read_and_each_once(entry, assessor_1, officer, panel_member):
    with pytest.raises(Refused, match="is not an assessor"):
        assign_assessor(entry=entry, assessor=panel_member, by=officer)
    assign_assessor(entry=entry, assessor=assessor_1, by=officer)
    with pytest.raises(Refused, match="reads this bid"):
        assign_assessor(entry=entry, assessor=assessor_1, by=officer)


def test_an_officer_with_an_interest_assigns_nobody_to_that_bid(entry, assessor_1, officer, group):
    register_interest(user=officer, organisation=group, kind="family", by=officer)
    with pytest.raises(Forbidden):
        assign_assessor(entry=entry, assessor=assessor_1, by=officer)


@pytest.fixture
def five(contest, new_bid, officer):
    return [enter(contest=contest, submission=new_bid(), by=officer) for _ in range(5)]


def test_all_bids_are_drawn_with_even_loads_and_a_seed_on_the_trail(contest, five, assessors, officer):
    made = assign_all(contest=contest, assessors=assessors, seed=20201123, by=officer)
    loads = [sum(one.assessor_id == reader.pk for one in made) for reader in assessors]
    assert sorted(loads) == [3, 3, 4]
    assert AssessorKey.objects.count() == len(made) == 10
    for reader in assessors:
        orders = [one.order for one in made if one.assessor_id == reader.pk]
        assert sorted(orders) == list(range(1, len(orders) + 1))
    event = Event.objects.get(subject_type="judging.contest", verb="assigned")
    assert event.facts["seed"] == 20201123
    assert len(event.facts["given"]) == 10


def test_a_draw_gives_nobody_a_bid_they_may_not_read(contest, five, assessors, officer):
    declare(entry=five[0], by=assessors[0], has_interest=True, nature="A neighbour")
    barred = {five[1].pk: {assessors[1].pk}}
    made = assign_all(contest=contest, assessors=assessors, seed=1, by=officer, barred=barred)
    pairs = {(one.entry_id, one.assessor_id) for one in made}
    assert (five[0].pk, assessors[0].pk) not in pairs
    assert (five[1].pk, assessors[1].pk) not in pairs


def test_a_draw_that_cannot_be_made_says_which_bid(contest, five, assessors, officer):
    declare(entry=five[0], by=assessors[0], has_interest=True, nature="A neighbour")
    with pytest.raises(Refused, match="Bid 1 needs 2 readers and 1 of those chosen"):
        assign_all(contest=contest, assessors=assessors[:2], seed=1, by=officer)
    assert not Assessment.objects.exists()


def test_drawing_again_adds_nothing(contest, five, assessors, officer):
    assign_all(contest=contest, assessors=assessors, seed=1, by=officer)
    assert assign_all(contest=contest, assessors=assessors, seed=2, by=officer) == []


def test_a_draw_costs_the_same_queries_for_few_and_for_many(
    contest, new_bid, assessors, officer, django_assert_max_num_queries
):
    for count in (3, 27):
        for _ in range(count):
            enter(contest=contest, submission=new_bid(), by=officer)
        for one in assessors:
            forget(one)
        with django_assert_max_num_queries(20):
            assign_all(contest=contest, assessors=assessors, seed=1, by=officer)


def test_a_reader_is_taken_off_with_a_reason(reading, officer):
    with pytest.raises(Refused, match="Say why"):
        release_assessor(assessment=reading[0], reason=" ", by=officer)
    assert Assessment.objects.get(pk=reading[0].pk).state == "assigned"
    release_assessor(assessment=reading[0], reason="Ill", by=officer)
    assert reading[0].state == "released"
    assert not AssessorKey.objects.filter(user=reading[0].assessor).exists()


# Declaring


def test_an_interest_takes_the_bid_away_and_bars_for_good(entry, reading, score, officer):
    assessor = reading[0].assessor
    score(reading[0], 3)
    declare(entry=entry, by=assessor, has_interest=True, nature="I coach there")
    assert Assessment.objects.get(pk=reading[0].pk).state == "released"
    assert not AssessorKey.objects.filter(user=assessor).exists()
    with pytest.raises(Refused, match="Speak to the officer"):
        declare(entry=entry, by=assessor, has_interest=False)


def test_an_interest_is_put_in_words(entry, assessor_1):
    with pytest.raises(Refused, match="Say what your interest is"):
        declare(entry=entry, by=assessor_1, has_interest=True, nature=" ")
    assert not Declaration.objects.exists()


def test_an_interest_after_locking_takes_the_score_out(settled, reading):
    declare(entry=settled, by=reading[0].assessor, has_interest=True, nature="I coach there")
    settled.refresh_from_db()
    assert (settled.state, settled.percent) == ("reading", None)


def test_an_interest_after_the_list_closed_is_kept_for_the_officer(ranked, settled, reading):
    declare(entry=settled, by=reading[0].assessor, has_interest=True, nature="I coach there")
    assert Assessment.objects.get(pk=reading[0].pk).state == "locked"
    assert not AssessorKey.objects.filter(user=reading[0].assessor).exists()


def test_an_applicant_declares_nothing(entry, lead):
    with pytest.raises(Forbidden):
        declare(entry=entry, by=lead, has_interest=False)


def test_declaring_on_the_list_of_applicants(contest, five, entry, group, assessor_1):
    declare_for_groups(contest=contest, interests={group.pk: "I coach there"}, by=assessor_1)
    rows = Declaration.objects.filter(user=assessor_1)
    assert rows.filter(has_interest=True).get().entry == entry
    assert rows.filter(has_interest=False).count() == 5
    declare_for_groups(contest=contest, interests={}, by=assessor_1)
    assert rows.filter(has_interest=True).count() == 1


# Scoring


def test_scores_are_saved_as_they_come(reading, contest, at_noon):
    criterion = contest.rubric.criteria.first()
    assessor = reading[0].assessor
    save_score(assessment=reading[0], criterion=criterion, points=None, reason="Half a tho\x00ught", by=assessor)
    saved = save_score(assessment=reading[0], criterion=criterion, points=4, reason="A thought", by=assessor)
    assert Score.objects.count() == 1
    assert (saved.points, saved.reason, saved.saved_at) == (4, "A thought", clock.now())


def test_nobody_saves_a_score_for_another(reading, contest, officer):
    for other in (officer, reading[1].assessor):
        with pytest.raises(Forbidden):
            save_score(assessment=reading[0], criterion=contest.rubric.criteria.first(), points=4, reason="", by=other)


@pytest.mark.parametrize("points", [6, -1, "4", 2.5])
def test_points_are_0_to_5(reading, contest, points):
    with pytest.raises(Refused, match="Choose a score from 0 to 5"):
        save_score(
            assessment=reading[0], criterion=contest.rubric.criteria.first(), points=points, reason="",
            by=reading[0].assessor,
        )  # fmt: skip


def test_a_score_waits_for_the_declaration(entry, assigned, contest, officer):
    take(entry, "give_out", by=officer)
    with pytest.raises(Refused, match="Declare whether you have an interest"):
        save_score(
            assessment=assigned[0], criterion=contest.rubric.criteria.first(), points=4, reason="",
            by=assigned[0].assessor,
        )  # fmt: skip


# Moderating


def test_moderation_is_a_new_record_and_settles_the_bid(disputed, reading, panel_chair):
    before = list(Score.objects.order_by("pk").values_list("points", flat=True))
    agreed = moderate(entry=disputed, points=points_for(4), note="We read the hospital letter again.", by=panel_chair)
    assert (disputed.state, disputed.percent, agreed.percent) == ("settled", Decimal("80.00"), Decimal("80.00"))
    assert list(Score.objects.order_by("pk").values_list("points", flat=True)) == before


def test_moderation_needs_every_score_and_a_note(disputed, panel_chair):
    with pytest.raises(Refused) as refused:
        moderate(entry=disputed, points={**points_for(4), "C2": 7}, note="", by=panel_chair)
    assert [one.about for one in refused.value.obstacles] == ["C2", "note"]
    assert not Moderation.objects.exists()


def test_a_settled_bid_is_not_moderated(settled, panel_chair):
    with pytest.raises(Refused, match="it is scored"):
        moderate(entry=settled, points=points_for(4), note="Why not", by=panel_chair)


def test_who_may_moderate(disputed, reading, panel_member, panel_chair, group):
    register_interest(user=panel_chair, organisation=group, kind="family", by=panel_chair)
    for other in (reading[0].assessor, panel_member, panel_chair):
        with pytest.raises(Forbidden):
            moderate(entry=disputed, points=points_for(4), note="Mine", by=other)


def test_what_was_agreed_cannot_be_rewritten(disputed, panel_chair):
    agreed = moderate(entry=disputed, points=points_for(4), note="Agreed.", by=panel_chair)
    with pytest.raises(DatabaseError), transaction.atomic():
        Moderation.objects.filter(pk=agreed.pk).update(note="Other")


# Meeting


def test_a_meeting_is_planned_under_its_day(contest, panel_chair, assessor_1):
    meeting = plan_meeting(contest=contest, held_on=dt.date(2020, 11, 23), by=panel_chair)
    assert (meeting.reference, meeting.quorum, meeting.state) == ("BRD-2020-11-23", 3, "planned")
    with pytest.raises(Refused, match="already"):
        plan_meeting(contest=contest, held_on=dt.date(2020, 11, 23), by=panel_chair)
    with pytest.raises(Forbidden):
        plan_meeting(contest=contest, held_on=clock.today(), by=assessor_1, reference="BRD-2")


def test_attendance_is_said_again_whole(meeting, panel, panel_chair, officer):
    record_attendance(meeting=meeting, present=panel, independent=panel[:1], by=panel_chair)
    record_attendance(meeting=meeting, present=panel[:2], independent=panel[1:2], by=officer)
    rows = meeting.attendances.order_by("pk").values_list("member", "is_independent")
    assert list(rows) == [(panel[0].pk, False), (panel[1].pk, True)]


def test_only_the_panel_sits(meeting, assessor_1, panel_chair):
    with pytest.raises(Refused, match="is not a member of the panel"):
        record_attendance(meeting=meeting, present=[assessor_1], by=panel_chair)


def test_a_member_leaves_the_room_for_one_bid(ranked, seated, settled, panel_member, panel_member_2, panel_chair):
    recuse(meeting=seated, entry=settled, member=panel_member, reason="Trustee there", by=panel_member)
    recuse(meeting=seated, entry=settled, member=panel_member, reason="Said twice", by=panel_chair)
    assert [one.reason for one in seated.recusals.all()] == ["Trustee there"]
    with pytest.raises(Forbidden):
        recuse(meeting=seated, entry=settled, member=panel_chair, reason="Get out", by=panel_member_2)


def test_a_recusal_needs_a_reason_and_somebody_who_is_there(meeting, settled, panel_member, panel_chair):
    with pytest.raises(Refused) as refused:
        recuse(meeting=meeting, entry=settled, member=panel_member, reason="", by=panel_chair)
    assert [one.about for one in refused.value.obstacles] == ["member", "reason"]

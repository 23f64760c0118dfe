"""Who sees which bids, answers and scores: blind, sealed, independent, and never across an interest."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission

from office.judging.actions import (
    assign_all,
    assign_assessor,
    declare,
    enter,
    moderate,
    recuse,
    release_assessor,
)
from office.judging.models import Assessment, AssessorKey, Contest, Entry, Score
from office.judging.queries import (
    answers_for_assessor,
    applicants_to_declare,
    assessments_for,
    compare_answers,
    conflict_suggestions,
    entries_for_assessor,
    progress,
    ranking,
    sitting_on,
    visible_to,
)
from office.judging.rules import obstacles_to_considering
from office.people.appointments.actions import withdraw_role
from office.people.interests.actions import register_interest
from office.people.organisations.actions import accept_invitation, invite_member, register_organisation
from office.people.roles import Role
from office.people.standing import forget
from office.records import sight
from office.records.steps import take, take_all

from .conftest import SECRETS, points_for

pytestmark = pytest.mark.django_db


# What an assessor may open


def test_an_assessor_sees_the_bids_they_were_given_and_no_others(
    entry, assigned, new_bid, contest, officer, assessor_3
):
    enter(contest=contest, submission=new_bid(), by=officer)
    assert list(entries_for_assessor(assigned[0].assessor)) == [entry]
    assert not entries_for_assessor(assessor_3).exists()


def test_a_key_alone_opens_nothing(entry, assessor_1):
    permission = Permission.objects.get(codename="read_entry")
    AssessorKey.objects.create(user=assessor_1, content_object=entry, permission=permission)
    assert not entries_for_assessor(assessor_1).exists()


def test_an_assignment_whose_key_was_revoked_opens_nothing(entry, assigned):
    AssessorKey.objects.all().delete()
    assert not entries_for_assessor(assigned[0].assessor).exists()


def test_a_declared_interest_closes_the_bid_even_with_a_stale_key_and_assignment(entry, reading):
    assessor = reading[0].assessor
    declare(entry=entry, by=assessor, has_interest=True, nature="I coach there")
    AssessorKey.objects.create(
        user=assessor, content_object=entry, permission=Permission.objects.get(codename="read_entry")
    )
    Assessment.objects.filter(pk=reading[0].pk).update(state="assigned")
    assert not entries_for_assessor(assessor).exists()
    assert not answers_for_assessor(entry, assessor)
    assert not visible_to(assessor).exists()


def test_a_registered_interest_closes_the_bid_even_with_a_stale_key(entry, reading, group, legal):
    assessor = reading[0].assessor
    register_interest(user=assessor, organisation=group, kind="family", by=legal)
    forget(assessor)
    assert not entries_for_assessor(assessor).exists()
    assert not answers_for_assessor(entry, assessor)


def test_joining_the_group_closes_its_bid(entry, reading, group, lead):
    assessor = reading[0].assessor
    invitation, _ = invite_member(organisation=group, email=assessor.email, by=lead)
    accept_invitation(invitation=invitation, confirmed_emails=[assessor.email], by=assessor)
    forget(assessor)
    assert not entries_for_assessor(assessor).exists()


def test_a_withdrawn_role_closes_every_bid(entry, reading, administrator):
    assessor = reading[0].assessor
    withdraw_role(user=assessor, role=Role.ASSESSOR, by=administrator)
    forget(assessor)
    assert not entries_for_assessor(assessor).exists()
    assert not assessments_for(assessor).exists()


def test_a_reader_taken_off_sees_nothing_more(entry, reading, officer):
    release_assessor(assessment=reading[0], reason="Ill", by=officer)
    assert not entries_for_assessor(reading[0].assessor).exists()


# What an assessor may read


def codes(answers):
    return [answer.question.code for answer in answers]


def everything_in(answers):
    return " ".join(str(value) for answer in answers for value in answer.__dict__.values())


@pytest.mark.parametrize(
    ("is_blind", "price_open", "parts"),
    [
        (True, False, ["merit"]),
        (True, True, ["merit", "price"]),
        (False, False, ["merit", "identity"]),
        (False, True, ["merit", "identity", "price"]),
    ],
)
def test_a_blind_bid_shows_no_identity_a_sealed_one_no_price_and_none_the_private_part(
    entry, reading, is_blind, price_open, parts
):
    Contest.objects.update(is_blind=is_blind, price_open=price_open)
    assessor = reading[0].assessor
    answers = list(answers_for_assessor(entry, assessor))
    assert codes(answers) == parts
    for part, secret in SECRETS.items():
        assert (secret in everything_in(answers)) == (part in parts)
        assert bool(compare_answers(entry.contest, part, assessor)) == (part in parts)


def test_nothing_is_read_before_declaring(entry, assigned, officer):
    take(entry, "give_out", by=officer)
    assert codes(answers_for_assessor(entry, assigned[0].assessor)) == []
    declare(entry=entry, by=assigned[0].assessor, has_interest=False)
    assert codes(answers_for_assessor(entry, assigned[0].assessor)) == ["merit", "price"]


def test_nothing_is_read_before_the_bid_is_given_out(entry, assigned):
    declare(entry=entry, by=assigned[0].assessor, has_interest=False)
    assert codes(answers_for_assessor(entry, assigned[0].assessor)) == []


def test_nobody_else_reads_answers_this_way(entry, reading, officer, panel_member, lead, assessor_3):
    for other in (officer, panel_member, lead, assessor_3):
        assert not answers_for_assessor(entry, other)


# Independence


def test_others_scores_are_hidden_until_ones_own_are_locked(reading, score, lock):
    own, other = reading
    lock(other, 4)
    score(own, 3)
    assert list(assessments_for(own.assessor)) == [own]
    take(own, "lock", by=own.assessor)
    assert set(assessments_for(own.assessor)) == {own, other}
    assert not sight.visible(Assessment, own.assessor).exclude(pk__in=[own.pk, other.pk]).exists()


def test_a_score_that_is_not_locked_is_its_writers_alone(reading, score, lock, officer):
    own, other = reading
    score(other, 4)
    lock(own, 3)
    assert list(assessments_for(own.assessor)) == [own]
    assert not assessments_for(officer).exists()


def test_unlocking_hides_the_others_again(settled, reading):
    own = reading[0]
    assert assessments_for(own.assessor).count() == 2
    take(own, "unlock", by=own.assessor, reason="I missed a page")
    assert list(assessments_for(own.assessor)) == [own]


def test_officers_and_panel_see_all_scores_once_the_list_is_closed(
    contest, settled, officer, panel_member, auditor, commissioner, lead, finance_1
):
    for one in (officer, panel_member, auditor, commissioner):
        assert not assessments_for(one).exists()
    take(contest, "rank", by=officer)
    for one in (officer, panel_member, auditor, commissioner):
        assert assessments_for(one).count() == 2
    for one in (lead, finance_1):
        assert not assessments_for(one).exists()
        assert not visible_to(one).exists()


def test_whoever_moderates_sees_the_locked_scores_of_that_bid(disputed, officer, panel_chair, panel_member):
    for one in (officer, panel_chair):
        assert assessments_for(one).count() == 2
    assert visible_to(panel_chair).get() == disputed
    assert not assessments_for(panel_member).exists()
    assert not visible_to(panel_member).exists()


# The ranked list


@pytest.fixture
def three(contest, entry, group, new_bid, officer, reading, lock, assessor_1, assessor_2):
    """Bids at 70, 70 and 60 percent; the first is of `group`. The list is closed."""
    entries = [entry]
    for readers in ((4, 3), (3, 3)):
        made = enter(contest=contest, submission=new_bid(), by=officer)
        for assessor in (assessor_1, assessor_2):
            assign_assessor(entry=made, assessor=assessor, by=officer)
        take(made, "give_out", by=officer)
        for assessment, points in zip(made.assessments.order_by("pk"), readers, strict=True):
            declare(entry=made, by=assessment.assessor, has_interest=False)
            lock(assessment, points)
        entries.append(made)
    lock(reading[0], 4)
    lock(reading[1], 3)
    take(contest, "rank", by=officer)
    return entries


def test_ties_share_their_rank(contest, three, officer):
    lines = ranking(contest, officer)
    assert [(one.entry.pk, one.rank, one.is_tied, one.percent, one.spread, one.is_above_line) for one in lines] == [
        (three[0].pk, 1, True, Decimal("70.00"), Decimal("20.00"), True),
        (three[1].pk, 1, True, Decimal("70.00"), Decimal("20.00"), True),
        (three[2].pk, 3, False, Decimal("60.00"), Decimal("0.00"), False),
    ]


def test_the_list_is_closed_to_assessors_groups_and_until_it_is_ranked(contest, three, assessor_1, lead, officer):
    assert ranking(contest, assessor_1) == []
    assert ranking(contest, lead) == []
    take(contest, "reopen_scoring", by=officer, reason="A fault")
    assert ranking(contest, officer) == []


def test_a_member_who_left_the_room_sees_neither_the_bid_nor_its_place_in_the_totals(
    contest, three, seated, panel_member, panel_member_2
):
    recuse(meeting=seated, entry=three[0], member=panel_member, reason="Trustee there", by=panel_member)
    lines = ranking(contest, panel_member)
    assert [(one.entry.pk, one.rank, one.is_tied) for one in lines] == [
        (three[1].pk, 1, False),
        (three[2].pk, 2, False),
    ]
    assert len(ranking(contest, panel_member_2)) == 3
    assert not sight.may_see(panel_member, three[0])
    assert not assessments_for(panel_member).filter(entry=three[0]).exists()
    assert [one.member for one in sitting_on(seated, three[0])] == [
        one.member for one in seated.attendances.order_by("pk") if one.member != panel_member
    ]


def test_a_panel_members_registered_interest_hides_the_bid(contest, three, panel_member, group, legal):
    register_interest(user=panel_member, organisation=group, kind="office", by=legal)
    forget(panel_member)
    assert three[0].pk not in [one.entry.pk for one in ranking(contest, panel_member)]


def test_the_quorum_must_hold_for_each_bid(three, seated, panel_chair, panel_member):
    assert obstacles_to_considering(seated, three[0]) == []
    recuse(meeting=seated, entry=three[0], member=panel_chair, reason="Trustee there", by=panel_chair)
    assert obstacles_to_considering(seated, three[0]) == ["At least one member must be independent."]
    recuse(meeting=seated, entry=three[0], member=panel_member, reason="Sister works there", by=panel_member)
    assert "3 members must be there; 2 are." in obstacles_to_considering(seated, three[0])
    assert obstacles_to_considering(seated, three[1]) == []


def test_one_point_on_safeguarding_stops_a_bid(contest, entry, reading, lock, officer):
    lock(reading[0], {**points_for(4), "C4": 1})
    lock(reading[1], {**points_for(4), "C4": 2})
    take(contest, "rank", by=officer)
    assert ranking(contest, officer)[0].stopped_by == ("C4",)


def test_what_was_agreed_decides_whether_a_bid_is_stopped(contest, entry, reading, lock, officer, panel_chair):
    lock(reading[0], {**points_for(4), "C4": 1})
    lock(reading[1], points_for(4))
    moderate(entry=entry, points={**points_for(4), "C4": 3}, note="The policy was in the papers.", by=panel_chair)
    take(contest, "rank", by=officer)
    assert ranking(contest, officer)[0].stopped_by == ()


# Progress and interests


def test_progress_says_who_owes_what(contest, entry, reading, lock, new_bid, officer):
    lock(reading[0], 4)
    waiting = enter(contest=contest, submission=new_bid(), by=officer)
    assign_assessor(entry=waiting, assessor=reading[0].assessor, by=officer)
    now = progress(contest)
    assert [(one.assessor, one.locked, one.to_score, one.undeclared) for one in now.readers] == [
        (reading[0].assessor, 1, 1, 1),
        (reading[1].assessor, 0, 1, 0),
    ]
    assert (now.short_of_readers, now.locked, now.given, now.settled, now.entries) == ([waiting], 1, 3, 0, 2)


def test_progress_names_an_interest_that_came_too_late(ranked, settled, reading):
    declare(entry=settled, by=reading[0].assessor, has_interest=True, nature="I coach there")
    assert progress(ranked).interest_after_lock == [reading[0]]


def test_the_list_of_applicants_goes_by_name(contest, entry, group, new_bid, officer, assessor_1, lead):
    enter(contest=contest, submission=new_bid(), by=officer)
    before = list(applicants_to_declare(contest, assessor_1).values())
    declare(entry=entry, by=assessor_1, has_interest=False)
    assert list(applicants_to_declare(contest, assessor_1).values()) == before  # nothing tells whose bid that was
    declare(entry=entry, by=assessor_1, has_interest=True, nature="I coach there")
    rows = applicants_to_declare(contest, assessor_1)
    assert [(one.name, one.has_declared_interest) for one in rows] == [
        ("Beckside Youth Club", True),
        ("Moorside Runners", False),
    ]
    assert not applicants_to_declare(contest, lead).exists()


def test_the_registers_suggest_interests(entry, group, assessor_1, legal):
    assert conflict_suggestions(entry, assessor_1) == []
    register_interest(user=assessor_1, organisation=group, kind="office", by=legal)
    register_interest(user=assessor_1, body="BECKSIDE youth club", kind="gift", by=legal)
    type(group).objects.update(contact_email="club@office.test")
    entry.refresh_from_db()
    assert conflict_suggestions(entry, assessor_1) == [
        "The register of interests says: is a trustee, director or committee member.",
        "The register of interests says: received a gift or hospitality.",
        "Their e-mail address and the group's have the same ending.",
    ]


# Query counts


@pytest.fixture
def grow(contest, officer, assessors, form, stranger):
    """A function that brings the contest to so many bids, all given out and declared on by their readers."""

    def to(count, new_bid):
        group = register_organisation(name="Moorside Runners", lead=stranger, by=stranger)
        while contest.entries.count() < count:
            enter(contest=contest, submission=new_bid(group), by=officer)
        made = assign_all(contest=contest, assessors=assessors, seed=count, by=officer)
        waiting = contest.entries.filter(state="waiting").values_list("pk", flat=True)
        take_all(Entry, waiting, "give_out", by=officer)
        for one in made:
            declare(entry=one.entry, by=one.assessor, has_interest=False)
        return made

    return to


def test_every_list_costs_the_same_for_one_bid_and_for_thirty(
    contest, grow, new_bid, assessor_1, officer, panel_member, django_assert_num_queries
):
    take(contest, "start_reading", by=officer)
    contest = Contest.objects.select_related("rubric").get(pk=contest.pk)
    for count in (2, 30):
        grow(count, new_bid)
        entry = entries_for_assessor(assessor_1).first()
        with django_assert_num_queries(1):
            assert len(entries_for_assessor(assessor_1).select_related("contest", "submission")) >= 1
        with django_assert_num_queries(1):
            assert len(answers_for_assessor(entry, assessor_1)) == 2
        with django_assert_num_queries(1):
            assert len(compare_answers(contest, "merit", assessor_1)) >= 1
        with django_assert_num_queries(1):
            assert len(assessments_for(assessor_1)) >= 1
        with django_assert_num_queries(1):
            assert len(visible_to(officer)) == count
        with django_assert_num_queries(2):
            assert progress(contest).entries == count
        with django_assert_num_queries(1):
            assert len(applicants_to_declare(contest, assessor_1)) >= 1
    Entry.objects.update(state="settled", percent=Decimal("70.00"))
    Assessment.objects.update(state="locked", percent=Decimal("70.00"))
    take(contest, "rank", by=officer)
    panel_member.standing  # noqa: B018 (read once a request)
    criterion = contest.rubric.criteria.first()
    Score.objects.bulk_create(
        [Score(assessment=one, criterion=criterion, points=3, saved_at=one.entry.contest.rubric.frozen_at)
         for one in Assessment.objects.select_related("entry__contest__rubric")]
    )  # fmt: skip
    contest = Contest.objects.select_related("rubric").prefetch_related("rubric__criteria").get(pk=contest.pk)
    with django_assert_num_queries(4):
        assert len(ranking(contest, panel_member)) == 30

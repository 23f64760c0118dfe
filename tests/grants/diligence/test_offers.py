"""No offer goes out before the group is checked and the subsidy questions are answered."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.applications.models import Application
from grants.awards.models import Award
from grants.awards.offering import offer_what_was_held, release_offer, unchecked_of
from grants.diligence.actions import answer_subsidy
from grants.diligence.models import SubsidyCheck
from grants.diligence.queries import diligence_on, obstacles_of_each
from grants.panels.actions import draft_awards_decision, settle_power
from grants.panels.models import Recommendation
from office.agreements.models import Agreement
from office.people.diligence.actions import record_check
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused
from tests.grants import story


@pytest.fixture
def unanswered(recommended, sent):
    """The first bid's subsidy questions were never answered."""
    SubsidyCheck.objects.filter(application=sent[0]).delete()
    return sent[0]


@pytest.fixture
def decided(recommended, meeting, officer, signed):
    return lambda: signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))


def award_of(bid):
    return Award.objects.get(application=bid)


def lead_of(bid):
    return bid.organisation.memberships.get().user


def check(bid, code, by, **said):
    return record_check(organisation=bid.organisation, code=code, by=by,
                        **{"source": "Read it.", "result": "clear", **said})  # fmt: skip


def test_an_offer_waits_for_the_subsidy_questions_and_goes_once_they_are_answered(unanswered, decided, sent, officer):
    decided()
    award = award_of(unanswered)
    assert award.agreement is None
    assert award_of(sent[1]).agreement.state == "offered"
    assert unchecked_of(award) == ["SCF-24-001: the subsidy questions are not answered."]
    told = Message.objects.get(kind="grants.application_offer_waits")
    assert told.to_address == lead_of(unanswered).email
    offer_what_was_held()
    assert not Agreement.objects.filter(reference=award.reference).exists()
    answer_subsidy(application=unanswered, sells=False, by=officer)
    offer_what_was_held()
    assert Agreement.objects.get(reference=award.reference).state == "offered"
    assert Message.objects.filter(kind="grants.application_offer_waits").count() == 1


def test_nobody_sends_an_unchecked_offer_by_hand(unanswered, decided, officer):
    decided()
    with pytest.raises(Refused, match="subsidy questions"):
        release_offer(award=award_of(unanswered), reason="In a hurry.", by=officer)


@pytest.mark.parametrize(
    ("result", "goes"), [("clear", True), ("accepted", True), ("failed", False)]
)  # fmt: skip
def test_a_newer_check_takes_the_place_of_the_older_one(result, goes, recommended, decided, sent, officer):
    check(sent[0], "safeguarding", officer, result=result, note="No lead is named. They name one by May.")
    decided()
    assert (award_of(sent[0]).agreement is not None) is goes


def test_a_check_that_ran_out_is_made_again(recommended, sent, officer):
    (known,) = obstacles_of_each({sent[0]: 4_130_00}).values()
    assert known == []
    later = clock.today() + dt.timedelta(days=366)
    (known,) = obstacles_of_each({sent[0]: 4_130_00}, later).values()
    assert [one.about for one in known] == ["check-people", "check-safeguarding", "check-insurance"]
    assert "ran out on" in known[0]


def test_a_larger_sum_asks_for_more(recommended, sent):
    names = {one.asked.code for one in diligence_on(sent[0]).lines}
    assert names == {"identity", "people", "safeguarding", "insurance"}
    (known,) = obstacles_of_each({sent[0]: 30_000_00}).values()
    assert [one.about for one in known] == [
        "check-accounts", "check-other_funding", "check-references", "check-finances", "check-sanctions",
    ]  # fmt: skip


def test_small_amounts_are_added_up_over_three_years(recommended, decided, sent, officer):
    group, day = sent[0], dt.date(2020, 12, 20)
    answer_subsidy(
        application=group, sells=True, route="small", other_aid_pence=165_869_00, confirmed_on=day, by=officer
    )
    known = diligence_on(group)
    assert (known.total_pence, known.obstacles) == (169_999_00, ())
    answer_subsidy(
        application=group, sells=True, route="small", other_aid_pence=165_871_00, confirmed_on=day, by=officer
    )
    decided()
    (said,) = unchecked_of(award_of(group))
    assert "£170,001 in three years is more than the £170,000" in said
    assert award_of(group).agreement is None
    fresh = Application.objects.get(pk=group.pk)
    assert diligence_on(fresh).ours_pence == 0  # its own grant is not counted twice


def test_what_we_gave_before_counts(recommended, decided, sent, officer):
    first, second = sent[:2]
    type(second).objects.filter(pk=second.pk).update(organisation=first.organisation)
    for bid in (first, second):
        answer_subsidy(application=bid, sells=True, route="small", confirmed_on=dt.date(2020, 12, 20), by=officer)
    decided()
    known = diligence_on(Application.objects.get(pk=first.pk))
    assert known.ours_pence == 3_000_00
    assert known.total_pence == 7_130_00


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"sells": False, "route": "small"}, "it is no subsidy"),
        ({"sells": True, "route": "none"}, "Choose under what"),
        ({"sells": True, "route": "small"}, "the group confirmed"),
        ({"sells": True, "route": "small", "confirmed_on": dt.date(2031, 1, 1)}, "the group confirmed"),
        ({"sells": True, "route": "other", "basis": " "}, "Name the scheme"),
    ],
)
def test_answers_that_do_not_fit_are_refused(said, why, unanswered, officer):
    with pytest.raises(Refused, match=why):
        answer_subsidy(application=unanswered, by=officer, **said)
    assert not SubsidyCheck.objects.filter(application=unanswered).exists()


def test_the_questions_are_for_an_officer_of_the_fund_and_before_the_offer(
    unanswered, decided, sent, officer, officer_2
):
    with pytest.raises(Forbidden):
        answer_subsidy(application=unanswered, sells=False, by=officer_2)  # holds no key
    decided()
    with pytest.raises(Refused, match="offered already"):
        answer_subsidy(application=sent[1], sells=False, by=officer)


def test_many_offers_are_checked_in_as_many_queries_as_one(recommended, sent, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        obstacles_of_each({sent[0]: 1})
    with django_assert_num_queries(len(one)):
        obstacles_of_each(dict.fromkeys(sent, 1))


def test_the_power_chosen_for_a_grant_is_printed_and_published(recommended, decided, sent, officer):
    line = Recommendation.objects.get(application=sent[1])
    settle_power(recommendation=line, legal_power="Section 143, Anti-social Behaviour, Crime and Policing Act 2014",
                 by=officer)  # fmt: skip
    decision = decided()
    text = decision.sections.get(code="legal_power").text
    assert text.splitlines() == [
        "Section 9, Police Reform and Social Responsibility Act 2011: Group 1.",
        "Section 143, Anti-social Behaviour, Crime and Policing Act 2014: Group 2.",
    ]
    assert award_of(sent[0]).legal_power.startswith("Section 9")
    page = award_of(sent[1]).publication.versions.get(number=1)
    assert page.body["legal_power"].startswith("Section 143")
    with pytest.raises(Refused, match="on its way"):
        settle_power(recommendation=line, legal_power="", by=officer)


def test_clearing_for_a_test_leaves_out_what_is_named(recommended, sent, officer):
    story.clear_for_offer(sent[0], officer=officer, besides=("identity",))
    assert diligence_on(sent[0]).obstacles == ()  # the newest of each check still holds

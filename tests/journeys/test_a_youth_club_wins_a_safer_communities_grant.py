"""One grant's whole life in a real browser, from the round's preparation to the published report."""

import datetime as dt

import pytest
from django.core.management import call_command

from grants.applications.models import Application
from grants.funds.actions import turn_rounds
from office.records.steps import take
from tests.grants import story
from tests.standards.test_360giving import judge  # noqa: F401

from . import applying, deciding, delivering, judging, opening
from .conftest import on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def other_groups_write_by_action(cast):
    """Three more bids: one below the line, one outside the area, one that will be late."""
    round = cast.bid.round
    cast.other_group, cast.other_lead = story.another_group(2)
    cast.outside_group, cast.outside_lead = story.another_group(3)
    cast.late_group, cast.late_lead = story.another_group(4)
    cast.other_bid = story.written_bid(round, cast.other_group, cast.other_lead, q01="Football in the park")
    cast.outside_bid = story.written_bid(round, cast.outside_group, cast.outside_lead, q01="Over the border")
    cast.late_bid = story.written_bid(round, cast.late_group, cast.late_lead, q01="One minute late")
    for bid, lead in ((cast.other_bid, cast.other_lead), (cast.outside_bid, cast.outside_lead)):
        take(bid, "submit", by=lead)


def test_a_youth_club_wins_a_safer_communities_grant(cast, judge):  # noqa: F811
    with on(2020, 11, 2, 13):
        opening.an_officer_prepares_a_round(cast)
        opening.the_decision_is_advised_on_and_signed(cast, reference_of="Round 24", by_pages=True)
        opening.the_public_reads_of_the_round(cast, sees="Not open yet")

    with on(2020, 11, 16, 12, 1):
        turn_rounds()
        opening.the_public_reads_of_the_round(cast, sees="Check if you can apply")
        applying.a_newcomer_signs_in(cast)
        applying.she_passes_the_check_and_registers_her_group(cast)
        applying.she_fills_the_form(cast)
        other_groups_write_by_action(cast)
        opening.a_round_is_announced_by_action(cast, 25, dt.date(2021, 4, 19), dt.date(2021, 5, 21))

    with on(2020, 12, 18, 11, 30):
        cast.post_office.is_stopped = True
    with on(2020, 12, 18, 11, 58):
        applying.she_submits(cast)
        cast.at("late_lead").goes_to(f"/portal/applicants/applications/{cast.late_bid.reference}/check/")
    with on(2020, 12, 18, 12, 1):
        applying.another_is_one_minute_late(cast)
        assert Application.objects.get(pk=cast.late_bid.pk).state == "not_sent"
    with on(2020, 12, 18, 13):
        applying.the_post_runs_again(cast)

    with on(2021, 1, 4):
        judging.eligibility_is_checked(cast)
        judging.readers_are_drawn(cast)
        judging.one_of_them_has_an_interest(cast)
        judging.another_takes_her_place(cast)
        judging.they_differ_by_34_points(cast)
        judging.the_other_bid_is_scored_by_action(cast)
        judging.they_agree_and_the_list_is_closed(cast)

    with on(2021, 1, 13):
        deciding.the_board_sits(cast)
        deciding.a_member_steps_out(cast)
        deciding.the_board_recommends(cast)
        deciding.the_group_is_checked(cast)
        deciding.an_officer_puts_it_to_a_decision(cast)
        decision = opening.the_decision_is_advised_on_and_signed(cast, reference_of="Awards from", by_pages=False)
        deciding.it_is_published(cast, decision)
        deciding.letters_go_out(cast)
        delivering.the_offer_is_accepted(cast)

    with on(2021, 3, 2):
        delivering.the_first_payment_needs_two_people(cast)
    with on(2022, 1, 5):
        delivering.the_report_is_written(cast)
        delivering.it_is_returned_once_and_accepted(cast)
        delivering.the_public_finds_it_all(cast, decision, judge)

    call_command("verify_trail")
    call_command("check_invariants")

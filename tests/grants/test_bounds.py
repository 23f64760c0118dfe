"""What a whole round costs the database, and that its ranking comes out again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.funds.models import Round
from grants.panels.actions import draft_awards_decision
from grants.panels.models import Recommendation
from office.judging.models import Entry
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take
from tests.grants import story
from tests.grants.conftest import CLOSES

BIDS, AWARDS = 40, 4


def test_deciding_forty_bids_costs_by_the_award_and_not_by_the_bid(opened, officer, assessors, panel, signed):
    story.sent_bids(opened, BIDS)
    with clock.set_to(CLOSES):
        take(opened, "close", by=THE_CLOCK)
        story.judge(opened, officer=officer, assessors=assessors[:2], points=[3] * BIDS)
        chair, *members = panel
        meeting = story.sitting(opened, chair=chair, members=members)
        Recommendation.objects.bulk_create(
            Recommendation(
                application=bid, meeting=meeting, kind="full" if number < AWARDS else "reserve", reason="As scored.",
                amount_pence=bid.ask_pence if number < AWARDS else 0, public_reason="It keeps people safe.",
                recorded_by=chair, recorded_at=clock.now(),
            )
            for number, bid in enumerate(opened.applications.order_by("pk"))
        )  # fmt: skip
        take(meeting, "close_meeting", by=chair)
        with CaptureQueriesContext(connection) as drafting:
            decision = draft_awards_decision(round=opened, meeting=meeting, by=officer)
        with CaptureQueriesContext(connection) as signing:
            signed(decision)
    letters = BIDS - AWARDS
    assert len(drafting) <= 100  # mostly eleven sections and the gates; nothing by the bid
    assert len(signing) <= 120 + 60 * AWARDS + 10 * letters


def test_a_ranking_is_replayed_and_a_changed_score_is_named(ranked):
    said = StringIO()
    call_command("replay_round", "--all", stdout=said)
    call_command("replay_round", "SCF-24", stdout=said)
    assert "1 rounds replayed" in said.getvalue()
    Entry.objects.filter(blind_code="Bid 2").update(percent=99)
    with pytest.raises(CommandError, match="1 differences"):
        call_command("replay_round", "--all", stderr=StringIO())


def test_replaying_an_unknown_round_says_so(db):
    assert not Round.objects.exists()
    with pytest.raises(CommandError, match="Name a round"):
        call_command("replay_round", "SCF-99")

"""One grant's whole life, told by the actions alone: from a fund in need of a round to the last report accepted."""

import datetime as dt

from grants.applications.models import Application
from grants.awards import queries as awards
from grants.funds.actions import turn_rounds
from grants.panels.actions import draft_awards_decision, recommend
from office.agreements.banking import give_bank_details, verify_bank_details
from office.agreements.models import Agreement
from office.ledger.models import Commitment, Pot, Source
from office.post.models import Message
from office.records import clock, invariants
from office.records.models import Event
from office.records.steps import take
from office.records.trail.verifying import faults
from tests.factories import reported
from tests.grants import story
from tests.grants.conftest import CLOSES, OPENS


def test_a_youth_club_wins_a_grant_is_paid_and_reports(
    scheduled, group, lead, officer, officer_2, assessors, panel, finance_1, finance_2, signed
):
    with clock.set_to(OPENS + dt.timedelta(minutes=1)):
        assert [round.state for round in turn_rounds()] == ["open"]
        bid = story.written_bid(scheduled, group, lead)
        other_group, other_lead = story.another_group(2)
        late = story.written_bid(scheduled, other_group, other_lead)

    with clock.set_to(CLOSES - dt.timedelta(minutes=2)):
        take(bid, "submit", by=lead)

    with clock.set_to(CLOSES + dt.timedelta(days=14)):
        turn_rounds()
        scheduled.refresh_from_db()
        assert Application.objects.get(pk=late.pk).state == "not_sent"
        story.judge(scheduled, officer=officer, assessors=assessors, points=[4])
        chair, *members = panel
        meeting = story.sitting(scheduled, chair=chair, members=members)
        recommend(application=bid, meeting=meeting, kind="full", reason="Strong.", by=chair,
                  public_reason="It keeps young people safe.")  # fmt: skip
        take(meeting, "close_meeting", by=chair)
        decision = signed(draft_awards_decision(round=scheduled, meeting=meeting, by=officer))

        agreement = Agreement.objects.get()
        take(agreement, "accept", by=lead, name="Group lead")
        account = give_bank_details(
            organisation=group, account_name="Beckside Youth Club", sort_code="08-99-99", account_number="66374958",
            by=lead,
        )  # fmt: skip
        verify_bank_details(account=account, called_number=group.phone_on_file, by=finance_2)
        take(agreement, "sign_for_office", by=officer)

    with clock.set_to(clock.in_london(dt.date(2021, 3, 2))):
        payment = agreement.instalments.get()
        take(payment, "prepare", by=officer, reason="The cheapest of three rooms.")
        take(payment, "approve", by=finance_1)
        take(payment, "release", by=finance_2)
        agreement.refresh_from_db()
        assert agreement.state == "active"

    with clock.set_to(clock.in_london(dt.date(2022, 1, 5))):
        report = agreement.reports.get()
        reported(report, lead)
        take(report, "send_back", by=officer, reply="How many different people came?")
        take(report, "submit", by=lead)
        take(report, "accept", by=officer, reply="Thank you. A clear report.")
        take(agreement, "complete", by=officer)
        scheduled.refresh_from_db()
        take(scheduled, "complete", by=officer)

    assert scheduled.state == "complete"
    award = awards.published().get()
    assert (award.decision, award.commitment.paid_pence) == (decision, 4_130_00)
    assert Source.objects.get().available_pence == 200_000_00 - 4_130_00
    assert Pot.objects.get().paid_pence == Commitment.objects.get().paid_pence == 4_130_00
    told = set(Message.objects.filter(to_user=lead).values_list("kind", flat=True))
    assert {"grants.application_received", "grants.application_eligible", "agreements.offered"} <= told
    assert Event.objects.filter(actor=decision.trail_name, verb="award_grant").count() == 1
    assert list(faults()) == []
    assert list(invariants.broken()) == []

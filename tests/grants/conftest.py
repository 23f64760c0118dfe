"""A fund with a form, criteria and money; a round of it, opened by a signed decision under a set clock."""

import datetime as dt

import pytest

from grants.funds.actions import RoundDates, draft_opening_decision, give_fund_key, prepare_round, set_up_fund
from grants.funds.loading import load_fund_data
from grants.panels.actions import recommend
from office.decisions.actions import declare_before_signing, give_advice
from office.judging.models import Rubric
from office.ledger.actions import receive
from office.ledger.models import Source
from office.plan.actions import load_plan
from office.principles.actions import load_principles
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take
from office.submissions.models import QuestionSet
from tests.grants import story

OPENS = clock.in_london(dt.date(2020, 11, 16))
CLOSES = clock.in_london(dt.date(2020, 12, 18))
DATES = RoundDates(
    opens_at=OPENS,
    closes_at=CLOSES,
    delivery_from=dt.date(2021, 2, 1),
    delivery_until=dt.date(2022, 1, 31),
    board_on=dt.date(2021, 1, 13),
)


@pytest.fixture(autouse=True)
def at_preparation():
    """Monday 2 November 2020, noon: two weeks before the round opens."""
    with clock.set_to(clock.in_london(dt.date(2020, 11, 2))):
        yield


@pytest.fixture
def plan(editor):
    return load_plan(by=editor)


@pytest.fixture
def principles(administrator):
    return load_principles(by=administrator)


@pytest.fixture
def form(administrator):
    """Everything that ships with the fund: its form first."""
    load_fund_data(type="safer_communities", by=administrator)
    return QuestionSet.objects.get(code="scf-application")


@pytest.fixture
def rubric(form):
    return Rubric.objects.get(code="scf-rubric")


@pytest.fixture
def source(finance_1):
    """£200,000 recovered from crime."""
    source = Source.objects.create(code="POCA", name="Proceeds of crime")
    receive(source=source, pence=200_000_00, note="Quarter 2", by=finance_1)
    return source


@pytest.fixture
def fund(administrator, officer):
    fund = set_up_fund(
        code="SCF", slug="safer-communities-fund", name="Safer Communities Fund", type="safer_communities",
        by=administrator,
    )  # fmt: skip
    give_fund_key(fund=fund, officer=officer, by=administrator)
    return fund


@pytest.fixture
def prepared(fund, form, rubric, source, plan, principles, officer):
    """Round 24 in draft, with £20,000 in one pot."""
    return prepare_round(
        fund=fund, number=24, name="Safer Communities Fund - Grant Round 24", theme="All sixteen priorities",
        dates=DATES, pots=[(source, "R24-A", "All priorities", 20_000_00)], by=officer,
    )  # fmt: skip


def advise_and_sign(decision, *, author, signer, finance, legal, officer):
    """Through every step to the signature, with nobody's interest in the way."""
    take(decision, "ask_for_advice", by=author)
    for kind, adviser in (("finance", finance), ("legal", legal), ("equality", officer)):
        give_advice(decision=decision, kind=kind, result="nil", by=adviser)
    take(decision, "send_to_sign", by=author)
    declare_before_signing(decision=decision, has_interest=False, by=signer)
    return take(decision, "sign", by=signer)


def meet_all_gates(sheet, officer):
    """Every gate of a sheet marked not applicable, with a reason."""
    for gate in sheet.gates.all():
        take(gate, "mark_not_applicable", by=officer, reason="Not needed for this test.")


@pytest.fixture
def signed(officer, officer_2, finance_1, legal, commissioner):
    """Take a drafted decision to its signature."""
    people = {"author": officer, "signer": commissioner, "finance": finance_1, "legal": legal, "officer": officer_2}
    return lambda decision: advise_and_sign(decision, **people)


@pytest.fixture
def scheduled(prepared, officer, signed):
    """The round announced under its signed decision, with its money set aside."""
    meet_all_gates(prepared.gate_sheet, officer)
    decision = draft_opening_decision(round=prepared, by=officer)
    take(prepared, "ask_for_decision", by=officer)
    signed(decision)
    prepared.refresh_from_db()
    return prepared


@pytest.fixture
def opened(scheduled):
    """The round at its third day, open."""
    with clock.set_to(OPENS + dt.timedelta(days=2)):
        yield take(scheduled, "open", by=THE_CLOCK)


@pytest.fixture
def pot(opened):
    return opened.pots.get()


@pytest.fixture
def sent(opened):
    """Three bids for £4,130 each, sent."""
    return story.sent_bids(opened, 3)


@pytest.fixture
def ranked(sent, opened, officer, assessors):
    """The round closed and judged: the first bid best, the third below the line."""
    with clock.set_to(CLOSES + dt.timedelta(days=3)):
        take(opened, "close", by=THE_CLOCK)
        story.judge(opened, officer=officer, assessors=assessors, points=[5, 4, 2])
        yield opened


@pytest.fixture
def meeting(ranked, panel):
    chair, *members = panel
    return story.sitting(ranked, chair=chair, members=members)


@pytest.fixture
def recommended(ranked, sent, meeting, panel_chair):
    """One in full, one in part, one declined; the meeting is over."""
    first, second, third = sent
    public = "Supervised activity at the peak time keeps young people safe."
    recommend(
        application=first,
        meeting=meeting,
        kind="full",
        reason="Best of all.",
        public_reason=public,
        conditions=["Send us the monthly count."],
        by=panel_chair,
    )
    recommend(
        application=second,
        meeting=meeting,
        kind="part",
        amount_pence=3_000_00,
        reason="Good, in part.",
        public_reason=public,
        by=panel_chair,
    )
    recommend(
        application=third,
        meeting=meeting,
        kind="decline",
        reason="Below the line.",
        suggestion="Name where your figures come from.",
        by=panel_chair,
    )
    take(meeting, "close_meeting", by=panel_chair)
    return ranked

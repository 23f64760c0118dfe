"""One office in which everything has happened once: a row of every noun, and everybody who might touch it.

Made by the actions and never moved on by a test that keeps what it did.
"""

import datetime as dt
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser

from grants.applications.models import Application
from grants.endorsements.actions import ask_for_endorsement
from grants.endorsements.links import LinkHolder
from grants.funds.actions import draft_opening_decision, give_fund_key, prepare_round, set_up_fund, turn_rounds
from grants.panels.actions import draft_awards_decision, recommend
from grants.questions.actions import answer_question, ask_question
from grants.reviews.models import Review
from office.agreements.batching import make_batch
from office.agreements.incidents.actions import plan_action, tell_of_incident
from office.agreements.models import Agreement
from office.agreements.publishing import publish_report
from office.decisions.publishing import publish_decision
from office.delivery.actions import name_owner, open_quarter
from office.delivery.quarters import quarter_called
from office.hearing.actions import say
from office.hearing.visitors import VISITOR
from office.judging.allocating import as_question, work_out
from office.judging.models import Allocation
from office.judging.portfolio import Offer
from office.ledger.actions import ask_adjustment, receive
from office.ledger.models import Source
from office.people.appointments.actions import appoint_first_administrator
from office.people.models import User
from office.people.organisations.actions import accept_invitation, invite_member, register_organisation
from office.people.roles import Role
from office.plan.actions import start_next_plan
from office.principles.actions import add_evidence
from office.principles.models import Gate
from office.records import clock, foundations
from office.records.actors import THE_CLOCK
from office.records.models import StoredFile
from office.records.steps import take
from office.submissions.actions import next_version
from tests import factories
from tests.commissioning.rows import commissioned_rows
from tests.grants import story
from tests.grants.conftest import CLOSES, DATES, OPENS, advise_and_sign, meet_all_gates
from tests.office.records.uploads import pdf, upload
from tests.people import new_person

PREPARED = clock.in_london(dt.date(2020, 11, 2))
JUDGED = CLOSES + dt.timedelta(days=14)
PAID = clock.in_london(dt.date(2021, 3, 2))
REPORTED = clock.in_london(dt.date(2022, 1, 5))
# Besides one of each role: another with the fund's key, one without it, a reader without the bid.
MORE = {
    "second officer": Role.OFFICER,
    "officer without the key": Role.OFFICER,
    "second reader": Role.ASSESSOR,
    "assessor without the bid": Role.ASSESSOR,
    "finance who approved": Role.FINANCE,
    "panel member 2": Role.PANEL_MEMBER,
    "panel member 3": Role.PANEL_MEMBER,
}


class World(SimpleNamespace):
    """people: by who they are. rows: one of each noun by label. decisions: by what they decide."""

    def everybody(self) -> dict[str, object]:
        """Every actor there is, freshly read, so that nothing known of one is left over from another test."""
        people = {who: User.objects.get(pk=user.pk) for who, user in self.people.items()}
        endorser = LinkHolder(self.rows["grants.Endorsement"].pk)
        return {**people, **self.decisions, "endorser": endorser, "clock": THE_CLOCK, "visitor": AnonymousUser()}


def make_world() -> World:
    """Tell the whole story once."""
    with clock.set_to(PREPARED):
        people = _people()
        group, other = _groups(people)
        round, opening = _announced(people)
    with clock.set_to(OPENS + dt.timedelta(minutes=1)):
        turn_rounds()
        bid = story.written_bid(round, group, people["lead"])
        ask_for_endorsement(application=bid, kind="partnership", email="ward@partnership.test", by=people["member"])
        asked = ask_question(round=round, question="Can the money pay for a van?", by=people["member"])
        answer_question(asked=asked, question=asked.question, answer="It can pay for hire.", by=people["officer"])
    with clock.set_to(CLOSES - dt.timedelta(minutes=2)):
        take(bid, "submit", by=people["lead"])
    with clock.set_to(JUDGED):
        turn_rounds()
        meeting, awards = _decided(people, round, bid)
        agreement = _signed(people, group)
    with clock.set_to(REPORTED):
        report = _paid_and_reported(people, agreement)
        quarterly = _measured(people, round.plan)
    return _world(people, group, other, round, bid, meeting, agreement, report, opening, awards, quarterly)


def _people() -> dict[str, User]:
    administrator = User.objects.create_user("administrator@office.test", "System administrator")
    appoint_first_administrator(user=administrator)
    people = {"administrator": administrator}
    wanted = {str(role): role for role in Role if role != Role.ADMINISTRATOR} | MORE
    for who, role in wanted.items():
        people[who] = new_person(who.replace(" ", "-"), who.replace("_", " ").capitalize(), role, by=administrator)
    for who in ("lead", "member", "stranger"):
        people[who] = new_person(who, f"Group {who}")
    foundations.lay_all(by=administrator)
    return people


def _groups(people):
    lead, stranger = people["lead"], people["stranger"]
    group = register_organisation(name="Beckside Youth Club", lead=lead, by=lead, phone_on_file="0113 496 0000",
                                  committee_size=4)  # fmt: skip
    other = register_organisation(name="Moorside Runners", lead=stranger, by=stranger,
                                  phone_on_file="01422 960000", committee_size=3)  # fmt: skip
    invitation, _ = invite_member(organisation=group, email=people["member"].email, by=lead)
    accept_invitation(invitation=invitation, confirmed_emails=[people["member"].email], by=people["member"])
    for who in ("lead", "member", "stranger"):
        people[who] = User.objects.get(pk=people[who].pk)
    return group, other


def _sign(people, decision):
    return advise_and_sign(
        decision, author=people["officer"], signer=people["commissioner"], finance=people["finance"],
        legal=people["legal"], officer=people["officer without the key"],
    )  # fmt: skip


def _announced(people):
    officer = people["officer"]
    source = Source.objects.create(code="POCA", name="Proceeds of crime")
    receive(source=source, pence=200_000_00, note="Quarter 2", by=people["finance"])
    fund = set_up_fund(code="SCF", slug="safer-communities-fund", name="Safer Communities Fund",
                       type="safer_communities", by=people["administrator"])  # fmt: skip
    for who in ("officer", "second officer"):
        give_fund_key(fund=fund, officer=people[who], by=people["administrator"])
    round = prepare_round(
        fund=fund, number=24, name="Safer Communities Fund - Grant Round 24", theme="All sixteen priorities",
        dates=DATES, pots=[(source, "R24-A", "All priorities", 20_000_00)], by=officer,
    )  # fmt: skip
    gate = round.gate_sheet.gates.first()
    add_evidence(gate=gate, text="Police figures.", upload=upload("needs.pdf", pdf()), by=officer)
    meet_all_gates(round.gate_sheet, officer)
    opening = draft_opening_decision(round=round, by=officer)
    take(round, "ask_for_decision", by=officer)
    _sign(people, opening)
    publish_decision(decision=opening, by=officer)
    round.refresh_from_db()
    return round, opening


def _decided(people, round, bid):
    readers = [people["assessor"], people["second reader"]]
    story.judge(round, officer=people["officer"], assessors=readers, points=[4])
    members = [people[who] for who in ("panel_member", "panel member 2", "panel member 3")]
    meeting = story.sitting(round, chair=people["panel_chair"], members=members)
    recommend(application=bid, meeting=meeting, kind="full", reason="Strong.", by=people["panel_chair"],
              public_reason="It keeps young people safe.")  # fmt: skip
    take(meeting, "close_meeting", by=people["panel_chair"])
    awards = draft_awards_decision(round=round, meeting=meeting, by=people["officer"])
    _sign(people, awards)
    publish_decision(decision=awards, by=people["officer"])
    return meeting, awards


def _allocation(people, contest):
    entry = contest.entries.get()
    question = as_question([Offer(entry.pk, 8000, 4_130_00)], 20_000_00, [])
    made = Allocation.objects.create(
        contest=contest, question=question, bids=1, asked_by=people["panel_chair"], asked_at=JUDGED
    )
    work_out({"allocation": made.pk})
    return made


def _signed(people, group):
    agreement = Agreement.objects.get()
    take(agreement, "accept", by=people["lead"], name="Group lead")
    office = SimpleNamespace(finance_2=people["finance"])
    factories.checked_bank_account(office, group, people["lead"])
    return take(agreement, "sign_for_office", by=people["officer"])


def _paid_and_reported(people, agreement):
    payment = agreement.instalments.get(number=1)
    take(payment, "prepare", by=people["officer"], reason="The cheapest of three rooms.")
    take(payment, "approve", by=people["finance who approved"])
    take(payment, "release", by=people["finance"])
    make_batch(by=people["finance"])
    report = agreement.reports.get(kind="final")
    factories.reported(report, people["lead"])
    take(report, "accept", by=people["officer"], reply="Thank you. A clear report.")
    publish_report(report=report, by=people["officer"])
    incident = tell_of_incident(agreement=agreement, category="adult", count=1, happened_on=REPORTED.date(),
                                is_safe=True, by=people["member"])  # fmt: skip
    incident = take(incident, "acknowledge", by=people["officer"])
    plan_action(incident=incident, text="Read the policy with them.", owner=people["officer"],
                due_on=REPORTED.date(), by=people["officer"])  # fmt: skip
    return report


def _review(people, bid):
    """As the bid's group would have asked, had it been declined."""
    return Review.objects.create(application=bid, grounds="Nobody read our figures.", asked_by=people["lead"],
                                 asked_at=clock.now(), answer_by=clock.today() + dt.timedelta(days=28))  # fmt: skip


def _measured(people, plan):
    """A quarter is collected; the first measure is the measure owner's."""
    measure = plan.measures.get(code="M01")
    name_owner(measure=measure, user=people["measure_owner"], body="police", by=people["officer"])
    return open_quarter(quarter=quarter_called("2021-22 Q3"), by=people["officer"])


def _world(people, group, other, round, bid, meeting, agreement, report, opening, awards, quarterly):
    office = SimpleNamespace(officer=people["officer"], officer_2=people["officer without the key"],
                             finance_1=people["finance"], legal=people["legal"],
                             commissioner=people["commissioner"])  # fmt: skip
    another = factories.signed(office, title="Another decision")
    ending = factories.signed(office, title="The end of this agreement")
    Agreement.objects.filter(pk=agreement.pk).update(ending_decision=ending)
    bid = Application.objects.get(pk=bid.pk)
    entry = round.contest.entries.get()
    award = bid.award
    on_a_service = factories.signed(office, title="A decision on a service")
    commissioned = commissioned_rows(office, group, people["lead"], on_a_service)
    draft = factories.drafted(office, title="A draft")
    poca = Source.objects.get(code="POCA")
    adjustment = ask_adjustment(source=poca, kind="more", pence=1_00, reason="Counted twice.", by=people["finance"])
    next_version(question_set=round.question_set, by=people["officer"])
    start_next_plan(plan=round.plan, code="next-plan", by=people["editor"])
    waiting = factories.ready(office, title="One to sign")
    rows = [
        StoredFile.objects.first(), award.publication, round.plan, Gate.objects.first(), round.contest, entry,
        entry.assessments.get(assessor=people["assessor"]), meeting, draft, adjustment, agreement,
        agreement.incidents.get(), agreement.instalments.get(number=1), report, round, bid, bid.endorsements.get(),
        _review(people, bid),
        *commissioned,
        quarterly, quarterly.returns.get(measure__code="M01"),
        say(kind="changed", address="/awards/AWD-24-001/", text="My park is quiet.", email="jo@home.test", by=VISITOR),
    ]  # fmt: skip
    return World(
        people=people, group=group, other_group=other, award=award, waiting=waiting,
        allocation=_allocation(people, round.contest),
        rows={row._meta.label: row for row in rows},
        decisions={"decision to open": opening, "decision to award": awards, "decision to end": ending,
                   "another decision": another, "decision on a service": on_a_service},
    )  # fmt: skip

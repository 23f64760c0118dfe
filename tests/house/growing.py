"""One more of everything, or thirty: copies of the world's own rows, to see what a long list costs."""

import datetime as dt
import itertools

from grants.awards.models import Award
from grants.earlier.models import EarlierFile
from grants.funds.models import Round
from office.agreements.models import Agreement, Incident, Instalment, ProgressReport
from office.judging.models import Assessment, Contest, Meeting
from office.ledger.models import Commitment, LedgerEntry
from office.people.models import Interest, Organisation, RoleHeld, User
from office.people.roles import Role
from office.post.models import Message
from office.principles.models import GateSheet
from office.records import clock
from office.records.models import Publication
from office.submissions.models import Submission

_number = itertools.count(1000)


def copy(row, **own):
    """One more row like this one, but for what is its own."""
    made = type(row)._base_manager.get(pk=row.pk)
    made.pk, made.id = None, None
    made._state.adding = True
    made.__dict__.update(own)
    type(row)._base_manager.bulk_create([made])
    return made


def grow(world, count):
    """More grants with all that hangs on them, rounds, meetings, decisions, people, messages and entries."""
    for _ in range(count):
        number = next(_number)
        person = _person(world, number)
        _grant(world, number)
        _round(world, number)
        _service(world, number)
        for draft in (world.rows["decisions.DecisionRecord"], world.waiting):
            copy(draft, reference=draft.reference and f"PCC-{number}")
        copy(world.rows["grants.Round"].question_set, number=number)
        copy(LedgerEntry.objects.filter(kind="receipt").first())
        Interest.objects.create(user=person, organisation=world.group, kind="member")
        copy(world.rows["hearing.Remark"])
        EarlierFile.objects.create(name=f"{number}.csv", brought_by=person)
        for message in (Message.objects.filter(to_user=world.people[who]).first() for who in ("officer", "lead")):
            copy(message)


def _service(world, number):
    """A service with its contract, a cycle in hand, the need it answers, an open tender and a bid for it."""
    contract, cycle = (type(one).objects.get(pk=one.pk) for one in
                       (world.rows["commissioning.Contract"], world.rows["commissioning.Cycle"]))  # fmt: skip
    service = copy(contract.service, reference=f"SVC-{number}")
    copy(contract, reference=f"CON-{number}", service_id=service.pk)
    sheet = copy(GateSheet.objects.get(pk=cycle.gate_sheet_id))
    copy(cycle, reference=f"CYC-{number}", service_id=service.pk, gate_sheet_id=sheet.pk)
    copy(cycle.needs_answered.get(), reference=f"NEED-{number}")
    bid = world.rows["commissioning.Bid"]
    closes_at = clock.now() + dt.timedelta(days=30)
    tender = copy(bid.tender, reference=f"TEN-{number}", state="live", live_at=clock.now(), closes_at=closes_at,
                  contest_id=None, contract_id=None)  # fmt: skip
    answers = copy(Submission.objects.get(pk=bid.submission_id))
    copy(bid.tender.notices.first(), tender_id=tender.pk)
    copy(bid, reference=f"TBID-{number}", tender_id=tender.pk, submission_id=answers.pk)


def _person(world, number):
    user = User.objects.create_user(f"person-{number}@office.test", f"Person {number}")
    RoleHeld.objects.bulk_create(
        [RoleHeld(user=user, role=Role.AUDITOR, since="2020-01-01T00:00Z", given_by=world.people["administrator"])]
    )
    return user


def _grant(world, number):
    """A bid of another group, its judging, its award, its agreement and its report."""
    bid, award = world.rows["grants.Application"], world.award
    group = copy(Organisation.objects.get(pk=world.group.pk), name=f"Group {number}")
    submission = copy(Submission.objects.get(pk=bid.submission_id), organisation_id=group.pk)
    application = copy(
        bid, reference=f"BID-{number}", submission_id=submission.pk, organisation_id=group.pk, tags_id=copy(bid.tags).pk
    )
    # And one that its group could still be working on.
    copy(
        bid,
        reference=f"OWN-{number}",
        submission_id=copy(Submission.objects.get(pk=bid.submission_id)).pk,
        tags_id=copy(bid.tags).pk,
    )
    entry = copy(world.rows["judging.Entry"], submission_id=submission.pk, blind_code=f"B{number}")
    for assessment in Assessment.objects.filter(entry=world.rows["judging.Entry"]):
        copy(assessment, entry_id=entry.pk)
    agreement = _agreement(world, number, group)
    page = _page(award.publication_id, number, "awards")
    copy(Award.objects.get(pk=award.pk), reference=f"AWD-{number}", application_id=application.pk,
         commitment_id=agreement.commitment_id, agreement_id=agreement.pk, publication_id=page.pk)  # fmt: skip


def _agreement(world, number, group):
    first = Agreement.objects.get(pk=world.rows["agreements.Agreement"].pk)
    commitment = copy(Commitment.objects.get(pk=first.commitment_id), label=f"AWD-{number}")
    agreement = copy(first, reference=f"AWD-{number}", commitment_id=commitment.pk, organisation_id=group.pk)
    copy(Instalment.objects.filter(agreement=first).last(), agreement_id=agreement.pk, state="planned")
    report = ProgressReport.objects.get(pk=world.rows["agreements.ProgressReport"].pk)
    answers = copy(Submission.objects.get(pk=report.submission_id), organisation_id=group.pk)
    page = _page(report.publication_id, number, "progress")
    copy(Incident.objects.first(), reference=f"INC-{number}", agreement_id=agreement.pk)
    copy(report, reference=f"PR-{number}", agreement_id=agreement.pk, submission_id=answers.pk, publication_id=page.pk)
    return agreement


def _page(publication, number, folder):
    return copy(Publication.objects.get(pk=publication), reference=f"{folder}-{number}", address=f"/{folder}/{number}/")


def _round(world, number):
    round = Round.objects.get(pk=world.rows["grants.Round"].pk)
    contest = copy(Contest.objects.get(pk=round.contest_id))
    sheet = copy(GateSheet.objects.get(pk=round.gate_sheet_id))
    copy(round, number=number, contest_id=contest.pk, gate_sheet_id=sheet.pk, award_sheet_id=None,
         name=f"Round {number}")  # fmt: skip
    meeting = Meeting.objects.get(pk=world.rows["judging.Meeting"].pk)
    copy(meeting, reference=f"BRD-{number}", contest_id=contest.pk)

"""A tender evaluated from its close to its list: bids on the form that ships, scored blind, prices opened last."""

from commissioning.tenders.actions import save_bid, start_bid
from commissioning.tenders.loading import load_tender_data
from office.judging.actions import assign_all, declare_for_groups, save_score
from office.judging.models import Assessment
from office.judging.queries.criteria import newest_rubric
from office.people.organisations.actions import register_organisation
from office.people.roles import Role
from office.records import clock
from office.records.steps import take
from office.submissions.queries import published
from office.submissions.types import question_type
from tests.commissioning import story
from tests.people import new_person

REASON = "It is sound, and it says who does what and when."


def shipped(office, cycle, administrator, **more):
    """A tender in draft on the form and the criteria that ship."""
    load_tender_data(by=administrator)
    form, rubric = published("tender-bid"), newest_rubric("tender-quality")
    return story.tendered(office, cycle, question_set=form, rubric=rubric, **more)


def bidder(administrator, name, slug):
    """A provider with its lead: (organisation, lead)."""
    lead = new_person(slug, f"Lead of {name}", Role.PROVIDER, by=administrator)
    organisation = register_organisation(name=name, kind="charity", lead=lead, by=lead, phone_on_file="01422 960001")
    lead.refresh_from_db()
    return organisation, lead


def answers(form, *, price, words=""):
    """A whole bid: every question answered, with this price in pounds."""
    given = {one.code: question_type(one.type).sample(one) for one in form.questions.all()}
    if words:
        given["delivery"] = words
    return {**given, "price": {"number": price, "text": f"The same each year; {words or 'no more'}."}}


def sent(tender, organisation, lead, *, price, words=""):
    """A bid that is sealed."""
    bid = start_bid(tender=tender, organisation=organisation, by=lead)
    given = answers(tender.question_set, price=price, words=words)
    save_bid(bid=bid, given=given, base=dict.fromkeys(given, 0), by=lead)
    bid.submission.refresh_from_db()
    return take(bid, "send", by=lead)


def given_out(tender, officer, assessors):
    """Readers drawn, their bids given out, and nobody with an interest."""
    contest = tender.contest
    contest.refresh_from_db()
    take(contest, "start_reading", by=officer)
    assign_all(contest=contest, assessors=assessors, seed=1, by=officer)
    for entry in contest.entries.all():
        take(entry, "give_out", by=officer)
    for reader in assessors:
        declare_for_groups(contest=contest, interests={}, by=reader)
    return contest


def scored(contest, points):
    """Every sheet scored and locked. points: organisation -> what its readers give throughout, or by criterion."""
    for sheet in Assessment.objects.filter(entry__contest=contest).select_related("entry__submission", "assessor"):
        said = points[sheet.entry.submission.organisation]
        for criterion in contest.rubric.criteria.all():
            one = said.get(criterion.code, said["*"]) if isinstance(said, dict) else said
            save_score(assessment=sheet, criterion=criterion, points=one, reason=REASON, by=sheet.assessor)
        take(sheet, "lock", by=sheet.assessor)


def listed(tender, officer, assessors, points):
    """From opened bids to the list of quality and price."""
    contest = given_out(tender, officer, assessors)
    scored(contest, points)
    take(contest, "rank", by=officer)
    take(tender, "open_prices", by=officer)
    tender.contest.refresh_from_db()
    return tender


def at_close(tender):
    """The clock at the tender's last moment."""
    return clock.set_to(tender.closes_at)

"""The tender in the market: opened for bids, one question answered for everyone, one still open, a bid begun."""

import datetime as dt
from functools import partial
from typing import Any

from commissioning.tenders import actions
from commissioning.tenders.models import Tender
from office.judging.queries.criteria import newest_rubric
from office.people.organisations.models import Organisation
from office.people.standing import standing_of
from office.records import clock
from office.records.steps import take
from office.submissions.queries import published

from .story import Story
from .timeline import Timeline

DAYS = dt.timedelta(days=1)
OPEN_FOR = 35 * DAYS
ASKED = "Must each reporting centre be open in the evening, or one in each district?"
ANSWER = "One in each district, on two evenings a week at least. Replies by text count every evening."
STILL_OPEN = "May a bidder use volunteers as advocates once they are trained?"
BEGUN = {
    "delivery": "Eleven reporting centres stay open while a small team of advocates is built around them. Each "
    "district has a named advocate from the first day.",
    "reach": "We start with those who told the needs assessment that they never report.",
}


def tell(story: Story, timeline: Timeline, service: str, reference: str) -> None:
    """From the day it opens to today."""
    opened = story.told_at - 21 * DAYS
    timeline.at(opened, partial(_open, story, service, reference))
    timeline.at(opened + 9 * DAYS, partial(_ask, story, "provider", ASKED))
    timeline.at(opened + 12 * DAYS, partial(_answer, story))
    timeline.at(opened + 14 * DAYS, partial(_begin, story))
    timeline.at(opened + 19 * DAYS, partial(_ask, story, "provider-2", STILL_OPEN))


def _open(story: Story, service: str, reference: str) -> None:
    told = next(one for one in story["commissioned_services"] if one["code"] == service)
    first, last = dt.date.fromisoformat(told["start"]), dt.date.fromisoformat(told["end"])
    years = round((last - first).days / 365)
    cycle, officer = story.get("cycle", reference), story.person("officer-2")
    cycle.refresh_from_db()
    tender = actions.prepare_tender(
        cycle=cycle, route="tender", title=told["name"], budget_pence=told["annual_value"] * 100 * years,
        closes_at=clock.in_london((clock.now() + OPEN_FOR).date(), 12), question_set=published("tender-bid"),
        rubric=newest_rubric("tender-quality"), by=officer,
    )  # fmt: skip
    story.keep("tender", "in the market", take(tender, "go_live", by=officer))
    for notice in tender.notices.all():
        number = f"DEMO-{notice.code}-{tender.reference}"
        actions.record_publication(notice=notice, published_on=clock.today(), reference=number, by=officer)


def _tender(story: Story) -> Tender:
    tender = story.get("tender", "in the market")
    tender.refresh_from_db()
    return tender


def _own(story: Story, slug: str) -> tuple[Any, Any]:
    lead = story.person(slug)
    return Organisation.objects.get(pk=min(standing_of(lead).belongs_to)), lead


def _ask(story: Story, slug: str, question: str) -> None:
    organisation, lead = _own(story, slug)
    actions.ask_clarification(tender=_tender(story), organisation=organisation, question=question, by=lead)


def _answer(story: Story) -> None:
    tender = _tender(story)
    answers = {one.pk: ANSWER for one in tender.clarifications.filter(answered_at=None)}
    actions.answer_clarifications(tender=tender, answers=answers, by=story.person("officer-2"))


def _begin(story: Story) -> None:
    organisation, lead = _own(story, "provider")
    bid = actions.start_bid(tender=_tender(story), organisation=organisation, by=lead)
    actions.save_bid(bid=bid, given=BEGUN, base=dict.fromkeys(BEGUN, 0), by=lead)

"""Every kind of message renders for a real thing: whole, plain, with a link that leads to a page."""

import re

import pytest
from django.apps import apps
from django.template import engines
from django.urls import resolve
from wagtail.views import serve

import config.urls  # noqa: F401 (whatever a front declares is declared by now)
from grants.questions.models import RoundQuestion
from office.hearing.following import follow
from office.hearing.links import Wanted
from office.hearing.models import Told
from office.hearing.visitors import VISITOR
from office.people.models import Invitation, User
from office.people.organisations.actions import invite_member
from office.people.organisations.leading import ask_to_lead
from office.post import kinds
from office.post.telling import Named, kinds_told_by
from office.post.wording import worded
from office.records import clock
from office.records.steps import Stateful
from tests.house.test_words import said_badly

KINDS = {kind.code: kind for kind in kinds.registered() if not kind.code.startswith("workshop.")}
# Whose message it is, where no step tells it: by the beginning of its code, the longest first.
TOLD_OF = {
    "commissioning.bid_": "commissioning.Bid",
    "commissioning.tender_": "commissioning.Tender",
    "delivery.figures_wanted": "delivery.Quarterly",
    "delivery.": "delivery.MeasureReturn",
    "agreements.bank_": "bank account",
    "agreements.report_": "agreements.ProgressReport",
    "agreements.incident_": "agreements.Incident",
    "agreements.": "agreements.Agreement",
    "decisions.": "decisions.DecisionRecord",
    "grants.question_": "question",
    "grants.query_": "grants.Application",
    "grants.endorsement_": "grants.Endorsement",
    "grants.application_": "grants.Application",
    "grants.review_": "grants.Review",
    "grants.round_": "grants.Round",
    "judging.": "judging.Contest",
    "hearing.published": "told",
    "hearing.": "hearing.Remark",
    "people.asked_to_lead": "lead request",
    "people.lead_settled": "lead request",
    "people.invited": "invitation",
    "people.": "user",
}
FACTS = {
    "grants.application_confirmed": {"who": "Group colleague"},
    "grants.application_queried": {"question": "Who holds the keys?", "answer_by": clock.today()},
    "judging.scores_owed": {"owed": 4},
    "hearing.confirm": {"what": "Bradford"},
    "hearing.replied": {"reply": "Thank you. The link is mended."},
    "people.security_changed": {"what": "An authenticator was added."},
}
GAP = "‹nothing here›"


def told_by_steps():
    """Message code to the noun whose step tells it and the words that the step asks for."""
    return {
        kind.code: (model._meta.label, step.asks)
        for model in apps.get_models()
        if issubclass(model, Stateful)
        for step in model.steps().values()
        for kind in kinds_told_by(step)
    }


@pytest.fixture
def letter(world, db, monkeypatch):
    """Words one kind of message for its own subject; a variable that is not there leaves a mark."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", GAP)
    steps = told_by_steps()

    def write(code):
        label, asks = steps.get(code, (_told_of(code), ()))
        subject = _subject(world, label)
        facts = {**dict.fromkeys(asks, "Because."), **FACTS.get(code, {}), **KINDS[code].facts(subject)}
        return (*worded(KINDS[code], subject, Named("Jo", "jo@group.test"), facts), KINDS[code].link(subject))

    return write


def _told_of(code):
    return next(label for start, label in TOLD_OF.items() if code.startswith(start))


def _subject(world, label):
    if label == "bank account":
        return world.group.bank_accounts.first()
    if label == "told":
        follower = follow(wanted=Wanted("jo@home.test", "all"), by=VISITOR)
        return Told.objects.create(subscription=follower, publication=world.award.publication)
    if label == "invitation":
        lead = User.objects.get(pk=world.people["lead"].pk)
        invite_member(organisation=world.group, email="new@group.test", by=lead)
        return Invitation.objects.latest("pk")
    if label == "lead request":
        member = User.objects.get(pk=world.people["member"].pk)
        return ask_to_lead(organisation=world.group, why="Our lead has moved away.", by=member)
    if label == "question":
        return RoundQuestion.objects.get()
    if label == "decisions.DecisionRecord":
        return world.decisions["decision to open"]  # the draft has no number yet
    return world.people["lead"] if label == "user" else world.rows[label]


@pytest.mark.parametrize("code", KINDS)
def test_a_message_is_whole_and_plain(code, letter):
    title, body, _ = letter(code)
    assert 0 < len(title) <= 200
    assert body.startswith("Hello Jo\n")
    assert len(body.splitlines()) > 4
    for text in (title, body):
        assert GAP not in text
        assert not re.search(r"\bNone\b|\(\)|{{|{%|&#|&amp;", text)
        assert said_badly(text) == []


@pytest.mark.parametrize("code", KINDS)
def test_a_messages_link_leads_to_a_page(code, letter):
    link = letter(code)[2].split("#")[0].replace("{token}", "abc")
    assert link.startswith("/")
    # Any other address may be a page in the public site's tree.
    assert not link.startswith(("/portal/", "/account/")) or resolve(link).func is not serve, link

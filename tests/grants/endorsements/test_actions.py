"""An endorser answers once by a link; late answers count as the round says; a second person confirms; viewers read."""

import datetime as dt

import pytest

from grants.applications.actions import confirm_answers, save_answers
from grants.applications.models import Application
from grants.endorsements.actions import ask_for_endorsement, chase_endorsements, send_link_again
from grants.endorsements.links import LinkHolder, holder_of, new_link
from grants.endorsements.queries import names_the_group
from grants.funds.models import Round
from office.people.organisations.leading import ask_to_lead, hand_over, settle_lead_request
from office.people.organisations.queries import members
from office.people.permissions import leads
from office.people.standing import forget
from office.post.models import Delivery, Message
from office.records import clock
from office.records.models import Event
from office.records.steps import Forbidden, Refused, take
from tests.grants import story
from tests.grants.conftest import CLOSES
from tests.people import joined

SAID = {"name": "Sam Ward", "role": "Neighbourhood officer"}


@pytest.fixture
def bid(opened, group, lead):
    return story.written_bid(opened, group, lead)


@pytest.fixture
def asked(bid, lead):
    return ask_for_endorsement(application=bid, kind="neighbourhood", email="Ward@police.test", by=lead)


def needing(round, **more):
    """The round, asking for more than it did."""
    Round.objects.filter(pk=round.pk).update(**more)


def fresh(bid):
    return Application.objects.select_related("round__fund", "submission").get(pk=bid.pk)


def test_a_link_is_good_for_its_own_endorsement_and_for_so_long(asked):
    token = new_link(asked)
    assert holder_of(token) == LinkHolder(asked.pk)
    assert holder_of(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    with clock.set_to(clock.now() + dt.timedelta(days=22)):
        assert holder_of(token) == LinkHolder(asked.pk, is_fresh=False)


def test_it_is_given_once_by_whoever_holds_the_link(asked, lead, officer):
    for nobody in (lead, officer, LinkHolder(asked.pk + 1), LinkHolder(asked.pk, is_fresh=False)):
        with pytest.raises(Forbidden):
            take(asked, "support", by=nobody, **SAID)
    with pytest.raises(Refused, match="your name"):
        take(asked, "support", by=LinkHolder(asked.pk), name=" ", role="Officer")
    with pytest.raises(Refused, match="Say why"):
        take(asked, "turn_down", by=LinkHolder(asked.pk), comment=" ", **SAID)
    take(asked, "support", by=LinkHolder(asked.pk), comment="It fills a gap.", **SAID)
    with pytest.raises(Refused):
        take(asked, "turn_down", by=LinkHolder(asked.pk), comment="No.", **SAID)
    event = Event.objects.filter(verb="support").get()
    assert event.actor == f"endorser:{asked.pk}"
    assert "Sam Ward" in Message.objects.get(kind="grants.endorsement_answered").body


def test_nobody_of_the_group_nobody_twice_and_no_viewer_asks(bid, asked, group, lead):
    for email, why in ((lead.email.upper(), "does not belong"), ("ward@POLICE.test", "already")):
        with pytest.raises(Refused, match=why):
            ask_for_endorsement(application=bid, kind="neighbourhood", email=email, by=lead)
    with pytest.raises(Forbidden):
        ask_for_endorsement(
            application=bid, kind="neighbourhood", email="x@y.test", by=joined(group, lead, "viewer")
        )  # fmt: skip


def test_the_secret_is_kept_nowhere_and_a_fresh_link_goes_to_the_same_address(asked):
    assert Message.objects.get(kind="grants.endorsement_asked").link == "/endorse/{token}/"
    old = LinkHolder(asked.pk, is_fresh=False)
    with pytest.raises(Refused, match="less than an hour"):
        send_link_again(endorsement=asked, by=old)
    with clock.set_to(clock.now() + dt.timedelta(hours=2)):
        send_link_again(endorsement=asked, by=old)
    sent = Delivery.objects.filter(message__kind="grants.endorsement_asked")
    assert {one.address for one in sent} == {"ward@police.test"}
    assert sent.count() == 2


def test_it_is_chased_once_after_three_days(asked):
    with clock.set_to(asked.asked_at + dt.timedelta(days=3, minutes=-1)):
        assert chase_endorsements() == 0
    with clock.set_to(asked.asked_at + dt.timedelta(days=3)):
        assert chase_endorsements() == 1
        assert chase_endorsements() == 0


def test_where_it_is_needed_it_may_be_late_only_as_the_round_says(bid, lead, opened):
    needing(opened, endorsement="needed", endorsement_days_late=0)
    with pytest.raises(Refused, match="Ask a neighbourhood officer"):
        take(fresh(bid), "submit", by=lead)
    asked = ask_for_endorsement(application=fresh(bid), kind="partnership", email="w@p.test", by=lead)
    with pytest.raises(Refused, match="has not answered yet"):
        take(fresh(bid), "submit", by=lead)
    needing(opened, endorsement_days_late=14)
    take(fresh(bid), "submit", by=lead)
    with clock.set_to(CLOSES + dt.timedelta(days=15)), pytest.raises(Refused, match="last day"):
        take(asked, "support", by=LinkHolder(asked.pk), **SAID)
    with clock.set_to(CLOSES + dt.timedelta(days=13)):
        take(asked, "support", by=LinkHolder(asked.pk), **SAID)


@pytest.mark.parametrize(
    ("comment", "names"),
    [("Beckside do this well", True), ("A good project for our ward", False), ("The youth group is good", False)],
)
def test_a_comment_that_names_the_group_is_known(group, comment, names):
    assert names_the_group(comment, group) is names


def test_a_second_person_confirms_these_very_answers_and_another_sends(bid, lead, group, opened, colleague):
    needing(opened, second_person=True)
    signatory = joined(group, lead, "signatory")
    revision = fresh(bid).submission.revision
    for nobody in (colleague, joined(group, lead, "viewer")):
        with pytest.raises(Forbidden):
            confirm_answers(application=fresh(bid), revision=revision, by=nobody)
    with pytest.raises(Refused, match="must confirm"):
        take(fresh(bid), "submit", by=lead)
    confirm_answers(application=fresh(bid), revision=revision, by=lead)
    with pytest.raises(Refused, match="must confirm"):  # nobody is their own second person
        take(fresh(bid), "submit", by=lead)
    confirm_answers(application=fresh(bid), revision=revision, by=signatory)
    save_answers(application=fresh(bid), given={"q01": "Another name"}, base={"q01": 1}, by=lead)
    with pytest.raises(Refused, match="have changed"):
        take(fresh(bid), "submit", by=lead)
    with pytest.raises(Refused, match="while you read"):
        confirm_answers(application=fresh(bid), revision=revision, by=signatory)
    confirm_answers(application=fresh(bid), revision=revision + 1, by=signatory)
    assert take(fresh(bid), "submit", by=lead).state == "submitted"


@pytest.mark.parametrize("kind", ["viewer", "signatory"])
def test_who_only_reads_writes_nothing(bid, group, lead, kind):
    with pytest.raises(Forbidden):
        save_answers(application=bid, given={"q01": "Mine"}, base={"q01": 1}, by=joined(group, lead, kind))


def test_a_lead_is_asked_for_and_settled_by_an_officer_never_by_oneself(group, lead, colleague, officer, stranger):
    with pytest.raises(Forbidden):
        ask_to_lead(organisation=group, why="Let me", by=stranger)
    asked = ask_to_lead(organisation=group, why="Our lead moved away.", by=colleague)
    assert officer.email in Message.objects.filter(kind="people.asked_to_lead").values_list("to_address", flat=True)
    with pytest.raises(Forbidden):
        settle_lead_request(asked=asked, granted=True, by=colleague)
    settle_lead_request(asked=asked, granted=True, by=officer)
    forget(colleague)
    assert leads(colleague, group.pk)
    with pytest.raises(Refused):
        settle_lead_request(asked=asked, granted=False, by=officer)


def test_a_lead_hands_over_and_goes_on_writing(group, lead, colleague):
    theirs = members(group).get(user=colleague)
    with pytest.raises(Refused):
        hand_over(membership=theirs, by=colleague)
    hand_over(membership=theirs, by=lead)
    assert dict(members(group).values_list("user", "kind")) == {lead.pk: "member", colleague.pk: "lead"}


def test_a_comment_cannot_be_longer_than_the_page_says(asked):
    with pytest.raises(Refused, match="Shorten your comment by 2 words"):
        take(asked, "support", by=LinkHolder(asked.pk), comment="word " * 152, **SAID)

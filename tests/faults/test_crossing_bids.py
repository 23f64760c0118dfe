"""A bid is withdrawn while its decision is signed, and checked by two officers at once: all end lawfully."""

import datetime as dt

import pytest

from grants.applications.actions import propose_eligible, propose_ineligible, remind_of_the_close
from grants.applications.messages import CLOSES_SOON
from grants.applications.models import Application
from grants.awards.models import Award
from grants.funds.models import Round
from grants.panels.actions import draft_awards_decision
from office.decisions.actions import declare_before_signing, give_advice
from office.judging.models import Entry
from office.people.models import User
from office.post.models import Message
from office.principles.models import Gate
from office.records import clock
from office.records.steps import take
from tests.faults.crossing import Runner, all_is_well, cross
from tests.grants import story
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)
from tests.grants.conftest import CLOSES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def decision(recommended, meeting, officer, officer_2, finance_1, legal, commissioner):
    """On all three bids, waiting for its signature."""
    made = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    take(made, "ask_for_advice", by=officer)
    for kind, adviser in (("finance", finance_1), ("legal", legal), ("equality", officer_2)):
        give_advice(decision=made, kind=kind, result="nil", by=adviser)
    take(made, "send_to_sign", by=officer)
    declare_before_signing(decision=made, has_interest=False, by=commissioner)
    return made


@pytest.fixture
def signing(decision, commissioner):
    return lambda: take(type(decision).objects.get(pk=decision.pk), "sign", by=User.objects.get(pk=commissioner.pk))


@pytest.fixture
def withdrawing(sent):
    """By the lead of the group that comes first on the list."""
    bid = sent[0].pk
    return lambda: take(Application.objects.get(pk=bid), "withdraw", by=User.objects.get(email="lead-1@group.test"))


def ends():
    return list(Application.objects.order_by("pk").values_list("state", flat=True))


def test_no_gate_is_opened_again_under_a_signature(signing, recommended, officer):
    gate = recommended.award_sheet.gates.get(requirement__principle__code="CP6")

    def reopening():
        take(Gate.objects.get(pk=gate.pk), "reopen", by=User.objects.get(pk=officer.pk), reason="The sums changed.")

    signed, reopened = cross(Runner(signing, holding=Round), Runner(reopening))
    gate.refresh_from_db()
    if signed == "done":
        assert "no longer change" in reopened
        assert gate.state != "not_started"
    else:
        assert signed.startswith("CP6")
        assert (reopened, ends()) == ("done", ["eligible"] * 3)
    assert all_is_well()


def test_a_bid_withdrawn_while_its_decision_is_signed_is_passed_over(signing, withdrawing):
    said = cross(Runner(signing, holding=Round), Runner(withdrawing, holding=Application))
    assert (said, ends(), Award.objects.count()) in [
        (["done", "done"], ["withdrawn", "awarded", "declined"], 1),
        (["done", "This is not possible now: it is awarded."], ["awarded", "awarded", "declined"], 2),
    ]
    assert all_is_well()


def test_a_bid_cannot_be_withdrawn_once_the_signature_holds_it(signing, withdrawing):
    said = cross(Runner(signing, holding=Application), Runner(withdrawing))
    assert (said, ends(), Award.objects.count()) in [
        (["done", "This is not possible now: it is awarded."], ["awarded", "awarded", "declined"], 2),
        (["done", "done"], ["withdrawn", "awarded", "declined"], 1),  # on SQLite either may come first
    ]
    assert all_is_well()


def test_one_decision_signed_twice_at_once_is_carried_out_once(signing):
    said = cross(Runner(signing), Runner(signing))
    assert sorted(said) == ["This is not possible now: it is signed.", "done"]
    assert Award.objects.count() == 2
    assert all_is_well()


@pytest.fixture
def to_check(sent, opened):
    with clock.set_to(CLOSES + dt.timedelta(days=3)):
        yield sent[0]


def checking(bid, officer, check, **words):
    return lambda: check(
        application=Application.objects.get(pk=bid.pk), by=User.objects.get(pk=officer.pk), **words
    )  # fmt: skip


def test_two_officers_pass_one_bid_at_once(to_check, officer, officer_2, fund, administrator):
    give_fund_key(fund=fund, officer=officer_2, by=administrator)  # noqa: F405
    said = cross(*(Runner(checking(to_check, one, propose_eligible)) for one in (officer, officer_2)))
    assert said.count("done") == 1
    assert Application.objects.get(pk=to_check.pk).state == "eligible"
    assert Entry.objects.filter(submission=to_check.submission_id).count() == 1
    assert all_is_well()


def test_two_officers_who_differ_on_one_bid(to_check, officer, officer_2, fund, administrator):
    """Whoever comes last is refused, or replaces a proposal nobody had confirmed."""
    give_fund_key(fund=fund, officer=officer_2, by=administrator)  # noqa: F405
    passing, refusing = cross(
        Runner(checking(to_check, officer, propose_eligible)),
        Runner(checking(to_check, officer_2, propose_ineligible, code="outside_area", reason="It is in Lancashire.")),
    )
    bid = Application.objects.get(pk=to_check.pk)
    assert passing == "done"
    assert (bid.state, bid.eligibility.result) == ("eligible", "eligible")
    assert refusing in ("done", "Only an application that is being checked can be found eligible or not.")
    assert all_is_well()


def test_an_officer_does_not_confirm_what_they_proposed_that_very_moment(
    to_check, officer, officer_2, fund, administrator
):
    """The proposal is read after the lock: whoever waited for it sees who made it."""
    give_fund_key(fund=fund, officer=officer_2, by=administrator)  # noqa: F405
    why = {"code": "outside_area", "reason": "It is in Lancashire."}
    propose_ineligible(application=to_check, by=officer, **why)
    confirming = lambda: take(  # noqa: E731
        Application.objects.get(pk=to_check.pk), "find_ineligible", by=User.objects.get(pk=officer_2.pk)
    )
    cross(Runner(checking(to_check, officer_2, propose_ineligible, **why), holding=Application), Runner(confirming))
    bid = Application.objects.get(pk=to_check.pk)
    assert bid.state == "submitted" or bid.eligibility.proposed_by == officer


def test_two_workers_remind_of_the_close_once(opened, group, lead):
    story.written_bid(opened, group, lead)
    with clock.set_to(CLOSES - dt.timedelta(hours=23)):
        assert cross(Runner(remind_of_the_close), Runner(remind_of_the_close)) == ["done", "done"]
    assert Message.objects.filter(to_user=lead, kind=CLOSES_SOON.code).count() == 1

"""Every step of a round and of an application, from every state, by somebody who is nobody here and by the clock."""

import pytest

from grants.applications.models import Application
from grants.applications.states import ApplicationState
from grants.funds.models import Round
from grants.funds.states import RoundState
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, take
from tests.grants import story

APPLICATION = {
    "submit": (["draft"], "submitted"),
    "reopen": (["submitted"], "draft"),
    "pass_check": (["submitted"], "eligible"),
    "find_ineligible": (["submitted"], "ineligible"),
    "restore": (["ineligible"], "submitted"),
    "withdraw": (["draft", "submitted", "eligible", "reserve"], "withdrawn"),
    "look_again": (["declined"], "eligible"),
    "miss_the_close": (["draft"], "not_sent"),
    "award_grant": (["eligible", "reserve"], "awarded"),
    "hold_in_reserve": (["eligible"], "reserve"),
    "decline": (["eligible", "reserve"], "declined"),
}
ROUND = {
    "ask_for_decision": (["draft"], "awaiting_decision"),
    "take_back": (["awaiting_decision"], "draft"),
    "schedule": (["awaiting_decision"], "scheduled"),
    "open": (["scheduled"], "open"),
    "extend": (["open"], "open"),
    "make_good": (["open"], "open"),
    "close": (["open"], "closed"),
    "decide": (["closed"], "decided"),
    "complete": (["decided"], "complete"),
    "cancel": (["draft", "awaiting_decision", "scheduled", "open", "closed"], "cancelled"),
}
SAID = {
    "restore": {"reason": "Why."}, "withdraw": {"reason": "Why."}, "cancel": {"reason": "Why."},
    "extend": {"reason": "Why.", "closes_at": None},
}  # fmt: skip


def table(model):
    return {name: (list(step.sources), step.target) for name, step in model.steps().items()}


def test_the_steps_are_those_of_the_procedure():
    assert table(Application) == APPLICATION
    assert table(Round) == ROUND


@pytest.fixture
def bid(opened, group, lead):
    return story.written_bid(opened, group, lead)


@pytest.mark.parametrize("name", APPLICATION)
def test_a_stranger_moves_no_application_from_any_state(bid, name, stranger):
    for state in ApplicationState.values:
        Application.objects.filter(pk=bid.pk).update(state=state)
        with pytest.raises(Forbidden):
            take(Application.objects.get(pk=bid.pk), name, by=stranger, **SAID.get(name, {}))
        assert Application.objects.get(pk=bid.pk).state == state


@pytest.mark.parametrize("name", [name for name in APPLICATION if name not in ("submit",)])
def test_from_a_state_that_is_not_its_own_no_step_leads_on(bid, name, lead, officer, commissioner):
    for state in set(ApplicationState.values) - set(APPLICATION[name][0]):
        Application.objects.filter(pk=bid.pk).update(state=state)
        for actor in (lead, officer, commissioner, THE_CLOCK):
            with pytest.raises(Refused):
                take(Application.objects.get(pk=bid.pk), name, by=actor, **SAID.get(name, {}))
        assert Application.objects.get(pk=bid.pk).state == state


@pytest.mark.parametrize("name", ROUND)
def test_a_stranger_moves_no_round_from_any_state(opened, name, stranger, lead):
    for state in RoundState.values:
        Round.objects.filter(pk=opened.pk).update(state=state)
        for actor in (stranger, lead):
            with pytest.raises(Forbidden):
                take(Round.objects.get(pk=opened.pk), name, by=actor, **SAID.get(name, {}))
        assert Round.objects.get(pk=opened.pk).state == state


@pytest.mark.parametrize("name", ROUND)
def test_no_round_moves_from_a_state_that_is_not_the_steps_own(opened, name, officer, commissioner):
    for state in set(RoundState.values) - set(ROUND[name][0]):
        Round.objects.filter(pk=opened.pk).update(state=state)
        for actor in (officer, commissioner, THE_CLOCK):
            with pytest.raises(Refused):
                take(Round.objects.get(pk=opened.pk), name, by=actor, **SAID.get(name, {}))
        assert Round.objects.get(pk=opened.pk).state == state

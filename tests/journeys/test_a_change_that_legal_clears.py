"""In a real browser: a change of half a contract waits for legal, is cleared on legal's page, decided and signed."""

import pytest
from django.core.cache import cache

from cms.setting_up import make_the_site
from commissioning.cycles.models import Cycle
from office.decisions.models import DecisionRecord
from office.principles.actions import load_principles
from office.records import clock
from tests import factories
from tests.commissioning import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COMMISSIONING = "/portal/officers/commissioning/"


@pytest.fixture
def contract(administrator, office, provider_organisation):
    cache.clear()
    make_the_site()
    with clock.set_to(clock.in_london(story.TODAY)):
        load_principles(by=administrator)
        yield story.running(office.officer, provider_organisation)


def test_a_change_that_legal_clears(contract, office, somebody):
    officer, legal = somebody(office.officer), somebody(office.legal)
    here = f"{COMMISSIONING}contracts/{contract.reference}/"
    draws_up_the_change(officer, here)
    cycle = puts_it_to_a_cycle(officer, contract)
    at = f"{COMMISSIONING}cycles/{cycle.reference}/"
    plans_and_is_stopped_at_the_limit(officer, at, cycle, office)
    legal.goes_to("/portal/legal/").follows("Changes of contracts").follows("change V1")
    legal.sees("50.0% of the first value", "Legal must clear it")
    legal.follows("Clear this change").writes("Reason", "A need nobody could foresee.").presses("Clear this change")
    legal.sees("Cleared", "A need nobody could foresee.").does_not_see("Legal must clear it")
    officer.goes_to(f"{at}steps/ask_for_decision/").presses("Ask for a decision").sees("Done.")
    cycle.refresh_from_db()
    factories.signed(office, DecisionRecord.objects.get(pk=cycle.decision_id))
    officer.goes_to(here).follows("Sign V1 for the provider").writes("Full name of whoever signs", "Jo Provider")
    officer.presses("Sign the deed for the provider").follows("Sign V1 for the office")
    officer.presses("Sign the deed for the office").follows("Bring V1 into force").presses("Bring into force")
    officer.sees("£450,000, first £300,000", "50.0% of the first value")
    somebody().goes_to("/services/").follows("Hate Crime Network").sees("£450,000 over the whole term", "What changed")


def draws_up_the_change(desk, here):
    desk.goes_to(here).follows("Draw up a change").presses("Save the change").sees("There is a problem")
    desk.ticks("Need changed").writes("What changed", "Demand doubled.")
    desk.writes("More money over the whole term", "150,000")
    desk.picks("Legal ground", "Light touch: recorded, no ground needed")
    desk.dates("It counts from", story.TODAY).presses("Save the change").sees("The change is drawn up")


def puts_it_to_a_cycle(desk, contract):
    desk.goes_to(f"{COMMISSIONING}services/{contract.service.reference}/start/vary/")
    desk.writes("Why does this start now?", "Demand doubled.").ticks("Need changed").presses("Start").sees("is started")
    return Cycle.objects.get()


def plans_and_is_stopped_at_the_limit(desk, at, cycle, office):
    """The gates are met by their deeds; the pages of gates are walked elsewhere."""
    story.meet(cycle, "analysis", "plan", "decision", by=office.officer)
    desk.goes_to(f"{at}steps/analyse/").presses("Start looking into it")
    desk.follows("Choose the change").ticks("V1 of", under="Which change?").presses("Save")
    desk.goes_to(f"{at}steps/plan/").presses("Go on to the plan")
    for kind, title in (("Do nothing", "Do nothing"), ("Make the change", "Pay for more hours")):
        desk.goes_to(f"{at}options/").picks("Which kind of option?", kind).writes("The option in a few words", title)
        desk.writes("What it costs in a year", "50,000").writes("What speaks for it", "Shorter waits.")
        desk.writes("What speaks against it", "It costs money.").presses("Save the option")
    desk.goes_to(f"{at}advise/").ticks("Pay for more hours").presses("Save")
    desk.goes_to(f"{at}plan/").writes("Impact on users", "Waits come down.").writes("Who was consulted", "Users.")
    desk.presses("Save").goes_to(f"{at}steps/consult/").presses("Consult on the plan").sees("Legal and finance check")
    desk.goes_to(f"{at}decision/").presses("Draft the decision").sees("drafted from the plan")
    desk.goes_to(f"{at}steps/ask_for_decision/").presses("Ask for a decision")
    desk.sees("All changes together reach 50% of the original. Legal must clear it.")

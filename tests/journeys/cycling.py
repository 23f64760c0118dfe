"""A cycle taken through the officers' pages: gates shown to hold, options weighed, a decision drafted and signed."""

from office.decisions.actions import declare_before_signing
from office.decisions.models import DecisionRecord
from office.principles.models import Gate
from office.records.steps import take
from tests import factories

HERE = "/portal/officers/commissioning/"
FOR_AND_AGAINST = {"speaks_for": "People are helped sooner.", "speaks_against": "It costs money.", "cost": "100,000"}


def started(clerk, service, kind, **said):
    """A cycle of one kind, from the page of its service. Gives its address."""
    return clerk.does(f"{HERE}services/{service.reference}/start/{kind}/", why="Asked for by those who use it.", **said)


def blocked_then_met(clerk, at, cycle, step, stage):
    """A step waits for each gate of its stage, by name; each is then met on its page, and the step is taken."""
    gates = list(Gate.objects.filter(sheet=cycle.gate_sheet, requirement__stage=stage).select_related("requirement"))
    holding = [one for one in gates if one.state == "not_started" and one.requirement.need != "if_material"]
    if holding:
        clerk.is_refused(f"{at}steps/{step}/", *[f"{one.principle.code} {one.principle.name}" for one in holding])
    for one in gates:
        if one.state == "not_started":
            clerk.does(f"{at}gates/{one.pk}/steps/hold_evidence/", text="See the file of this cycle.")
            clerk.does(f"{at}gates/{one.pk}/steps/meet/")


def weighs(clerk, at, code, title):
    """Doing nothing and one more option, the latter advised."""
    clerk.does(f"{at}options/", code="do_nothing", title="Do nothing", **FOR_AND_AGAINST)
    clerk.does(f"{at}options/", code=code, title=title, **FOR_AND_AGAINST)


def advises(clerk, at, cycle, title):
    """Says which option is advised."""
    clerk.does(f"{at}advise/", option=cycle.options.get(title=title).pk)


def planned(clerk, at, cycle, code, title, **plan):
    """From the idea to the end of the consultation."""
    clerk.does(f"{at}steps/analyse/")
    blocked_then_met(clerk, at, cycle, "plan", "analysis")
    clerk.does(f"{at}steps/plan/")
    weighs(clerk, at, code, title)
    advises(clerk, at, cycle, title)
    clerk.does(f"{at}plan/", specification="Evening hours.", impact="Fourteen people use it.", **plan)
    blocked_then_met(clerk, at, cycle, "consult", "plan")
    clerk.does(f"{at}steps/consult/")


def decided(clerk, at, cycle, office, **plan):
    """Heard, its gates met, its decision drafted from the plan, advised on and signed."""
    clerk.does(f"{at}plan/", specification="Evening hours.", impact="Fourteen people use it.",
               heard="Users asked for evening hours.", **plan)  # fmt: skip
    blocked_then_met(clerk, at, cycle, "ask_for_decision", "decision")
    clerk.does(f"{at}decision/")
    clerk.does(f"{at}steps/ask_for_decision/")
    cycle.refresh_from_db()
    decision = factories.ready(office, DecisionRecord.objects.get(pk=cycle.decision_id))
    signer = office.deputy if decision.signatory == "deputy" else office.commissioner
    declare_before_signing(decision=decision, has_interest=False, by=signer)
    take(decision, "sign", by=signer)
    cycle.refresh_from_db()
    return cycle

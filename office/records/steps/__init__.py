"""The engine: one door for every change of state.

@step(source=State.DRAFT, target=State.SUBMITTED, label="Submit application",
      allowed=permissions.may_submit, unless=rules.obstacles_to_submitting)
def submit(self, *, by): ...

take(application, "submit", by=user, expected_version=7)
"""

from .declaring import Step, step
from .fields import StateField, Stateful, lawful_states, said
from .offers import Offer, lead_of, offers
from .refusals import DirectCall, Forbidden, Obstacle, Refused, Stale
from .taking import Taken, step_taken, take, take_all

__all__ = [
    "DirectCall",
    "Forbidden",
    "Obstacle",
    "Offer",
    "Refused",
    "Stale",
    "StateField",
    "Stateful",
    "Step",
    "Taken",
    "lawful_states",
    "lead_of",
    "offers",
    "said",
    "step",
    "step_taken",
    "take",
    "take_all",
]

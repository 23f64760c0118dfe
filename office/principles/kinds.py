"""The vocabulary of gates: what they are for, when they count and how much they ask."""

from django.db import models


class Kind(models.TextChoices):
    """The things that carry gates with the product as it ships.

    A kind of an office's own needs no line here: its rows of requirements are enough.
    """

    ROUND = "round", "Grant round"
    AWARD = "award", "Awards of a round"
    ALLOCATION = "allocation", "Allocation to districts"
    DIRECT_GRANT = "direct_grant", "Direct grant"
    COMMISSION = "commission", "New service"
    RECOMMISSION = "recommission", "Service commissioned again"
    VARY = "vary", "Variation of a service"
    DECOMMISSION = "decommission", "Service that ends"


class Stage(models.TextChoices):
    """What may not happen while a gate of this stage, or of one before it, is open. In the order of the life."""

    ANALYSIS = "analysis", "Before the plan"
    PLAN = "plan", "Before it is consulted on"
    DECISION = "decision", "Before the decision"
    AWARD = "award", "Before the award"
    OPENING = "opening", "Before it opens"

    @classmethod
    def up_to(cls, stage: str) -> list[str]:
        """This stage and those before it."""
        return cls.values[: cls.values.index(stage) + 1]


class Need(models.TextChoices):
    """How much a gate asks."""

    REQUIRED = "required", "Evidence needed"
    CONFIRM = "confirm", "Confirm it still holds"
    IF_MATERIAL = "if_material", "Only if it matters here"

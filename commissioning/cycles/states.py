"""The states of a cycle. Each kind has words of its own for them (cycle_kinds)."""

from django.db import models


class CycleState(models.TextChoices):
    IDEA = "idea", "Idea"
    ANALYSIS = "analysis", "Being looked into"
    PLAN = "plan", "Options being weighed"
    CONSULTATION = "consultation", "Being consulted on"
    AWAITING_DECISION = "awaiting_decision", "Waiting for a decision"
    UNDER_WAY = "under_way", "Being carried out"
    COMPLETE = "complete", "Complete"
    STOPPED = "stopped", "Stopped"


STAGES = (CycleState.IDEA, CycleState.ANALYSIS, CycleState.PLAN, CycleState.CONSULTATION,
          CycleState.AWAITING_DECISION, CycleState.UNDER_WAY, CycleState.COMPLETE)  # fmt: skip
OPEN = STAGES[:-1]
BEFORE_DECISION = STAGES[:5]

"""Sets of principles, what each kind of thing must show of them, and the sheets of gates that show it."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models

from office.records.guards import only_grows
from office.records.steps import lawful_states

from .kinds import Kind, Need, Stage
from .needs.models import Consultation, KnowledgeGap, LocalNeed
from .states import GateState
from .workflow import GateWorkflow

__all__ = [
    "Consultation",
    "Evidence",
    "Gate",
    "GateRequirement",
    "GateSheet",
    "KnowledgeGap",
    "LocalNeed",
    "Principle",
    "PrincipleSet",
]


class PrincipleSet(models.Model):
    """One version of the office's commissioning principles. It never changes: the next set replaces it."""

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    effective_from = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    source_note = models.TextField(blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)  # in the Plan

    class Meta:
        ordering = ["-effective_from", "-pk"]

    def __str__(self) -> str:
        return self.title


class Principle(models.Model):
    """One principle of a set."""

    principle_set = models.ForeignKey(PrincipleSet, models.PROTECT, related_name="principles")
    code = models.CharField(max_length=10)  # CP4
    name = models.CharField(max_length=80)
    text = models.TextField()
    provenance = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["principle_set", "position"]
        constraints = [models.UniqueConstraint(fields=["principle_set", "code"], name="principles_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class GateRequirement(models.Model):
    """What one kind of thing must show of one principle before one stage."""

    principle = models.ForeignKey(Principle, models.PROTECT, related_name="requirements")
    kind = models.CharField(max_length=20, choices=Kind)
    stage = models.CharField(max_length=20, choices=Stage)
    need = models.CharField(max_length=20, choices=Need)
    asks = models.CharField(max_length=200)  # fits after "Add": "the needs evidence, with its sources"

    class Meta:
        ordering = ["kind", "stage", "principle__position"]
        constraints = [
            models.UniqueConstraint(fields=["principle", "kind", "stage"], name="principles_requirement_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.stage}: {self.principle_id} {self.need}"


class GateSheet(models.Model):
    """The gates of one thing, pinned to the set in force when it was opened.

    The thing itself, on a floor above, holds a OneToOne to this row.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    principle_set = models.ForeignKey(PrincipleSet, models.PROTECT, related_name="sheets")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)  # a decision relied on it: nothing moves any more

    def __str__(self) -> str:
        return f"Gates {self.pk}: {self.get_kind_display()}"

    def tally(self) -> dict[str, int]:
        """How many gates stand in each state, by the state's word. No query when the gates are fetched."""
        return _tally(self.gates.all())

    def in_words(self) -> str:
        """ "9 met, 1 waived.", and why for each that was waived: what a decision says of the principles."""
        gates = list(self.gates.all())
        counts = ", ".join(f"{count} {word.lower()}" for word, count in _tally(gates).items() if count)
        waived = [f"{gate.principle}: {gate.reason}" for gate in gates if gate.state == GateState.WAIVED]
        return "\n".join([f"{counts}.", *waived])


def _tally(gates: Iterable["Gate"]) -> dict[str, int]:
    counts = {str(state.label): 0 for state in GateState}
    for gate in gates:
        counts[str(gate.state_word)] += 1
    return counts


class GateManager(models.Manager["Gate"]):
    """Gates are never read without what they ask."""

    def get_queryset(self) -> models.QuerySet["Gate"]:
        """With the requirement and its principle."""
        return super().get_queryset().select_related("requirement__principle")


class Gate(GateWorkflow):
    """One principle on one sheet: is it shown to hold?"""

    sheet = models.ForeignKey(GateSheet, models.CASCADE, related_name="gates")
    requirement = models.ForeignKey(GateRequirement, models.PROTECT, related_name="gates")
    latest_evidence = models.ForeignKey("Evidence", models.PROTECT, null=True, blank=True, related_name="+")

    objects = GateManager()

    class Meta:
        ordering = ["sheet", "requirement__stage", "requirement__principle__position"]
        constraints = [
            lawful_states(GateState),
            models.UniqueConstraint(fields=["sheet", "requirement"], name="principles_gate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.principle} of {self.sheet_id}: {self.state_word}"

    @property
    def principle(self) -> Principle:
        """The principle it is about."""
        return self.requirement.principle


class Evidence(models.Model):
    """One piece of evidence for a gate. None is taken away; newer evidence stands beside it."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="evidence")
    text = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"Evidence {self.pk} for gate {self.gate_id}"


only_grows("principles.PrincipleSet")
only_grows("principles.Principle")
only_grows("principles.GateRequirement")
only_grows("principles.Evidence", may_blank="text")

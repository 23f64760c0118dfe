"""Which agreements an auditor looks at: drawn by chance or by risk, and the same again from the same seed."""

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

from office.ledger.models import Commitment

from .models import Agreement, Incident, ProgressReport
from .queries import UNWRITTEN, visible_to
from .separation import exceptions

LARGE_PENCE = 20_000_00
MOST = 100


@dataclass(frozen=True)
class Drawn:
    """One agreement of the sample, and why it is there."""

    agreement: Agreement
    points: int
    why: tuple[str, ...]


def draw(user: Any, *, size: int, seed: int, by_risk: bool) -> list[Drawn]:
    """So many agreements (1 to MOST). By chance alone; or those with most points of risk, ties broken by chance.

    The order of the rows is their reference, so the same seed draws the same sample from the same agreements.
    """
    agreements = list(visible_to(user).select_related("organisation", "commitment").order_by("reference"))
    chance = random.Random(seed)  # noqa: S311 (a sample that can be drawn again, not a secret)
    chance.shuffle(agreements)
    points = _points(user)
    drawn = [Drawn(one, *_of(points, one)) for one in agreements]
    if by_risk:
        drawn.sort(key=lambda one: -one.points)  # stable: ties stay as chance left them
    return drawn[: max(1, min(size, MOST))]


def _of(points: dict[int, Counter[str]], agreement: Agreement) -> tuple[int, tuple[str, ...]]:
    found = points.get(agreement.pk, Counter())
    return found.total(), tuple(sorted(found))


def _points(user: Any) -> dict[int, Counter[str]]:
    """Points of risk by agreement: what weighs, and how much."""
    found: dict[int, Counter[str]] = {}

    def add(key: int, why: str, weight: int) -> None:
        found.setdefault(key, Counter())[why] += weight

    for one in exceptions(user):
        add(one.payment.agreement_id, "Duties overlapped on a payment", 3)
    for key in Incident.objects.values_list("agreement", flat=True):
        add(key, "A serious incident", 2)
    for report in ProgressReport.objects.filter(state__in=UNWRITTEN).select_related("agreement"):
        if report.is_overdue:
            add(report.agreement_id, "A report is overdue", 2)
    large = Commitment.objects.filter(amount_pence__gte=LARGE_PENCE, agreement__isnull=False)
    for key in large.values_list("agreement", flat=True):
        add(key, "A large sum", 1)
    for key in Agreement.objects.exclude(held_because="").values_list("pk", flat=True):
        add(key, "Payments are held", 2)
    return found

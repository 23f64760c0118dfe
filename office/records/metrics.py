"""Figures for a machine that watches, in Prometheus' text form: counts and ages, never whose."""

import datetime as dt

from django.core.cache import cache
from django.db.models import Count, Min, Q

from . import clock
from .models import Event, OutboxItem, Seal
from .outbox.draining import waiting
from .readiness import HEARTBEAT


def figures() -> dict[str, tuple[str, float | int]]:
    """Name -> what it means and its value now. Ages in seconds; -1 where there is nothing to be old."""
    items = waiting().aggregate(all=Count("pk"), tried=Count("pk", filter=Q(attempts__gt=0)), oldest=Min("run_after"))
    sealed = Seal.objects.order_by("-number").first()
    unsealed = Event.objects.filter(pk__gt=sealed.through_event if sealed else 0).count()
    beat = cache.get(HEARTBEAT)
    return {
        "ploughland_outbox_waiting": ("Items that wait to leave", items["all"]),
        "ploughland_outbox_retried": ("Of these, tried before", items["tried"]),
        "ploughland_outbox_oldest_seconds": ("Since when the longest due item is due", _age(items["oldest"])),
        "ploughland_outbox_given_up": ("Items given up", OutboxItem.objects.filter(failed_at__isnull=False).count()),
        "ploughland_worker_beat_seconds": (
            "Since the worker's last beat", _age(dt.datetime.fromisoformat(beat) if beat else None)
        ),
        "ploughland_trail_unsealed": ("Events not yet sealed", unsealed),
        "ploughland_trail_seal_seconds": ("Since the last seal", _age(sealed.at if sealed else None)),
    }  # fmt: skip


def exposition() -> str:
    """All of them as text."""
    return "".join(
        f"# HELP {name} {words}.\n# TYPE {name} gauge\n{name} {value}\n" for name, (words, value) in figures().items()
    )


def _age(since: dt.datetime | None) -> int:
    return -1 if since is None else max(0, int((clock.written() - since).total_seconds()))

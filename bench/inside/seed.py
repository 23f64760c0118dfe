"""Fills the configured database for measuring: `python -m bench.inside.seed --applications 10000`.

A few dozen applications in four rounds are made by the actions (`manage.py seed`), drafts, sent and passed; all others
are copies of them (cloning.py), so that trail, counters and invariants hold. The same number gives the same rows.
"""

import argparse
import time

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from bench.inside.cloning import clone, family_of
from grants.applications.models import Application
from office.records import outbox

ROUNDS, EACH = 4, 6


def fill(applications: int) -> float:
    """Make them in an empty, migrated database. Returns the seconds that the copies took."""
    for number in range(ROUNDS):
        call_command("seed", applications=EACH, decisions=2 if number == 0 else 0, seed=number + 1, verbosity=0)
    while outbox.drain(500):
        pass
    families = [family_of(one) for one in Application.objects.order_by("pk")]
    begun, left = time.perf_counter(), applications - len(families)
    with transaction.atomic():
        for place, family in enumerate(families):
            copies = left // len(families) + (place < left % len(families))
            if copies > 0:
                clone(family, copies, numbered_from=place * (left // len(families) + 1))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    return time.perf_counter() - begun


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--applications", type=int, default=1000)
    asked = arguments.parse_args().applications
    print(f"{asked} applications, copied in {fill(asked):.1f} s")

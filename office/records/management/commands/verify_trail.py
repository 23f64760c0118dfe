"""manage.py verify_trail: checks every chain, every seal and every guard."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.records import guards
from office.records.models import Event, Seal
from office.records.trail.verifying import faults


class Command(BaseCommand):
    """Exit 0 when the trail holds; otherwise name what is wrong, the first row first."""

    help = "Check that nothing in the trail was altered, added, cut or forked."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the check."""
        found = [f"{label}: its database guard is missing" for label in dict.fromkeys(guards.missing())]
        found += list(islice(faults(), 20))
        if found:
            raise CommandError("The trail does not hold.\n" + "\n".join(found))
        self.stdout.write(f"The trail holds: {Event.objects.count()} events, {Seal.objects.count()} seals.")

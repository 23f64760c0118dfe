"""manage.py restore folder: puts a back-up into an empty office, and compares."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.records import back_up, clock
from office.records.back_up.databases import NAMES, CopyFailed
from office.records.back_up.restoring import unknown_keys


class Command(BaseCommand):
    """Stop the office first: pages, worker and scheduler."""

    help = "Restore a back-up into a database with nobody in it. --check only judges the folder and changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which back-up."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what to do next."""
        try:
            self._check(options["folder"]) if options["check"] else self._restore(options["folder"])
        except (back_up.Unusable, CopyFailed, OSError) as no:
            raise CommandError(str(no)) from no

    def _check(self, folder: Path) -> None:
        manifest = back_up.read(folder)
        if why := manifest.faults(folder, NAMES[manifest.vendor]):
            raise CommandError("\n".join(why))
        self.stdout.write(f"The back-up of {_time(manifest)} is whole.")

    def _restore(self, folder: Path) -> None:
        manifest, held = back_up.restore(folder)
        self.stdout.write(f"The office is as it was on {_time(manifest)}: every table and file agrees with the list.")
        if lost := unknown_keys(manifest):
            self.stdout.write(f"{lost} keys it was made with are not set here. Set SECRET_KEY and BANK_KEYS as before.")
        if held:
            self.stdout.write(f"{held} things waited to leave. They are held: `manage.py outbox --again` lets them go.")
        self.stdout.write("Now run `manage.py doctor`, `manage.py verify_trail` and `manage.py check_invariants`.")


def _time(manifest: back_up.Manifest) -> str:
    return f"{manifest.taken_at.astimezone(clock.LONDON):%-d %B %Y, %H:%M}"

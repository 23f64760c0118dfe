"""manage.py back_up [folder]: the whole office in one folder."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.records import back_up, clock
from office.records.back_up.databases import CopyFailed


class Command(BaseCommand):
    """People may go on working while it runs."""

    help = "Back up database and files into a new folder; without one, into a folder of BACKUP_DIR named by the time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say what is in it."""
        if not (options["folder"] or settings.BACKUP_DIR):
            raise CommandError("Name a folder, or set BACKUP_DIR.")
        folder = Path(options["folder"] or Path(settings.BACKUP_DIR) / f"{clock.written():%Y-%m-%dT%H%M%SZ}")
        try:
            made = back_up.make(folder)
        except (back_up.Unusable, CopyFailed, OSError) as no:
            raise CommandError(str(no)) from no
        rows = sum(held.rows for held in made.tables.values())
        self.stdout.write(f"{rows} rows of {len(made.tables)} tables and {len(made.files)} files are in {folder}.")
        self.stdout.write(f"Head of the trail: {made.seal or 'nothing is sealed yet'}")
        self.stdout.write("SECRET_KEY and BANK_KEYS are not in it. Keep them somewhere else.")

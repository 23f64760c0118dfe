"""manage.py load_register: reads a regulator's public register from its file."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.people.registers.actions import load_register
from office.records.actors import THE_CLOCK
from office.records.steps import Refused


class Command(BaseCommand):
    """Which register it is, the file's own columns say."""

    help = "Load a register of charities or companies from the public file of its regulator."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and the day it speaks of where the file itself does not say."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--as-of", type=dt.date.fromisoformat, default=None, help="the day, like 2026-01-31")

    def handle(self, *args: Any, **options: Any) -> None:
        """Loaded twice, it changes nothing but the hour."""
        try:
            load = load_register(path=options["file"], as_of=options["as_of"], by=THE_CLOCK)
        except Refused as no:
            raise CommandError(" ".join(map(str, no.obstacles))) from no
        self.stdout.write(f"{load.rows:,} entries of {load.get_register_display()} as of {load.as_of}.")

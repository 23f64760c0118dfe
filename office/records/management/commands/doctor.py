"""manage.py doctor: says whether this installation can work, and what to do when it cannot."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.records import readiness


class Command(BaseCommand):
    """Exit 0 when the office can work; otherwise say what is wrong and what to do."""

    help = "Check settings, database, worker, outbox, files, disk, clocks, post, scanner, back-ups and invariants."
    requires_system_checks = ()  # it asks them itself, and says what they say

    def add_arguments(self, parser: CommandParser) -> None:
        """A short form for a machine that asks every few minutes."""
        parser.add_argument("--quick", action="store_true", help="leave out what reads every row")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask every question, the first ones first: later answers hang on them."""
        is_unwell = False
        for name, question in (readiness.WELL | ({} if options["quick"] else readiness.THOROUGH)).items():
            sentences = readiness.answer(question)
            is_unwell = is_unwell or bool(sentences)
            self.stdout.write(f"{'UNWELL' if sentences else 'well  '}  {name}")
            for sentence in sentences:
                self.stdout.write(f"          {sentence}")
        if is_unwell:
            raise CommandError("The office cannot work as it should.")

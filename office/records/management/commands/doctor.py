"""manage.py doctor: says whether this installation can work, and what to do when it cannot."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.records import readiness


class Command(BaseCommand):
    """Exit 0 when the office can work; otherwise say what is wrong and what to do."""

    help = "Check the database, guards, worker, outbox, private files and letterhead."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask every question, the first ones first: later answers hang on them."""
        is_unwell = False
        for name, question in readiness.WELL.items():
            sentences = list(question())
            is_unwell = is_unwell or bool(sentences)
            self.stdout.write(f"{'UNWELL' if sentences else 'well  '}  {name}")
            for sentence in sentences:
                self.stdout.write(f"          {sentence}")
        if is_unwell:
            raise CommandError("The office cannot work as it should.")

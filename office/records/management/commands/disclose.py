"""manage.py disclose person@example.org file.zip --by administrator@example.org: all that is held on one person."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.records.disclosure import disclose


class Command(BaseCommand):
    """Read the file before it is sent: a row may also tell of somebody else."""

    help = "Write all that is held on a person into a ZIP that only its owner may read, and note it on the trail."

    def add_arguments(self, parser: CommandParser) -> None:
        """Of whom, where to, and who asks."""
        parser.add_argument("person")
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="e-mail address of whoever does it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        person, by = self._known(options["person"]), self._known(options["by"])
        try:
            count = disclose(person=person, to=options["file"], by=by)
        except FileExistsError as no:
            raise CommandError(f"{options['file']} is there already. Name another file.") from no
        self.stdout.write(f"{count} rows are in {options['file']}. Read it before you send it.")

    def _known(self, email: str) -> Any:
        found = get_user_model()._default_manager.filter(email=email.strip().lower()).first()
        if found is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return found

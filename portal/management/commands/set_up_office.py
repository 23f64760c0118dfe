"""manage.py set_up_office: an empty production database becomes an office that is ready to fill."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from grants.fund_types import codes, fund_type
from grants.funds.actions import set_up_fund
from grants.funds.models import Fund
from office.people.appointments.actions import appoint_first_administrator
from office.people.appointments.queries import holders
from office.people.models import User
from office.people.roles import Role
from office.people.standing import forget
from office.records import clock, foundations
from office.records.letterhead import set_letterhead
from office.records.letterhead.models import Letterhead
from portal.administrators.checklist import tasks

ASKED = {
    "body_name": "Name of the office",
    "short_name": "Short name, as in a sentence",
    "holder_title": "Title of whoever decides",
    "deputy_title": "Title of the deputy",
    "phone": "Telephone",
    "email": "E-mail address of the office",
}


class Command(BaseCommand):
    """Asks for what only the office knows; with --no-input it takes the options and asks nothing."""

    help = "Set up an empty office: its names, its first administrator, the shipped Plan, principles and forms."

    def add_arguments(self, parser: CommandParser) -> None:
        """Every answer may be given beforehand."""
        parser.add_argument("--no-input", action="store_true")
        parser.add_argument("--administrator", default="", help="e-mail address of the first administrator")
        for name, words in ASKED.items():
            parser.add_argument(f"--{name.replace('_', '-')}", default="", help=words)

    def handle(self, *args: Any, **options: Any) -> None:
        """Done twice, it changes nothing that is there."""
        administrator = self._administrator(options)
        if not Letterhead.objects.exists():
            self._name_the_office(options, administrator)
        for name in foundations.lay_all(by=administrator):
            self.stdout.write(f"In place: {name}.")
        self._open_the_funds(administrator)
        self.stdout.write("Still to do:")
        for task in tasks():
            if not task.is_done:
                self.stdout.write(f"- {task.title}")

    def _administrator(self, options: dict[str, Any]) -> User:
        known = holders(Role.ADMINISTRATOR)
        if known:
            return known[0]
        email = self._answer("administrator", "E-mail address of the first administrator", options)
        if "@" not in email:
            raise CommandError("Give the first administrator's e-mail address: --administrator name@example.org")
        user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, "Administrator")
        appoint_first_administrator(user=user)
        forget(user)
        return user

    def _name_the_office(self, options: dict[str, Any], administrator: User) -> None:
        names = {name: self._answer(name, words, options) for name, words in ASKED.items()}
        given: dict[str, Any] = {name: value for name, value in names.items() if value}
        titles = [title for title in (given.get("holder_title"), given.get("deputy_title")) if title]
        if titles:
            given["signatories"] = titles
        try:
            set_letterhead(effective_from=clock.today(), by=administrator, **given)
        except ValidationError as no:
            raise CommandError("\n".join(f"{name}: {' '.join(why)}" for name, why in no.message_dict.items())) from no

    def _answer(self, name: str, words: str, options: dict[str, Any]) -> str:
        if options[name] or options["no_input"]:
            return options[name]
        return input(f"{words}: ").strip()

    def _open_the_funds(self, administrator: User) -> None:
        for code in codes():
            kind = fund_type(code)
            slug = code.replace("_", "-")
            short = "".join(word[0] for word in kind.name.split()).upper()
            if not Fund.objects.filter(type=code).exists():
                set_up_fund(code=short, slug=f"{slug}-fund" if "fund" in kind.name.lower() else slug, name=kind.name,
                            type=code, by=administrator)  # fmt: skip

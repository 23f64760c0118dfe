"""Works out the ranking of rounds again from the stored scores, and names what does not come out the same."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from grants.funds.models import Round
from office.judging.findings import differences_in_findings
from office.judging.lots import differences_in_draw
from office.judging.replaying import differences


def _differences(contest: Any) -> list[str]:
    return differences(contest) + differences_in_findings(contest) + differences_in_draw(contest)


class Command(BaseCommand):
    """manage.py replay_round SCF-24 | --all"""

    help = "Recompute rankings from the stored scores. Exit 0 when every stored percent comes out again."

    def add_arguments(self, parser: CommandParser) -> None:
        """One round by fund and number, or all of them."""
        parser.add_argument("round", nargs="?", help="fund code and number: SCF-24")
        parser.add_argument("--all", action="store_true", help="every round that was judged")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay, and say what differs."""
        rounds = self._rounds(options)
        found = [sentence for round in rounds for sentence in _differences(round.contest)]
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} differences.")
        self.stdout.write(f"{len(rounds)} rounds replayed: every score, rank and chance comes out as it is stored.")

    def _rounds(self, options: dict[str, Any]) -> list[Round]:
        rounds = Round.objects.select_related("fund", "contest__rubric").order_by("pk")
        if options["all"]:
            return list(rounds)
        fund, _, number = (options["round"] or "").rpartition("-")
        found = list(rounds.filter(fund__code=fund, number=int(number))) if number.isdecimal() else []
        if not found:
            raise CommandError("Name a round like SCF-24, or give --all.")
        return found

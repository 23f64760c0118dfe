"""How funds and rounds are looked up."""

from typing import Any

from django.db.models import Prefetch, QuerySet, Sum

from office.ledger.models import Pot
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import clock, sight

from .models import Fund, Round, RoundPot
from .states import RoundState

# Whoever watches over every fund.
SEE_ALL = (Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR, Role.PANEL_CHAIR)
ANNOUNCED = (RoundState.SCHEDULED, RoundState.OPEN, RoundState.CLOSED, RoundState.DECIDED, RoundState.COMPLETE)


@sight.register(Fund)
def funds_visible_to(user: Any) -> QuerySet[Fund]:
    """Everyone may know which funds there are."""
    return Fund.objects.order_by("name")


@sight.register(Round)
def visible_to(user: Any) -> QuerySet[Round]:
    """Announced rounds are everyone's; a round in preparation is its officers' and those who decide on it."""
    rounds = Round.objects.order_by("-opens_at", "-pk")
    if has_role(user, *SEE_ALL):
        return rounds
    announced = rounds.filter(state__in=ANNOUNCED)
    if not has_role(user, Role.OFFICER):
        return announced
    return announced | rounds.filter(fund_id__in=standing_of(user).keys("grants.FundKey"))


def with_pots(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with their fund and pots, in three queries for any number."""
    pots = RoundPot.objects.select_related("pot__source").order_by("pot__code")
    return rounds.select_related("fund").prefetch_related(Prefetch("pots", pots))


def public_rounds() -> QuerySet[Round]:
    """What the public sees: announced rounds, newest first, with fund and pots."""
    return with_pots(Round.objects.filter(state__in=ANNOUNCED).order_by("-opens_at", "-pk"))


def open_rounds() -> QuerySet[Round]:
    """The rounds one can apply to at this instant, by the stored hour and not by the row's state."""
    now = clock.now()
    return public_rounds().filter(
        state__in=[RoundState.SCHEDULED, RoundState.OPEN], opens_at__lte=now, closes_at__gt=now
    )  # fmt: skip


def next_to_open(fund: Fund | None = None) -> Round | None:
    """The announced round that opens next, of one fund or of any."""
    coming = public_rounds().filter(state=RoundState.SCHEDULED, opens_at__gt=clock.now())
    return (coming.filter(fund=fund) if fund else coming).order_by("opens_at", "pk").first()


def round_at(fund_slug: str, round_slug: str) -> Round | None:
    """The announced round behind a public address (`round-24`)."""
    number = round_slug.removeprefix("round-")
    if not number.isdecimal() or len(number) > 4:
        return None
    return public_rounds().filter(fund__slug=fund_slug, number=int(number)).first()


def due_to_open() -> QuerySet[Round]:
    """Scheduled rounds whose hour has come, oldest first."""
    return Round.objects.filter(state=RoundState.SCHEDULED, opens_at__lte=clock.now()).order_by("opens_at", "pk")


def watched() -> QuerySet[Round]:
    """The rounds whose close an outage can take time from."""
    return Round.objects.filter(state=RoundState.OPEN).order_by("pk")


def due_to_close() -> QuerySet[Round]:
    """Open rounds whose last hour has come, oldest first."""
    return Round.objects.filter(state=RoundState.OPEN, closes_at__lte=clock.now()).order_by("closes_at", "pk")


def planned_pence(round: Round) -> int:
    """What a round's decision is asked to set aside, all pots together."""
    return Pot.objects.filter(round_pot__round=round).aggregate(sum=Sum("planned_pence"))["sum"] or 0


def fund_holders(fund_ids: list[int]) -> dict[int, list[Any]]:
    """The officers who hold each fund's key, in one query."""
    found: dict[int, list[Any]] = {}
    for fund in Fund.objects.filter(pk__in=fund_ids).prefetch_related("fundkey_set__user"):
        found[fund.pk] = [key.user for key in fund.fundkey_set.all()]
    return found


def rounds_on_forms(user: Any) -> dict[int, list[Round]]:
    """The rounds one may see on each version of a form, by the version's key, newest first. One query."""
    found: dict[int, list[Round]] = {}
    for round in visible_to(user).select_related("fund"):
        found.setdefault(round.question_set_id, []).append(round)
    return found

"""Deeds on funds and rounds: set up, given to officers, prepared, put to a decision, opened and closed in time."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from guardian.shortcuts import assign_perm, remove_perm

from grants.fund_types import codes, fund_type
from office.decisions import actions as decisions
from office.judging.models import Contest, Rubric
from office.ledger.actions import open_pot
from office.ledger.models import Pot
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import forget
from office.plan.queries import plan_in_force
from office.principles import actions as principles
from office.records import clock, trail
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused, take
from office.submissions.queries import published

from . import decision_text, permissions, queries, rules
from .models import Fund, PotRaise, Round, RoundPot
from .outages import new_close_after_outage
from .states import RoundState


@dataclass(frozen=True)
class RoundDates:
    """The days and hours of a round. Instants are aware; days are London's."""

    opens_at: dt.datetime
    closes_at: dt.datetime
    delivery_from: dt.date
    delivery_until: dt.date
    eligibility_by: dt.date | None = None
    board_on: dt.date | None = None
    decision_by: dt.date | None = None
    embargo_until: dt.datetime | None = None


@deed
def set_up_fund(*, code: str, slug: str, name: str, type: str, about: str = "", owner: Any = None, by: Any) -> Fund:
    """A fund of a registered type, with the person responsible for it. `type`: a code in grants.fund_types."""
    if not permissions.may_set_up_funds(by):
        raise Forbidden
    found: list[str] = []
    if type not in codes():
        found.append(Obstacle("Choose a kind of fund from the list.", about="type"))
    if Fund.objects.filter(code=code).exists() or Fund.objects.filter(slug=slug).exists():
        found.append(Obstacle("There is a fund with this code or address already.", about="code"))
    if found:
        raise Refused(found)
    fund = Fund.objects.create(code=code, slug=slug, name=name.strip(), type=type, about=about.strip(), owner=owner)
    trail.note(fund, "set_up", by=by)
    return fund


@deed
def give_fund_key(*, fund: Fund, officer: Any, by: Any) -> None:
    """Open a fund's casework to one officer. Given again, it changes nothing."""
    if not permissions.may_set_up_funds(by):
        raise Forbidden
    if not has_role(officer, Role.OFFICER):
        raise Refused([Obstacle("Only an officer can hold the key of a fund.", about="officer")])
    assign_perm("grants.work_on_fund", officer, fund)
    forget(officer)
    trail.note(fund, "key_given", by=by, words={"to": officer.pk})


@deed
def withdraw_fund_key(*, fund: Fund, officer: Any, by: Any) -> None:
    """Close a fund's casework to one officer again."""
    if not permissions.may_set_up_funds(by):
        raise Forbidden
    remove_perm("grants.work_on_fund", officer, fund)
    forget(officer)
    trail.note(fund, "key_withdrawn", by=by, words={"from": officer.pk})


@deed
def prepare_round(
    *, fund: Fund, number: int, name: str, theme: str, dates: RoundDates,
    pots: Iterable[tuple[Any, str, str, int]], min_award_pence: int | None = None,
    max_award_pence: int | None = None, by: Any, **asks: Any,
) -> Round:  # fmt: skip
    """A draft round with everything it stays pinned to: form, rubric, contest, gates, Plan and pots.

    pots: (source, code, name, pence planned). Limits left out are the fund type's own.
    asks: any of `rules.ASKS`, what a group must bring; left out, they are the fund type's too.
    """
    if not permissions.holds(fund.pk, by):
        raise Forbidden
    kind, pots = fund_type(fund.type), list(pots)
    plan: Any = plan_in_force()
    form: Any = published(kind.question_set)
    rubric = _newest(Rubric, kind.rubric)
    if no := rules.obstacles_to_preparing(form, rubric, plan, taken=_numbers(fund), number=number):
        raise Refused(no)
    terms = kind.terms
    limits = (min_award_pence or terms.min_award_pence, max_award_pence or terms.max_award_pence)
    return _set_up(
        Round(fund=fund, number=number, name=name.strip(), theme=theme.strip(), **asdict(dates), question_set=form,
              plan=plan, min_award_pence=limits[0], max_award_pence=limits[1],
              **{name: asks.get(name, getattr(terms, name)) for name in rules.ASKS}),
        terms, rubric, pots, by,
    )  # fmt: skip


@deed
def clone_round(*, round: Round, number: int, name: str, dates: RoundDates, by: Any) -> Round:
    """A new draft like this round: its theme, limits, asks, pots, form, criteria and judging; the rest is new.

    Its days are its own, it stands on the Plan in force, and every gate is open again.
    """
    if not permissions.may_run(round, by):
        raise Forbidden
    plan: Any = plan_in_force()
    form, rubric = round.question_set, round.contest.rubric
    no = rules.obstacles_to_preparing(form, rubric, plan, taken=_numbers(round.fund), number=number)
    if no := no + rules.obstacles_to_cloning(round):
        raise Refused(no)
    pots = [
        (one.pot.source, _next_code(one.pot.code, round.number, number), one.pot.name, one.pot.planned_pence)
        for one in round.pots.select_related("pot__source").order_by("pot__code")
    ]
    return _set_up(
        Round(fund=round.fund, number=number, name=name.strip(), theme=round.theme, **asdict(dates),
              question_set=form, plan=plan, min_award_pence=round.min_award_pence,
              max_award_pence=round.max_award_pence, **{name: getattr(round, name) for name in rules.ASKS}),
        round.contest, rubric, pots, by,
    )  # fmt: skip


def _next_code(code: str, was: int, number: int) -> str:
    """R24-A of round 24 is R25-A in round 25; a code without the number gets it at its end."""
    changed = re.sub(rf"(?<!\d){was}(?!\d)", str(number), code)
    return changed if changed != code else f"{code}-{number}"


def _set_up(round: Round, terms: Any, rubric: Rubric, pots: Iterable[tuple[Any, str, str, int]], by: Any) -> Round:
    """Save a new round in order, with its contest, its gates and its pots. `terms`: how it is judged."""
    if no := rules.obstacles_from_dates(round):
        raise Refused(no)
    round.contest, round.gate_sheet = _contest(terms, rubric, round.name), principles.open_sheet(kind="round", by=by)
    round.save()
    for source, code, label, pence in pots:
        add_pot(round=round, source=source, code=code, name=label, pence=pence, by=by)
    trail.note(round, "prepared", by=by)
    return round


def _newest(model: Any, code: str) -> Any:
    return model.objects.filter(code=code).order_by("-number").first()


def _numbers(fund: Fund) -> set[int]:
    return set(fund.rounds.values_list("number", flat=True))


def _contest(terms: Any, rubric: Rubric, title: str) -> Contest:
    return Contest.objects.create(
        rubric=rubric, title=title.strip(), readers=terms.readers, moderation_gap=terms.moderation_gap,
        funding_line=terms.funding_line, quorum=terms.quorum,
    )  # fmt: skip


@deed
def add_pot(*, round: Round, source: Any, code: str, name: str, pence: int, by: Any) -> RoundPot:
    """One more pot for a round in preparation. `pence`: what its decision is asked to set aside."""
    _refuse_unless_preparing(round, by)
    if no := rules.obstacles_to_a_pot(code, pence, taken=Pot.objects.filter(code=code).exists()):
        raise Refused(no)
    pot = open_pot(source=source, code=code, name=name.strip(), planned_pence=pence,
                   purpose=fund_type(round.fund.type).purpose, by=by)  # fmt: skip
    return RoundPot.objects.create(round=round, pot=pot)


@deed
def change_round(*, round: Round, by: Any, **fields: Any) -> Round:
    """Change a round in preparation: its name, theme, dates, limits. `fields`: any of `rules.CHANGEABLE`."""
    held = Round.objects.select_for_update(no_key=True, of=("self",)).get(pk=round.pk)
    _refuse_unless_preparing(held, by)
    if strange := set(fields) - rules.CHANGEABLE:
        raise ValueError(f"A round's {sorted(strange)} cannot be changed.")
    for field, value in fields.items():
        setattr(held, field, value)
    if no := rules.obstacles_from_dates(held):
        raise Refused(no)
    held.save(update_fields=sorted(fields))
    trail.note(held, "changed", by=by, words={"fields": sorted(fields)})
    return held


def _refuse_unless_preparing(round: Round, by: Any) -> None:
    if not permissions.may_run(round, by):
        raise Forbidden
    if round.state != RoundState.DRAFT:
        raise Refused([Obstacle("Only a round in draft can be changed. Take it back to draft first.", about="state")])


@deed
def draft_opening_decision(*, round: Round, by: Any) -> Any:
    """The decision that opens a round, written from the round: amounts, dates and power. Replaces an older draft."""
    _refuse_unless_preparing(round, by)
    if round.opening_decision and round.opening_decision.state in ("advising", "ready", "signed"):
        raise Refused([Obstacle("The decision is already on its way.", about="decision")])
    text = decision_text.of_opening(round)
    decision = decisions.draft_decision(kind="fund_round", by=by, **text)
    round.opening_decision = decision
    round.save(update_fields=["opening_decision"])
    return decision


@deed
def draft_pot_raise(*, raises: Iterable[tuple[RoundPot, int]], reason: str, by: Any) -> Any:
    """A further decision that puts more money in pots of one round, announced and not decided.

    raises: each pot with the pence it gets.
    """
    raises = list(raises)
    if not all(permissions.may_run(round_pot.round, by) for round_pot, _ in raises):
        raise Forbidden
    if no := rules.obstacles_to_raising(raises, reason):
        raise Refused(no)
    decision = decisions.draft_decision(kind="fund_round_change", by=by, **decision_text.of_raise(raises, reason))
    PotRaise.objects.bulk_create(
        PotRaise(round_pot=round_pot, decision=decision, amount_pence=pence) for round_pot, pence in raises
    )
    return decision


@deed
def turn_rounds(*, by: Any = THE_CLOCK) -> list[Round]:
    """Open and close every round whose stored hour has come; what a rule still holds back stays and is tried again.

    Before a round closes, everyone gets back what an outage took of its last day.
    """
    list(_moved([one for one in queries.watched() if new_close_after_outage(one)], "make_good", by))
    queries.watched().update(watched_at=clock.now())
    opened = list(_moved(queries.due_to_open(), "open", by))
    return opened + list(_moved(queries.due_to_close(), "close", by))


def _moved(rounds: Iterable[Round], name: str, by: Any) -> Iterable[Round]:
    for round in rounds:
        try:
            yield take(round, name, by=by)
        except Refused:
            continue

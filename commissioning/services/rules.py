"""What must hold before a contract or a change of it moves."""

import datetime as dt
from decimal import Decimal
from typing import Any

from commissioning.notices.rules import obstacles_from_notices
from office.records import clock
from office.records.money import pounds
from office.records.steps import Obstacle

from .limits import BLOCK_AT, DATA_CERTIFICATE, GROUNDS, LEAST_NOTICE_DAYS, WARN_AT
from .states import ConcernState, ContractState, VariationState

HUNDRED = Decimal(100)


def obstacles_to_signing(contract: Any) -> list[str]:
    """The provider signs first, and nobody before the standstill ends."""
    found: list[str] = []
    if contract.not_before and clock.today() <= contract.not_before:
        found.append(Obstacle(f"The standstill runs until the end of {_day(contract.not_before)}.", about="standstill"))
    if contract.provider_signed_at is None:
        found.append(Obstacle("The provider has not signed yet.", about="provider"))
    return found


def obstacles_to_the_providers_signature(contract: Any) -> list[str]:
    """Once, and not before the standstill ends."""
    found: list[str] = []
    if contract.not_before and clock.today() <= contract.not_before:
        found.append(Obstacle(f"The standstill runs until the end of {_day(contract.not_before)}.", about="standstill"))
    if contract.provider_signed_at:
        found.append(Obstacle("The provider has signed already.", about="provider"))
    return found


def obstacles_to_going_live(contract: Any) -> list[str]:
    """Every line of the start-up checklist is done."""
    return [
        Obstacle(f"Still to do before it starts: {item.text}.", about="checklist")
        for item in contract.checklist.all()
        if item.part == "start" and item.done_at is None
    ]


def least_notice(contract: Any) -> int:
    """Days of notice: the contract's own or the office's least, whichever is longer."""
    return max(contract.notice_days, LEAST_NOTICE_DAYS)


def obstacles_to_giving_notice(contract: Any) -> list[str]:
    """Notice is long enough, unless the contract is suspended; the exit plan names who and when for each item."""
    found: list[str] = []
    days = least_notice(contract)
    earliest = clock.today() + dt.timedelta(days=days)
    if contract.exit_on is None:
        found.append(Obstacle("Set the last day of the service.", about="exit"))
    elif contract.exit_on < earliest and contract.state != ContractState.SUSPENDED:
        found.append(Obstacle(f"Notice is {days} days, so the last day is {_day(earliest)} or later.", about="exit"))
    return found + obstacles_from_the_exit_plan(contract)


def obstacles_from_the_exit_plan(contract: Any) -> list[str]:
    """Each item of the exit plan has an owner and a date."""
    items = _exit_items(contract)
    if not items:
        return [Obstacle("Write the exit plan.", about="exit")]
    bare = [one.text for one in items if not one.owner or one.due_on is None]
    return [Obstacle(f"Give this item of the exit plan an owner and a date: {text}.", about="exit") for text in bare]


def obstacles_to_closing(contract: Any) -> list[str]:
    """The notice is over, every exit item is done, nobody is left without help, the data certificate is in."""
    found: list[str] = []
    if contract.exit_on and clock.today() < contract.exit_on:
        found.append(Obstacle(f"The service runs until {_day(contract.exit_on)}.", about="exit"))
    found += [
        Obstacle(f"Still to do before it closes: {one.text} ({one.owner}, {_day(one.due_on)}).", about="exit")
        for one in _exit_items(contract)
        if one.done_at is None
    ]
    if still := contract.caseload - contract.handed_over:
        found.append(Obstacle(f"{still} people have not been handed over yet.", about="caseload"))
    if not contract.data_certificate:
        found.append(Obstacle(f"The {DATA_CERTIFICATE.lower()} is not in.", about="certificate"))
    return found


def _exit_items(contract: Any) -> list[Any]:
    return [one for one in contract.checklist.all() if one.part == "exit"]


def change_so_far(contract: Any, *, adding: Any = None) -> tuple[Decimal, Decimal]:
    """All changes together against the original value and term, in percent. `adding`: one more, not yet agreed.

    Rises and cuts are added as they are, each without its sign: two that cancel out are still two changes.
    """
    counted = (VariationState.AGREED, VariationState.SIGNED, VariationState.IN_FORCE)
    changes = [one for one in contract.variations.all() if one.state in counted and one.pk != getattr(adding, "pk", 0)]
    if adding is not None:
        changes.append(adding)
    pence = sum(abs(one.value_change_pence) for one in changes)
    days = sum(abs(one.days_change) for one in changes)
    term = max((contract.original_ends_on - contract.starts_on).days, 1)
    return _percent(pence, contract.original_value_pence), _percent(days, term)


def _percent(part: int, whole: int) -> Decimal:
    return (HUNDRED * part / max(whole, 1)).quantize(Decimal("0.1"))


def is_over_the_limit(variation: Any) -> bool:
    """With this change all changes together reach half of the original value or term (PA 2023, schedule 8)."""
    return max(change_so_far(variation.contract, adding=variation)) >= BLOCK_AT


def warnings_of_change(contract: Any, *, adding: Any = None) -> list[str]:
    """From 10% on, everybody is told how far a contract has moved from what was competed for."""
    found = []
    for name, percent in zip(("value", "term"), change_so_far(contract, adding=adding), strict=True):
        if percent >= WARN_AT:
            found.append(f"All changes together come to {percent}% of the original {name}. Legal advice is due.")
    return found


def obstacles_to_proposing(contract: Any, cause: str, causes: list[str], reason: str) -> list[str]:
    """A running contract, a cause and its reason."""
    found: list[str] = []
    if contract.state != ContractState.LIVE:
        found.append(Obstacle("Only a running contract is varied.", about="state"))
    if cause not in causes:
        found.append(Obstacle("Say whether need, resources or the law changed.", about="cause"))
    if not reason.strip():
        found.append(Obstacle("Say what changed.", about="reason"))
    return found


def obstacles_from_the_limits(variation: Any) -> list[str]:
    """A legal ground for an ordinary contract; past half of the original, the monitoring officer's clearance too."""
    found: list[str] = []
    contract = variation.contract
    if variation.ground not in GROUNDS and not contract.is_light_touch:
        found.append(Obstacle("Choose the legal ground of this change.", about="ground"))
    if variation.ground == "light_touch" and not contract.is_light_touch:
        found.append(Obstacle("This contract is not light touch. Choose another ground.", about="ground"))
    if is_over_the_limit(variation) and variation.cleared_by_id is None:
        found.append(
            Obstacle(f"All changes together reach {BLOCK_AT}% of the original. Legal must clear it.", about="limit")
        )
    return found


def obstacles_to_agreeing(variation: Any) -> list[str]:
    """Within the limits when the decision is signed, not only when it was drafted."""
    return obstacles_from_the_limits(variation)


def obstacles_to_signing_deed(variation: Any) -> list[str]:
    """The provider signs the deed first, and everybody was told where the law asks for it (PA 2023, section 75)."""
    found = obstacles_from_notices(variation.contract, "UK10")
    if variation.provider_signed_at is None:
        found.append(Obstacle("The provider has not signed the deed yet.", about="provider"))
    return found


def obstacles_to_the_providers_deed(variation: Any) -> list[str]:
    """Once."""
    return [Obstacle("The provider has signed already.", about="provider")] if variation.provider_signed_at else []


def obstacles_to_taking_effect(variation: Any) -> list[str]:
    """Not before its day, and only on a running contract."""
    found: list[str] = []
    if clock.today() < variation.effective_on:
        found.append(Obstacle(f"It counts from {_day(variation.effective_on)}.", about="effective"))
    if variation.contract.state != ContractState.LIVE:
        found.append(Obstacle("The contract is not running.", about="contract"))
    return found


def obstacles_to_escalating(concern: Any) -> list[str]:
    """An improvement plan had its time first."""
    if concern.review_on is None or clock.today() < concern.review_on:
        when = f" on {_day(concern.review_on)}" if concern.review_on else ""
        return [Obstacle(f"The improvement plan is reviewed{when} first.", about="review")]
    return []


def is_breach(concern: Any) -> bool:
    """A concern that improvement did not answer."""
    return concern.state == ConcernState.ESCALATED


def obstacles_from_money(pence: int) -> list[str]:
    """A contract is worth something."""
    return [] if pence > 0 else [Obstacle(f"A contract is worth more than {pounds(0)}.", about="value")]


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no day"

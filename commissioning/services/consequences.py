"""What moves next when a variation counts, and which notices a contract's events call for."""

from collections.abc import Sequence
from typing import Any

from commissioning.notices import table
from commissioning.notices.actions import call_for
from office.records import clock
from office.records.steps import take


def change_the_contract(variations: Sequence[Any], *, by: Any) -> None:
    """The contract takes the new value and last day, by the decision that agreed them."""
    for variation in variations:
        contract = variation.contract
        type(contract)._base_manager.filter(pk=contract.pk).update(newest_variation=variation)
        take(contract, "carry_variation", by=variation.decision)


def call_for_notices_of_signing(contracts: Sequence[Any], *, by: Any) -> None:
    """Both signed: the public is owed the details and a copy, or a line in a list."""
    for contract in contracts:
        _call(table.SIGNED, contract, by)


def call_for_notices_of_a_change(variations: Sequence[Any], *, by: Any) -> None:
    """Before a change of an ordinary contract is signed, everybody is told of it."""
    for variation in variations:
        _call(table.CHANGED, variation.contract, by)


def call_for_notices_of_the_end(contracts: Sequence[Any], *, by: Any) -> None:
    """It ended: everybody is told."""
    for contract in contracts:
        _call(table.ENDED, contract, by)


def _call(code: str, contract: Any, by: Any) -> None:
    """Nothing for a contract that was not procured here."""
    if contract.route_code:
        event = table.Event(code, clock.today(), contract.route_code, contract.value_pence, contract.is_light_touch)
        call_for(event=event, contract=contract, by=by)

"""What moves next when a variation counts."""

from collections.abc import Sequence
from typing import Any

from office.records.steps import take


def change_the_contract(variations: Sequence[Any], *, by: Any) -> None:
    """The contract takes the new value and last day, by the decision that agreed them."""
    for variation in variations:
        contract = variation.contract
        type(contract)._base_manager.filter(pk=contract.pk).update(newest_variation=variation)
        take(contract, "carry_variation", by=variation.decision)

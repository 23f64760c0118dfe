"""Awards as rows of open data."""

import pytest

from grants.awards.open_data import register_row
from office.records.money import pounds_number
from tests.grants.awards.test_actions import decided, decision  # noqa: F401 (fixtures of the same story)


@pytest.mark.parametrize(("pence", "number"), [(598000, 5980), (123450, 1234.5), (1, 0.01), (100, 1)])
def test_pence_become_a_number_of_pounds(pence, number):
    assert pounds_number(pence) == number


def test_a_register_row_has_the_four_texts_and_runs_no_formula(decided):  # noqa: F811
    award = decided.awards.order_by("pk").first()
    award.purpose = "=1+1"
    row = register_row(award)
    assert row["purpose"] == "'=1+1"
    assert row["amount"] == "4130.00"
    assert all(row[name] for name in ("recipient", "purpose", "conditions", "reasons"))

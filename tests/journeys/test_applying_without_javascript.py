"""The applicant's part again, in a browser that runs no script: everything that matters is in the pages themselves."""

import datetime as dt

import pytest

from grants.funds.actions import turn_rounds
from office.submissions.models import Receipt

from . import applying, opening
from .conftest import on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_group_applies_without_javascript(cast):
    with on(2020, 11, 2, 13):
        opening.a_round_is_announced_by_action(cast, 24, dt.date(2020, 11, 16), dt.date(2020, 12, 18))
    with on(2020, 11, 16, 12, 1):
        turn_rounds()
        visitor = applying.a_newcomer_signs_in(cast, scripts=False)
        applying.she_passes_the_check_and_registers_her_group(cast)
        applying.she_fills_the_form(cast)
    with on(2020, 12, 18, 11, 30):
        cast.post_office.is_stopped = True
    with on(2020, 12, 18, 11, 58):
        applying.she_submits(cast)
        visitor.goes_to("/portal/applicants/").sees("Friday Lights", cast.bid.reference)
    assert Receipt.objects.count() == 1

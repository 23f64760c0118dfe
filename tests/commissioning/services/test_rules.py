"""Changes add up against the original; both sides sign in order; the register knows its next decision."""

import datetime as dt
from decimal import Decimal

import pytest

from commissioning.services import queries, rules
from commissioning.services.actions import draw_up_contract, propose_variation, register_service
from commissioning.services.models import Service
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import story


def _change(contract, officer, **more):
    given = {"cause": "need", "reason": "More people came.", "effective_on": story.TODAY, "ground": "light_touch"}
    return propose_variation(contract=contract, by=officer, **{**given, **more})


def _counted(variation):
    type(variation)._base_manager.filter(pk=variation.pk).update(state="in_force")
    variation.contract.refresh_from_db()


@pytest.mark.parametrize(
    ("pence", "warned"), [(29_849_99, False), (29_850_00, True), (30_000_00, True), (-30_000_00, True)]
)
def test_a_warning_from_ten_percent_on(contract, officer, pence, warned):
    change = _change(contract, officer, value_change_pence=pence)
    assert bool(rules.warnings_of_change(contract, adding=change)) == warned


def test_changes_add_up_and_a_cut_does_not_undo_a_rise(contract, officer):
    for pence in (60_000_00, -60_000_00):
        _counted(_change(contract, officer, value_change_pence=pence))
    assert rules.change_so_far(contract) == (Decimal("40.0"), Decimal("0.0"))
    last = _change(contract, officer, value_change_pence=30_000_00)
    assert any("Legal must clear" in one for one in rules.obstacles_from_the_limits(last))


def test_an_ordinary_contract_needs_a_ground_and_light_touch_none(contract, officer):
    bare = _change(contract, officer, ground="")
    assert rules.obstacles_from_the_limits(bare) == []
    contract.is_light_touch = False
    bare.contract = contract
    assert rules.obstacles_from_the_limits(bare) == ["Choose the legal ground of this change."]


def test_the_provider_signs_first_and_nobody_during_the_standstill(officer, provider, provider_organisation, stranger):
    contract = draw_up_contract(
        service=register_service(name="Video-link hubs", by=officer), provider=provider_organisation,
        value_pence=54_000_00, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2021, 12, 31),
        not_before=story.TODAY, by=officer,
    )  # fmt: skip
    with pytest.raises(Refused, match="standstill runs until the end of 23 November 2020"):
        take(contract, "sign_for_provider", by=provider, name="Jo")
    with clock.set_to(clock.in_london(story.TODAY + dt.timedelta(days=1))):
        with pytest.raises(Refused, match="provider has not signed"):
            take(contract, "sign_for_office", by=officer)
        with pytest.raises(Forbidden):
            take(contract, "sign_for_provider", by=stranger, name="Jo")
        take(contract, "sign_for_provider", by=provider, name="Jo")
        take(contract, "sign_for_office", by=officer)


def test_a_provider_sees_its_own_services_and_no_others(contract, officer, provider, stranger):
    register_service(name="Another", by=officer)
    assert [queries.visible_to(who).count() for who in (officer, provider, stranger)] == [2, 1, 0]


def test_the_pipeline_shows_what_must_be_decided_within_eighteen_months(contract):
    found = queries.pipeline(list(queries.with_contracts(Service.objects.all())))
    assert [(due, one.name) for due, one, _ in found] == [(dt.date(2020, 12, 31), "Hate Crime Network")]

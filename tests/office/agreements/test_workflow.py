"""Every step of an agreement, a payment and a report, from every state it may not be taken from, and by a stranger."""

import pytest

from office.agreements.models import Agreement, Instalment, ProgressReport
from office.agreements.states import AgreementState, InstalmentState, ReportState
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, take
from tests.factories import offered, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NOUNS = {Agreement: AgreementState, Instalment: InstalmentState, ProgressReport: ReportState}
WORDS = {"name": "A. Lead", "reason": "Why.", "reply": "Well done."}


@pytest.fixture
def things(office, administrator, group):
    """One of each noun, and the decision that would end the agreement."""
    agreement = offered(office, administrator, group)
    ending = signed(office)
    Agreement.objects.filter(pk=agreement.pk).update(ending_decision=ending)
    return {
        Agreement: agreement,
        Instalment: agreement.instalments.get(number=1),
        ProgressReport: agreement.reports.get(kind="final"),
        "ending": ending,
    }


def actor(model, name, office, lead, things):
    """Somebody who may take this step."""
    if model is ProgressReport:
        return lead if name == "submit" else office.officer
    return {
        "accept": lead, "turn_down": lead, "lapse": THE_CLOCK, "end": things["ending"],
        "prepare": office.officer_2, "approve": office.finance_1,
        "take_back": office.finance_1, "release": office.finance_2, "cancel": office.finance_1,
    }.get(name, office.officer)  # fmt: skip


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_no_step_leaves_a_state_it_does_not_name(model, office, lead, things):
    row, tried = things[model], 0
    for name, step in model.steps().items():
        said = {word: WORDS[word] for word in step.asks}
        for state in NOUNS[model].values:
            if state in step.sources:
                continue
            model.objects.filter(pk=row.pk).update(state=state)
            with pytest.raises(Refused, match="not possible now"):
                take(row, name, by=actor(model, name, office, lead, things), **said)
            assert model.objects.get(pk=row.pk).state == state
            tried += 1
    assert tried > len(model.steps())


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
def test_a_stranger_takes_no_step_from_any_state(model, office, stranger, other_group, auditor, things):
    row, another = things[model], signed(office)
    for name, step in model.steps().items():
        said = {word: WORDS[word] for word in step.asks}
        for state in NOUNS[model].values:
            model.objects.filter(pk=row.pk).update(state=state)
            for by in (stranger, auditor, another):
                with pytest.raises(Forbidden):
                    take(row, name, by=by, **said)

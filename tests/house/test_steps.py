"""Steps: every name used exists, and every step answers every role from every state as the table says."""

import ast

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from office.records.models import Event
from office.records.steps import DirectCall, Forbidden, Refused, Stateful, take
from office.records.steps.taking import refusal
from tests.house import source
from tests.house.source import modules, name, tree
from tests.house.step_table import MAY

NOUNS = {
    model._meta.label: model
    for model in apps.get_models()
    if issubclass(model, Stateful) and model._meta.app_label != "workshop"
}


def _steps_named(path):
    """(model or "", step, line) of every call of take or take_all that names its step."""
    for node in ast.walk(tree(path)):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("take", "take_all")):
            continue
        place = 1 if node.func.id == "take" else 2
        if len(node.args) > place and isinstance(node.args[place], ast.Constant):
            model = node.args[0].id if place == 2 and isinstance(node.args[0], ast.Name) else ""
            yield model, node.args[place].value, node.lineno


def _unknown(path):
    steps = {model.__name__: set(model.steps()) for model in apps.get_models() if issubclass(model, Stateful)}
    every = set().union(*steps.values())
    for model, step, line in _steps_named(path):
        if step not in steps.get(model, every):
            yield f"{name(path)}:{line} takes {step!r}, which {model or 'no noun'} has not"


def test_every_step_named_in_the_source_exists():
    assert [fault for path in [*modules(), *source.tests()] for fault in _unknown(path)] == []


def test_many_steps_are_named_in_the_source():
    assert sum(1 for path in modules() for _ in _steps_named(path)) > 20


def test_every_step_of_every_noun_stands_in_the_table():
    assert {label: set(model.steps()) for label, model in NOUNS.items()} == {
        label: set(steps) for label, steps in MAY.items()
    }


@pytest.mark.parametrize("label", NOUNS)
def test_a_step_called_directly_raises(label):
    row = NOUNS[label]()
    for step in NOUNS[label].steps():
        with pytest.raises(DirectCall):
            getattr(row, step)(by=None)


def _in(row, state):
    """The row as if it were in this state, in memory alone."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    fresh.__dict__["state"] = state
    return fresh


@pytest.mark.django_db
@pytest.mark.parametrize("label", NOUNS)
def test_every_step_from_every_state_by_everybody(world, label):
    model, everybody = NOUNS[label], world.everybody()
    found = {step: set() for step in model.steps()}
    for state in model._meta.get_field("state").states.values:
        row = _in(world.rows[label], state)
        for step in model.steps().values():
            answers = {who: refusal(row, step, by=actor) for who, actor in everybody.items()}
            may = {who for who, answer in answers.items() if not isinstance(answer, Forbidden)}
            found[step.name] |= may
            if state not in step.sources:
                assert all(isinstance(answers[who], Refused) for who in may), (step.name, state)
    assert {step: sorted(who) for step, who in found.items()} == {step: sorted(who) for step, who in MAY[label].items()}


def _put(row, state):
    """The row in this state in the database; None where the database itself refuses that."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(state=state)
    except IntegrityError:
        return None
    return type(row)._base_manager.get(pk=row.pk)


def _kept(row):
    return type(row)._base_manager.filter(pk=row.pk).values().get()


@pytest.mark.django_db
@pytest.mark.parametrize("label", NOUNS)
def test_a_refused_step_changes_nothing(world, label):
    """Through the door itself: whoever may not is Forbidden, whoever may is Refused from another state."""
    everybody, states = world.everybody(), NOUNS[label]._meta.get_field("state").states.values
    for step in NOUNS[label].steps().values():
        outsider = next(who for who in everybody if who not in MAY[label][step.name])
        tries = [(outsider, Forbidden, state) for state in states]
        tries += [(who, Refused, state) for who in MAY[label][step.name][:1] for state in set(states) - {*step.sources}]
        for who, refused, state in tries:
            if row := _put(world.rows[label], state):
                before = _kept(row), Event.objects.count()
                with pytest.raises(refused):
                    take(row, step.name, by=everybody[who], **dict.fromkeys(step.asks, "Because."))
                assert (_kept(row), Event.objects.count()) == before

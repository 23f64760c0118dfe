"""What is drawn: each noun that moves by steps, as plain facts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from ..steps import Stateful, Step


@dataclass(frozen=True)
class Noun:
    """One noun: its states in the order they are reached, and its steps as declared."""

    label: str  # grants.application
    name: str  # Application
    sentence: str
    states: tuple[str, ...]
    words: dict[str, str]  # state -> the officer's word
    steps: tuple[Step, ...]

    @property
    def start(self) -> str:
        """Where it begins."""
        return self.states[0]

    @property
    def ends(self) -> set[str]:
        """The states that no step leaves."""
        return set(self.states) - {source for step in self.steps for source in step.sources}


def nouns() -> list[Noun]:
    """Every noun of the product, by name."""
    models = [model for model in apps.get_models() if issubclass(model, Stateful)]
    return sorted(
        (_noun(model) for model in models if not model.__module__.startswith("tests.")), key=lambda noun: noun.label
    )


def _noun(model: type[Stateful]) -> Noun:
    meta: Any = model._meta
    field = meta.get_field("state")
    steps = tuple(model.steps().values())
    return Noun(
        label=meta.label_lower,
        name=str(meta.verbose_name).capitalize(),
        sentence=(model.__doc__ or "").strip().splitlines()[0],
        states=_in_order([state.value for state in field.states], str(field.default), steps),
        words={state.value: str(state.label) for state in field.states},
        steps=steps,
    )


def _in_order(states: list[str], start: str, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """States by how many steps they lie from the start; declared order where that is equal."""
    distance = {start: 0}
    reached = [start]
    for state in reached:
        for step in steps:
            if state in step.sources and step.target not in distance:
                distance[step.target] = distance[state] + 1
                reached.append(step.target)
    return tuple(sorted(states, key=lambda state: (distance.get(state, len(states)), states.index(state))))


def who(allowed: Callable[[Any, Any], bool]) -> str:
    """The sentence of a permission: who may."""
    words = (allowed.__doc__ or "").strip().splitlines()
    return words[0] if words else allowed.__qualname__.split(".")[0].replace("_", " ").capitalize()

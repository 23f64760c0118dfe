"""System checks: faults in a workflow page that would otherwise pass in silence."""

from typing import Any

from django.apps import apps
from django.core import checks

from .fields import Stateful


@checks.register("models")
def workflows(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every workflow: no step is swallowed by a relation or a field, every state is known and reachable."""
    return [fault for model in apps.get_models() if issubclass(model, Stateful) for fault in _faults_of(model)]


def _faults_of(model: type[Stateful]) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    meta: Any = model._meta
    state = meta.get_field("state")
    states = set(state.states.values)
    declared = model.steps()
    for name, step in declared.items():
        # A reverse relation (Award.application, say) replaces a step of its accessor's name without a word.
        if not hasattr(getattr(model, name, None), "step"):
            found.append(checks.Error(f"{model._meta.label}: the step {name!r} is hidden by a relation or "
                                      "field of that name. Rename one.", obj=model, id="records.E001"))  # fmt: skip
        unknown = ({*step.sources, step.target}) - states
        if unknown:
            found.append(checks.Error(f"{model._meta.label}.{name} names unknown states {sorted(unknown)}.",
                                      obj=model, id="records.E002"))  # fmt: skip
    lost = states - {step.target for step in declared.values()} - {str(state.default)}
    if lost:
        found.append(checks.Error(f"{model._meta.label}: no step leads to {sorted(lost)}.",
                                  obj=model, id="records.E003"))  # fmt: skip
    return found

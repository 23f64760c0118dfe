"""System checks: a message without words, and a step that tells what is no message."""

from typing import Any

from django.apps import apps
from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from office.records.steps import Stateful

from . import kinds
from .telling import kinds_told_by


@checks.register("post")
def messages(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every kind of message has its template; every step tells messages that were declared."""
    return [*_without_words(), *_unknown()]


def _without_words() -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    for kind in kinds.registered():
        try:
            get_template(kind.template)
        except TemplateDoesNotExist:
            found.append(checks.Error(f"The message {kind.code} has no {kind.template}.", id="post.E001"))
    return found


def _unknown() -> list[checks.CheckMessage]:
    known = {id(kind) for kind in kinds.registered()}
    return [
        checks.Error(f"{model._meta.label}.{name} tells {told!r}, which is no declared message.", id="post.E002")
        for model in apps.get_models()
        if issubclass(model, Stateful)
        for name, step in model.steps().items()
        for told in kinds_told_by(step)
        if id(told) not in known
    ]

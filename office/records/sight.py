"""Sight: who may see which rows of a model. Asked by pages, files, search, exports, the API and the
trail's reader alike, so that permission has one answer."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import models

M = TypeVar("M", bound=models.Model)
VisibleTo = Callable[[Any], models.QuerySet]

_sights: dict[type[models.Model], VisibleTo] = {}


def register(
    model: type[M],
) -> Callable[[Callable[[Any], models.QuerySet[M]]], Callable[[Any], models.QuerySet[M]]]:
    """Say who sees what: decorates ``visible_to(user) -> queryset``. A model registered twice stops start-up."""

    def keep(visible_to: Callable[[Any], models.QuerySet[M]]) -> Callable[[Any], models.QuerySet[M]]:
        if _sights.get(model, visible_to) is not visible_to:
            raise ImproperlyConfigured(f"{model._meta.label} has two answers to who may see it.")
        _sights[model] = visible_to
        return visible_to

    return keep


def visible(model: type[M], user: Any) -> models.QuerySet[M]:
    """The rows of a model this user may see. A model nobody spoke for shows nothing."""
    visible_to = _sights.get(model)
    return visible_to(user) if visible_to else model._default_manager.none()


def may_see(user: Any, thing: models.Model) -> bool:
    """True when this user may see this very row."""
    return visible(type(thing), user).filter(pk=thing.pk).exists()


def registered() -> dict[type[models.Model], VisibleTo]:
    """Every model that somebody spoke for."""
    return dict(_sights)

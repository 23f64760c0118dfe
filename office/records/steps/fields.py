"""The state of a noun: a protected field, its words and its lawful values."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django_fsm import FSMField, FSMFieldDescriptor


class said(str):
    """A state's word for officers, with the applicant's own word beside it when it differs.

    DRAFT = "draft", said("Draft", to_applicant="Not sent yet")
    """

    to_applicant: str

    def __new__(cls, word: str, to_applicant: str = "") -> "said":
        made = super().__new__(cls, word)
        made.to_applicant = to_applicant or word
        return made


class _Guard(FSMFieldDescriptor):
    """Refuses assignment, but lets a refresh of that very instance through.

    django-fsm's own mixin switches the protection off on the field, which every thread shares.
    """

    def __set__(self, instance: models.Model, value: Any) -> None:
        if instance.__dict__.get("_refreshing"):
            instance.__dict__[self.field.name] = value
        else:
            super().__set__(instance, value)


class StateField(FSMField):
    """A protected state. Migrations see a plain CharField without choices, so that a changed word
    makes no migration and no migration imports the engine."""

    descriptor_class = _Guard

    def __init__(self, states: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("editable", False)
        self.states = states
        if states is not None:
            kwargs["choices"] = [(state.value, state.label) for state in states]
            kwargs.setdefault("default", next(iter(states)).value)
        super().__init__(protected=True, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As migrations see it: plain text."""
        name, _, args, kwargs = models.CharField.deconstruct(self)
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", list(args), kwargs


def lawful_states(states: type[models.TextChoices]) -> models.CheckConstraint:
    """The database's own refusal of a state that the workflow does not know."""
    return models.CheckConstraint(
        condition=models.Q(state__in=[state.value for state in states]),
        name="%(app_label)s_%(class)s_lawful_state",
    )


class Stateful(models.Model):
    """A noun that moves by steps. `version` counts the steps it has taken."""

    _steps: ClassVar[dict[str, Any]]

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def steps(cls) -> dict[str, Any]:
        """Every step of this noun by name, in the order of its workflow page."""
        if "_steps" not in cls.__dict__:
            cls._steps = {
                name: value.step
                for base in reversed(cls.__mro__)
                for name, value in vars(base).items()
                if hasattr(value, "step")
            }
        return cls._steps

    @property
    def state_word(self) -> str | Promise:
        """The officer's word for where this is."""
        return self._meta.get_field("state").states(self.state).label  # type: ignore[attr-defined,union-attr]

    @property
    def state_word_for_applicant(self) -> str:
        """The applicant's word for where this is."""
        return getattr(self.state_word, "to_applicant", str(self.state_word))

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Any] | None = None,
    ) -> None:
        """As Django's. The protection is lifted on this instance alone."""
        self.__dict__["_refreshing"] = True
        try:
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        finally:
            del self.__dict__["_refreshing"]

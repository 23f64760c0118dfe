"""What a question of one type may be set to, as data: the officer's form is drawn from it."""

from dataclasses import dataclass

LINE, WHOLE, TICK, CHOICES, FIELDS = "line", "whole", "tick", "choices", "fields"


@dataclass(frozen=True)
class Setting:
    """One entry of a question's options. `kind` says how it is typed; `value` is what a tick stands for."""

    name: str
    label: str
    kind: str = LINE
    hint: str = ""
    value: object = True
    is_needed: bool = False  # the form cannot be published without it


def most(label: str, hint: str = "") -> Setting:
    """The most rows, priorities or ticks."""
    return Setting("most_rows", label, WHOLE, hint)


def choices(name: str, label: str) -> Setting:
    """A list to choose from: [{"code", "label"}]."""
    return Setting(name, label, CHOICES, "One on each line.", is_needed=True)

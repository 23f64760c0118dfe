"""A person's standing: what they are and to whom they belong, read once a request."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from . import keys


@dataclass(frozen=True)
class Standing:
    """Everything a permission may ask of an actor. Organisations are given by id."""

    user_id: int | None = None
    roles: frozenset[str] = frozenset()
    leads: frozenset[int] = frozenset()
    writes_for: frozenset[int] = frozenset()
    signs_for: frozenset[int] = frozenset()
    belongs_to: frozenset[int] = frozenset()
    interests: frozenset[int] = frozenset()  # with a live interest in the register
    pecuniary_interests: frozenset[int] = frozenset()  # those that are about money
    _keys: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    def keys(self, label: str) -> frozenset[int]:
        """The ids of what this person holds a key to: `keys("grants.FundKey")`. Asked of the database once."""
        if label not in self._keys:
            self._keys[label] = keys.held_by(self.user_id, label)
        return self._keys[label]


NO_STANDING = Standing()


def standing_of(by: Any) -> Standing:
    """The actor's standing; the clock, a signed decision and an anonymous visitor have none."""
    return getattr(by, "standing", NO_STANDING)


def forget(user: Any) -> None:
    """Let the caller's own object read its standing again, after a deed that changed it."""
    with suppress(AttributeError):  # not read yet
        del user.standing

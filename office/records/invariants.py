"""The register of what must always be true. Each floor adds its own; commands, tests and drills ask them all.

invariants.register("every award has its commitment", awards_without_commitment)
"""

from collections.abc import Callable, Iterable, Iterator

from django.core.exceptions import ImproperlyConfigured

Check = Callable[[], Iterable[str]]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add an invariant, from AppConfig.ready. `check()` gives a sentence for each row that breaks it."""
    if _checks.setdefault(name, check) is not check:
        raise ImproperlyConfigured(f"The invariant {name!r} is registered twice.")


def registered() -> dict[str, Check]:
    """Every invariant by name, in the order of registration: lower floors first."""
    return dict(_checks)


def broken() -> Iterator[tuple[str, str]]:
    """Every (invariant, sentence) that does not hold; nothing when all is well."""
    for name, check in _checks.items():
        for sentence in check():
            yield name, sentence

"""What an empty office needs before its first day: each floor says what it lays, once, at start-up.

    foundations.register("plan", lambda by: load_plan(by=by))      # from AppConfig.ready
    foundations.lay_all(by=administrator)                            # set-up, and the demonstration

Laying twice changes nothing. The order is that of the floors, because apps start bottom up.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Lay = Callable[[Any], Any]

_foundations: dict[str, Lay] = {}


def register(code: str, lay: Lay) -> None:
    """Add something to lay. Two different things of one name stop start-up."""
    if _foundations.setdefault(code, lay) is not lay:
        raise ImproperlyConfigured(f"The foundation {code!r} is registered twice.")


def registered() -> list[str]:
    """Every foundation, in the order in which they are laid."""
    return list(_foundations)


def lay_all(*, by: Any) -> list[str]:
    """Lay everything that is not there yet. Returns the names, in order."""
    for lay in _foundations.values():
        lay(by)
    return registered()

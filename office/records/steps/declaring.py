"""How a workflow page declares a step."""

import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from django_fsm import transition

from ..actors import nobody
from .refusals import DirectCall

Permission = Callable[[Any, Any], bool]
Rule = Callable[..., Iterable[str]]


@dataclass(frozen=True)
class Step:
    """One step of one noun, as declared. To the type checker it cannot be called: use `take`."""

    name: str
    sources: tuple[str, ...]
    target: str
    label: str
    allowed: Permission
    unless: Rule | None
    tells: Any
    needs: tuple[str, ...]
    run: Callable[..., Any]
    then: Callable[..., Any] | None
    asks: tuple[str, ...]
    under: tuple[str, ...] = ()  # relations locked first: what it moves afterwards stands above it in the house's order
    aside: bool = False  # off the main way: paused, taken back, withdrawn

    def obstacles(self, row: Any, by: Any) -> list[str]:
        """What stands in the way, in sentences; empty means go."""
        if self.unless is None:
            return []
        if "by" in inspect.signature(self.unless).parameters:
            return list(self.unless(row, by=by))
        return list(self.unless(row))


def step(
    *,
    source: str | Iterable[str],
    target: str,
    label: str,
    allowed: Permission = nobody,
    unless: Rule | None = None,
    tells: Any = None,
    needs: Iterable[str] = (),
    then: Callable[..., Any] | None = None,
    under: Iterable[str] = (),
    aside: bool = False,
) -> Callable[[Callable[..., Any]], Step]:
    """Declare a step on a workflow page.

    source, target: states. label: the button's words. allowed(row, by): who may.
    unless(row) or unless(row, by=...): the obstacles. tells: the kinds of message sent, one or several.
    needs: relations the rules read, fetched together with the locked rows.
    then(rows, by=...): consequences in other nouns, after the save, given the list of what moved.
    under: own foreign keys whose rows are locked before this one, when `then` moves what the house locks earlier.
    aside: it leaves the main way (pause, withdraw, take back), so that it is offered last and never leads.
    The body may touch own fields only; its keyword arguments are what the step asks for.
    """
    sources = (str(source),) if isinstance(source, str) else tuple(str(one) for one in source)

    def declare(body: Callable[..., Any]) -> Step:
        run = transition(field="state", source=list(sources), target=str(target))(body)

        @functools.wraps(run)  # keeps what django-fsm wrote on it, so its graph still works
        def closed(self: Any, *args: Any, **kwargs: Any) -> None:
            raise DirectCall(f"Use take(..., {body.__name__!r}, by=...): a step is never called directly.")

        asks = tuple(name for name in inspect.signature(body).parameters if name not in {"self", "by"})
        closed.step = Step(  # type: ignore[attr-defined]
            name=body.__name__, sources=sources, target=str(target), label=label, allowed=allowed,
            unless=unless, tells=tells, needs=tuple(needs), run=run, then=then, asks=asks, under=tuple(under),
            aside=aside,
        )  # fmt: skip
        return cast(Step, closed)

    return declare

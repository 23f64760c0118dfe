"""Lists a page at a time, by key and not by number: the thousandth page costs what the first does."""

import binascii
import datetime as dt
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.http import HttpRequest

SIZE = 25
MOST_COUNTED = 1000  # counting costs a look at every row, and nobody pages through more


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the addresses of those on either side ("" when there are none)."""

    rows: list[Any]
    newer: str
    older: str

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(
    queryset: QuerySet, request: HttpRequest, order: Sequence[str] = ("-submitted_at", "-pk"), size: int = SIZE
) -> Page:
    """The page that the address asks for (`after` or `before` a row); the first when it asks for none.

    order: fields of the rows (paths and annotations too), never null, the last of them unique.
    Whatever else is in the address (filters) stays in the links. One query, no COUNT.
    """
    keys = [(name.removeprefix("-"), name.startswith("-")) for name in order]
    back = "before" in request.GET
    start = _read(queryset, keys, request.GET.get("before" if back else "after", ""))
    back = back and start is not None
    if back:
        keys = [(name, not falling) for name, falling in keys]
    if start is not None:
        queryset = queryset.filter(_beyond(keys, start))
    way = [f"-{name}" if falling else name for name, falling in keys]
    # Which rows is asked inside and alone: with all that a row shows beside it, a database sorts the whole list first.
    which = queryset.select_related(None).order_by(*way).values("pk")[: size + 1]
    found = list(queryset.filter(pk__in=which).order_by(*way))
    more, rows = len(found) > size, found[:size]
    if back:
        rows.reverse()
    newer = rows and (more if back else start is not None)
    older = rows and (back or more)
    return Page(
        rows,
        newer=_address(request, "before", keys, rows[0]) if newer else "",
        older=_address(request, "after", keys, rows[-1]) if older else "",
    )


def count_of(queryset: QuerySet) -> int:
    """How many rows a list has; one more than MOST_COUNTED when there are more, which costs no more to find."""
    return queryset.order_by()[: MOST_COUNTED + 1].count()


def how_many(count: int) -> str:
    """A count as it is shown: "more than 1,000" stands for any greater one."""
    return f"more than {MOST_COUNTED:,}" if count > MOST_COUNTED else f"{count:,}"


def _beyond(keys: list[tuple[str, bool]], start: list[Any]) -> Q:
    """Rows after `start` in this order: later in the first key, or equal there and later in the second…"""
    beyond = Q()
    same = Q()
    for (name, falling), value in zip(keys, start, strict=True):
        beyond |= same & Q(**{f"{name}__{'lt' if falling else 'gt'}": value})
        same &= Q(**{name: value})
    # Says again what follows from the rest, for the database to find the index by.
    name, falling = keys[0]
    return Q(**{f"{name}__{'lte' if falling else 'gte'}": start[0]}) & beyond


def _address(request: HttpRequest, word: str, keys: list[tuple[str, bool]], row: Any) -> str:
    values = [_plain(attrgetter(name.replace("__", "."))(row)) for name, _ in keys]
    asked = request.GET.copy()
    for old in ("after", "before"):
        asked.pop(old, None)
    asked[word] = urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")
    return f"?{asked.urlencode()}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value if isinstance(value, int) else str(value)


def _read(queryset: QuerySet, keys: list[tuple[str, bool]], written: str) -> list[Any] | None:
    """The key in the address; None when there is none, or somebody has tampered with it."""
    if not written:
        return None
    try:
        values = json.loads(urlsafe_b64decode(written + "=" * (-len(written) % 4)))
        return [_field(queryset, name).to_python(value) for (name, _), value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, binascii.Error, ValidationError):
        return None


def _field(queryset: QuerySet, path: str) -> Field:
    if path in queryset.query.annotations:
        return queryset.query.annotations[path].output_field
    model: type[Model] = queryset.model
    *relations, last = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    return model._meta.pk if last == "pk" else model._meta.get_field(last)  # type: ignore[return-value]

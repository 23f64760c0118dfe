"""From a posted form to what was given: fields are called by their question's code, `q14-0-cost`."""

import re
from collections.abc import Iterable
from typing import Any

REVISION = "revision"  # the hidden field that says which revision the page was made from
_revision = re.compile(r"^[0-9]{1,9}$")


def given_in(form: Any, codes: Iterable[str]) -> tuple[dict[str, dict[str, list[str]]], dict[str, int]]:
    """What was given and its base, for the questions a page showed. `form`: a QueryDict.

    Every code is there, though nothing of it was posted: a page with no box ticked sends no field at all.
    A revision that is no number counts as 0, so that it can only lead to a conflict, never to a loss.
    """
    given: dict[str, dict[str, list[str]]] = {code: {} for code in codes}
    base = dict.fromkeys(given, 0)
    for name, values in form.lists():
        code, _, field = name.partition("-")
        if code in given and field == REVISION:
            base[code] = int(values[-1]) if _revision.match(values[-1]) else 0
        elif code in given and field:
            given[code][field] = values
    return given, base

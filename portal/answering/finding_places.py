"""The button that finds the district of a postcode: it ticks the box, saves the rest, and keeps no postcode."""

from typing import Any

from django.http import HttpRequest

from office.plan.postcodes import district_of, tidy

FIND = "find-"


def tick_the_district(request: HttpRequest, given: dict[str, Any], names: dict[str, str]) -> str:
    """Tick the district of the postcode that was typed, in what was given. Gives the sentence to show, or nothing.

    given: as `given_in` gives it. names: the districts' names by code.
    """
    code = request.POST.get("go", "").removeprefix(FIND)
    if not request.POST.get("go", "").startswith(FIND) or code not in given:
        return ""
    typed = request.POST.get(f"{code}-postcode", "")[:20]
    if not tidy(typed):
        return "Enter a full postcode, like BD1 1AA." if typed.strip() else "Enter a postcode first."
    found = district_of(typed)
    if found is None or found not in names:
        return f"{tidy(typed)} is not in our area, or it is new. Tick the district yourself."
    ticked = given[code].setdefault("districts", [])
    if found not in ticked:
        ticked.append(found)
    return f"{tidy(typed)} is in {names[found]}. We have ticked it. We do not keep the postcode."

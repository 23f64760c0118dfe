"""Sending what was written: the step, at the version its page showed, and what stands in its way."""

from typing import Any

from django.http import Http404, HttpRequest

from office.records.steps import Forbidden, Refused, Stale, take


def send(request: HttpRequest, thing: Any, step: str) -> list[str]:
    """Take the step that sends `thing`. What stood in the way, nothing when it went; 404 for who may not."""
    version = request.POST.get("version", "")
    expected = int(version) if version.isdecimal() and len(version) < 10 else None
    try:
        take(thing, step, by=request.user, expected_version=expected)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except (Stale, Refused) as no:
        return no.obstacles
    return []


def refusals(obstacles: list[str] | None, links: list[dict[str, str]]) -> list[dict[str, str]]:
    """What stood in the way as lines of an error summary: each leads to its answer where it has one.

    links: what `reading.obstacle_links` gives. Two answers may want the same: each of them stands.
    """
    told = set(obstacles or [])
    known = {line["text"] for line in links}
    return [{"text": text} for text in obstacles or [] if text not in known] + [
        line for line in links if line["text"] in told
    ]

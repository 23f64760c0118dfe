"""What can be followed: new decisions, and the hours of rounds."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from cms.funds.rounds import PublicRound, public_list
from cms.pages.listings import Listing
from cms.pages.registers import listed
from office.records import clock, letterhead

NEWEST = 30
LINE = 73  # octets of a line of a calendar, so that with its start it stays under 75


class Records(Feed):
    """Published records with their summaries; a withdrawn one by its title alone."""

    feed_type = Atom1Feed

    def item_title(self, item: Listing) -> str:
        """Number and title."""
        return f"{item.publication.reference}: {item.title}"

    def item_description(self, item: Listing) -> str:
        """In a sentence or two, and whether all of it is public."""
        return f"{item.status}. {item.summary}".strip()

    def item_link(self, item: Listing) -> str:
        """Where it is read."""
        return item.publication.address

    def item_pubdate(self, item: Listing) -> dt.datetime | None:
        """When the public first saw it."""
        return item.publication.published_at

    def item_updateddate(self, item: Listing) -> dt.datetime | None:
        """When it last changed."""
        return item.publication.withdrawn_at or item.publication.changed_at


class Decisions(Records):
    """The newest decisions."""

    link = "/decisions/"
    feed_url = "/feeds/decisions.atom"

    def title(self) -> str:
        """Whose decisions."""
        return f"Decisions of the {letterhead.in_force().body_name}"

    def items(self) -> list[Listing]:
        """The newest first."""
        return list(listed("decision")[:NEWEST])


@require_safe
def rounds_calendar(request: HttpRequest) -> HttpResponse:
    """When rounds open and close, for a calendar (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ploughland//Rounds//EN", "CALSCALE:GREGORIAN"]
    for one in public_list():
        if not (one.is_over or one.is_judged):
            lines += [*_event(request, one, "opens", one.round.opens_at)]
            lines += [*_event(request, one, "closes", one.round.closes_at)]
    lines.append("END:VCALENDAR")
    text = "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rounds.ics"'
    return answer


def _event(request: HttpRequest, one: PublicRound, word: str, at: dt.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:round-{one.round.pk}-{word}@{request.get_host().split(':')[0]}"
    yield f"DTSTAMP:{_instant(clock.now())}"
    yield f"DTSTART:{_instant(at)}"
    yield f"SUMMARY:{_escaped(f'{one.round.name} {word}')}"
    yield f"URL:{request.build_absolute_uri(one.address)}"
    yield "END:VEVENT"


def _instant(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: Any) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line goes on in the next, after a space, and no character is torn in two."""
    part, start = "", ""
    for character in line:
        if len((part + character).encode()) > LINE:
            yield start + part
            part, start = "", " "
        part += character
    yield start + part

"""What templates may write: components, our own tags, and filters for sums and dates."""

import datetime as dt
from typing import Any

from django import template
from django.template import Context
from django.template.context_processors import csrf
from django.utils.safestring import SafeString

from office.records.steps import Offer, Stateful, lead_of, offers

from .. import words
from ..components import attrs, render
from ..error_lists import linked, links_to_errors
from ..tones import tone

register = template.Library()

register.filter("attrs", attrs)
for name in ("pounds", "pounds_of", "plain_date", "weekday_date", "hour", "moment", "deadline", "days_left"):
    register.filter(name, getattr(words, name))


@register.simple_tag
def component(which: str, **options: Any) -> SafeString:
    """{% component "button" text="Save and continue" %}"""
    return render(which, **options)


@register.simple_block_tag(end_name="endfill")
def fill(content: str, which: str, **options: Any) -> SafeString:
    """{% fill "details" summary_text="Help" %}markup{% endfill %}: the markup becomes its text."""
    return render(which, text=content, **options)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn sign: clock, tick, warning, cross, shield. Words stand beside it, always."""
    return render(f"icons/{name}")


@register.simple_tag
def error_summary(form: Any = None, errors: Any = None) -> str:
    """What is wrong on this page, each linked to its field; nothing when nothing is."""
    found = links_to_errors(form) + [{"text": error} if isinstance(error, str) else error for error in errors or []]
    return render("error_summary", error_list=found) if found else ""


@register.simple_tag
def state_tag(row: Stateful, audience: str = "officer") -> SafeString:
    """Where this is, in the officer's word or (audience="applicant") in the applicant's."""
    word = row.state_word_for_applicant if audience == "applicant" else str(row.state_word)
    return render("tag", text=word, classes=tone(word))


@register.simple_tag
def clock_chip(
    instant: dt.date | dt.datetime | None, says: str = "Closes", paused_for: str = "", short: bool = False
) -> str:
    """A date with the days left. `paused_for` names who we wait for and stops the clock.

    short: for a cell of a table. What is late says by how much, the rest its day.
    """
    if paused_for:
        return render("clock_chip", text=f"Paused: waiting for {paused_for}", urgency="done")
    if not instant:
        return ""
    if short:
        return render("clock_chip", text=words.short_clock(instant, says), urgency=words.urgency(instant))
    when = words.deadline(instant) if isinstance(instant, dt.datetime) else words.weekday_date(instant)
    return render("clock_chip", text=f"{says} {when}. {words.days_left(instant)}", urgency=words.urgency(instant))


@register.simple_tag(takes_context=True)
def next_step(
    context: Context, row: Stateful, at: str, note: str = "", met: Any = (), links: dict[str, str] | None = None
) -> SafeString:
    """What can be done with `row` now: the step that leads in a box with its button, the others under it.

    Where none is open that goes on with the life, the box says what is missing and has no button.
    at: the address its steps hang under ("…/steps/"; a query after it stays); links: obstacle.about -> address;
    met: facts already true.
    """
    request = context["request"]
    found = offers(row, request.user)
    first = lead_of(found) or next((one for one in found if not one.step.aside), None)
    return render(
        "next_step", first=_shown(first, at, links or {}) if first else None,
        others=[_shown(one, at, links or {}) for one in found if one is not first],
        met=met, note=note, version=row.version, csrf=_csrf_field(request),
    )  # fmt: skip


def _shown(offer: Offer, at: str, links: dict[str, str]) -> dict[str, Any]:
    obstacles = linked(offer.obstacles, links)
    path, mark, query = at.partition("?")
    href = f"{path}{offer.step.name}/{mark}{query}"
    return {"step": offer.step, "obstacles": obstacles, "asks": offer.step.asks, "href": href}


def _csrf_field(request: Any) -> SafeString:
    return render("parts/csrf", token=csrf(request)["csrf_token"])

"""What a listing can be found by, made from what is shown and from what followed it in public."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from .listings import Listing, ListingTag

Pair = tuple[str, str]
# What a decision and a report are found by is read from the public grants they belong to.
FOLLOWS = ("place", "outcome", "theme", "priority", "who")


def tag(listing: Listing, body: dict[str, Any]) -> None:
    """Write the tags of one listing anew, and of those that follow it. `body`: what is shown; empty of a tombstone."""
    made_by = {_text(body.get("decision")), *listing.tags.filter(name="decision").values_list("value", flat=True)}
    _write(listing, [*_own(listing, body), *_followed(listing, body)])
    if listing.kind == "award":
        _tag_its_kin(listing.publication.reference, made_by)


def _own(listing: Listing, body: dict[str, Any]) -> list[Pair]:
    """Of the record itself; of a tombstone, its year and that it was withdrawn."""
    pairs = [("year", str(listing.dated.year)), ("status", listing.status), ("what", listing.what)]
    pairs += [("outcome", _text(body.get("outcome"))), ("theme", _text(body.get("theme")))]
    pairs += [("place", name) for name in _texts(body.get("districts"))]
    pairs += [("priority", name) for name in _texts(body.get("priorities"))]
    if listing.kind == "award":
        pairs += [("decision", _text(body.get("decision")))]
        pairs += [("who", "" if body.get("is_name_withheld") else listing.who)]
    if listing.kind == "progress_report":
        pairs += [("award", _text(body.get("award")))]
    return pairs


def _followed(listing: Listing, body: dict[str, Any]) -> list[Pair]:
    awards = ListingTag.objects.filter(kind="award", name__in=FOLLOWS)
    if listing.kind == "decision" and body:
        reference = listing.publication.reference
        awards = awards.filter(listing__tags__name="decision", listing__tags__value=reference)
    elif listing.kind == "progress_report" and body:
        awards = awards.filter(listing__publication__reference=_text(body.get("award")))
    else:
        return []
    return list(awards.values_list("name", "value").distinct())


def _tag_its_kin(reference: str, made_by: set[str]) -> None:
    """The decision that made a grant and the reports on it are found by the same places and names."""
    decisions = Listing.objects.filter(kind="decision", publication__reference__in=made_by)
    reports = Listing.objects.filter(kind="progress_report", tags__name="award", tags__value=reference)
    for one in [*decisions.select_related("publication"), *reports.select_related("publication")]:
        kept = list(one.tags.exclude(name__in=FOLLOWS).values_list("name", "value"))
        shown = {"award": reference} if one.status != "Withdrawn" else {}
        _write(one, [*kept, *_followed(one, shown)])


def _write(listing: Listing, pairs: Iterable[Pair]) -> None:
    listing.tags.all().delete()
    wanted = dict.fromkeys((name, value[:160]) for name, value in pairs if value)
    ListingTag.objects.bulk_create(
        ListingTag(listing=listing, kind=listing.kind, name=name, value=value, slug=slugify(value)[:160])
        for name, value in wanted
    )


def _text(part: Any) -> str:
    return part if isinstance(part, str) else ""


def _texts(part: Any) -> list[str]:
    return [one for one in part if isinstance(one, str)] if isinstance(part, list) else []

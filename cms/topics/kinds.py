"""The kinds of topic, and which pages each has. What a grant belongs to is read from the tags of its listing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.text import slugify

from cms.pages.listings import ListingTag
from office.plan.queries import districts, plan_in_force, priorities_of

SHOWN = 500  # topics of one kind on its page


@dataclass(frozen=True)
class Topic:
    """One topic with a page."""

    name: str
    slug: str
    text: str = ""
    projects: int = 0
    awarded_pence: int = 0


@dataclass(frozen=True)
class Kind:
    """A kind of topic: its folder in the address, its tag on a listing and words about it."""

    folder: str
    tag: str
    title: str
    one: str
    text: str
    known: Callable[[], list[tuple[str, str]]]  # (name, words about it): these have a page even with nothing funded


def _districts() -> list[tuple[str, str]]:
    return [(one.name, one.csp_name) for one in districts()]


def _outcomes() -> list[tuple[str, str]]:
    plan = plan_in_force()
    return [(one.name, one.narrative) for one in plan.outcomes.order_by("position")] if plan else []


def _themes() -> list[tuple[str, str]]:
    plan = plan_in_force()
    return [(one.name, one.narrative) for one in plan.themes.order_by("position")] if plan else []


def _priorities() -> list[tuple[str, str]]:
    plan = plan_in_force()
    return [(one.name, one.narrative) for one in priorities_of(plan)] if plan else []


KINDS = {
    kind.folder: kind
    for kind in (
        Kind("places", "place", "Districts", "District", "What we funded in each of the districts.", _districts),
        Kind("outcomes", "outcome", "Outcomes of the Plan", "Outcome", "What we funded for each outcome.", _outcomes),
        Kind("themes", "theme", "Themes of the Plan", "Theme", "What we funded for each way of working in the Plan.",
             _themes),
        Kind("priorities", "priority", "Priorities of the Plan", "Priority", "What we funded for each priority.",
             _priorities),
        Kind("groups", "who", "Groups we fund", "Group", "Every group with a published grant.", list),
    )
}  # fmt: skip


def topics_of(kind: Kind) -> list[Topic]:
    """Every topic of a kind with how many grants and pence it has; those of the Plan first, in its order."""
    tags = ListingTag.objects.filter(kind="award", name=kind.tag).order_by()
    rows = tags.values_list("value").annotate(Count("pk"), Sum("listing__amount_pence")).order_by("value")[:SHOWN]
    counted = {value: (count, pence or 0) for value, count, pence in rows}
    known = kind.known()
    names = [*known, *((value, "") for value in counted if value not in dict(known))]
    return [Topic(name, slugify(name)[:160], text, *counted.get(name, (0, 0))) for name, text in names]


def topic_at(kind: Kind, slug: str) -> Topic | None:
    """The topic at an address: one of the Plan or the map, or one that some published grant has."""
    for name, text in kind.known():
        if slugify(name) == slug:
            return Topic(name, slug, text)
    tag = ListingTag.objects.filter(kind="award", name=kind.tag, slug=slug).first()
    return Topic(tag.value, slug) if tag else None

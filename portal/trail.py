"""The trail in sentences: what happened to a thing, when, and by whom."""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db.models import Model

from office.people.models import User
from office.records.steps import Stateful
from office.records.trail.models import Event
from office.records.trail.queries import events_of
from office.screens.forms import Form
from office.screens.words import moment

from .trail_words import TITLES

MOST = 60


class Nothing(Form):
    """A form that asks nothing: its button is the question."""


def timeline_of(*subjects: Model, most: int = MOST) -> list[dict[str, str]]:
    """The newest things that happened to these, as the timeline component takes them. Three queries."""
    events = list(events_of(*subjects)[:most])
    names = names_of(events)
    return [
        {
            "title": title_of(one),
            "by": f"by {actor_in_words(one.actor, names)}",
            "date": moment(one.at),
            "text": words_of(one),
        }
        for one in events
    ]


def title_of(event: Event) -> str:
    """What happened, in a few words: as the page of words says, else as the step's button says."""
    if found := TITLES.get((event.subject_type, event.verb)) or TITLES.get(("", event.verb)):
        return found
    model = _model(event.subject_type)
    if model is not None and issubclass(model, Stateful) and event.verb in model.steps():
        return model.steps()[event.verb].label
    return event.verb.replace("_", " ").capitalize()


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def names_of(events: Iterable[Event]) -> dict[str, str]:
    """The people among the actors, by the trail's name for each."""
    keys = {one.actor.removeprefix("user:") for one in events if one.actor.startswith("user:")}
    found = User.objects.filter(pk__in=[key for key in keys if key.isdecimal()])
    return {f"user:{one.pk}": str(one) for one in found}


def actor_in_words(actor: str, names: Mapping[str, str]) -> str:
    """Who it was, as a page says it."""
    if actor.startswith("decision:"):
        return f"decision {actor.removeprefix('decision:')}"
    return names.get(actor, "the clock" if actor == "clock" else "somebody no longer here")


def words_of(event: Event) -> str:
    """What was said with it; nothing once it was blanked."""
    return " ".join(f"“{one.text}”" for one in event.texts.all() if one.text)

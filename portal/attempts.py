"""Doing what a form asks: what stands in the way goes back onto the form, beside its field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from office.records.steps import Forbidden, Refused


@dataclass(frozen=True)
class Attempt:
    """Whether it was done, and what it made."""

    done: bool
    made: Any = None


def typed(request: HttpRequest) -> Any:
    """What was typed into this page's form; nothing while it is only shown."""
    return request.POST if request.method == "POST" else None


def attempt(form: Any, action: Callable[..., Any], **said: Any) -> Attempt:
    """Do it. A refusal becomes errors of the form: each of the field it is about, or of the whole."""
    try:
        return Attempt(True, action(**said))
    except Forbidden:
        form.add_error(None, "This is for somebody else to do.")
    except Refused as no:
        put_on(form, no.obstacles)
    return Attempt(False)


def answered(form: Any, action: Callable[..., Any], **said: Any) -> bool:
    """True once a form in order was handed to the action, which names its words as the form's fields are named."""
    return form.is_valid() and attempt(form, action, **said, **form.cleaned_data).done


def put_on(form: Any, obstacles: Iterable[str]) -> None:
    """Each sentence beside the field it is about."""
    for sentence in obstacles:
        about = getattr(sentence, "about", "")
        form.add_error(about if about in form.fields else None, str(sentence))

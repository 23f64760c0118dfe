"""A form's errors as the error summary shows them: one line each, linked to its field."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField


def links_to_errors(form: Any) -> list[dict[str, Any]]:
    """Every error of a bound form or set of forms, in the order of its fields; those of the whole form come first."""
    if isinstance(form, BaseFormSet):
        of_all = [{"text": error, "href": ""} for error in form.non_form_errors()] if form.is_bound else []
        return of_all + [link for one in form for link in links_to_errors(one)]
    if not isinstance(form, BaseForm) or not form.is_bound:
        return []
    whole = [{"text": error, "href": ""} for error in form.non_field_errors()]
    return whole + [{"text": error, "href": f"#{anchor(field)}"} for field in form for error in field.errors]


def anchor(field: BoundField) -> str:
    """The id of the control that an error should bring the reader to: the first of a group."""
    return field.field.widget.id_for_label(field.auto_id) or field.auto_id


def linked(obstacles: Iterable[str], links: Mapping[str, str]) -> list[dict[str, Any]]:
    """Obstacles as lines, each with the address of what it is about where one is known."""
    return [{"text": str(one), "href": links.get(getattr(one, "about", ""), "")} for one in obstacles]

"""Which component draws a field, and with what options."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from office.submissions.wording import count_words

from ..components import render
from .widgets import DateParts

Options = dict[str, Any]
Match = tuple[str, Options]

# Attributes of the widget that our components write themselves.
OURS = {"class", "rows", "inputmode", "autocomplete", "autocapitalize", "spellcheck", "pattern", "required", "id"}


def component_of(field: BoundField) -> Match | None:
    """The name of a component and its options; None for a widget we do not know."""
    widget = field.field.widget
    for kinds, make in _makers:
        if isinstance(widget, kinds):
            return make(field)
    return None


def _is_heading(field: BoundField) -> bool:
    """A form that asks one thing makes its label the page's heading (`page_heading = "name"`)."""
    return getattr(field.form, "page_heading", None) == field.name


def _label(field: BoundField, kind: str) -> Options:
    heading = _is_heading(field)
    size = "l" if heading else "s" if kind == "legend" or getattr(field.form, "bold_labels", True) else ""
    own = f"govuk-{'fieldset__legend' if kind == 'legend' else 'label'}--{size}" if size else ""
    return {"text": field.label, "classes": own, "is_page_heading": heading}


def _shared(field: BoundField) -> Options:
    attributes = field.field.widget.attrs
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "hint": field.help_text,
        "error_message": format_html_join(" ", "{}", ((error,) for error in field.errors)) if field.errors else None,
        "classes": attributes.get("class", ""),
        "attributes": {name: value for name, value in attributes.items() if name not in OURS},
        "disabled": field.field.disabled,
    }


def _single(field: BoundField) -> Options:
    why = getattr(field.field, "why", "")
    return {
        **_shared(field),
        "label": _label(field, "label"),
        "value": field.field.widget.format_value(field.value()),
        "form_group": {"before_input": {"text": render("why_we_ask", text=why)}} if why else {},
    }


def _input(field: BoundField) -> Match:
    attributes = field.field.widget.attrs
    kept = {
        name: attributes.get(name) for name in ("inputmode", "autocomplete", "autocapitalize", "spellcheck", "pattern")
    }
    kind = field.field.widget.input_type
    # A number field's arrows change a sum by accident; the numeric keyboard is what people need.
    if kind == "number":
        kind, kept["inputmode"] = "text", kept["inputmode"] or "numeric"
    affixes = {affix: getattr(field.field, affix, None) for affix in ("prefix", "suffix")}
    return "input", {**_single(field), **affixes, "type": kind, **kept}


def _textarea(field: BoundField) -> Match:
    options = _single(field)
    attributes = field.field.widget.attrs
    before = options["form_group"].get("before_input", {}).get("text", SafeString(""))
    group: Options = {"before_input": {"text": before + render("never_name")}}
    limit = attributes.get("data-words")
    if limit:
        left = limit - count_words(field.value() or "")
        counts = {"limit": limit, "left": max(left, 0), "over": max(-left, 0)}
        group["after_input"] = {"text": render("words_left", id=field.auto_id, **counts)}
        options["described_by"] = f"{field.auto_id}-words"
    return "textarea", {**options, "form_group": group, "rows": attributes.get("rows", 5)}


def _choices(field: BoundField) -> list[Options]:
    widget = field.field.widget
    hints = getattr(widget, "hints", {})
    value = widget.format_value(field.value())
    drawn = widget.get_context(field.html_name, value, {"id": field.auto_id})["widget"]
    return [
        {
            "value": str(one["value"]) if one["value"] is not None else "",
            "text": one["label"],
            "checked": one["selected"],
            "selected": one["selected"],
            "hint": hints.get(one["value"]),
            "disabled": one["attrs"].get("disabled", False),
        }
        for _group, options, _index in drawn["optgroups"]
        for one in options
    ]


def _select(field: BoundField) -> Match:
    return "select", {**_single(field), "value": None, "items": _choices(field)}


def _group(field: BoundField) -> Options:
    return {**_shared(field), "id_prefix": field.auto_id, "fieldset": {"legend": _label(field, "legend")}}


def _radios(field: BoundField) -> Match:
    return "radios", {**_group(field), "items": [item for item in _choices(field) if item["value"] != ""]}


def _checkboxes(field: BoundField) -> Match:
    return "checkboxes", {**_group(field), "items": _choices(field)}


def _box(field: BoundField) -> Match:
    options = _shared(field)
    item = {"value": "on", "text": field.label, "hint": options.pop("hint"), "checked": bool(field.value())}
    return "checkboxes", {**options, "id_prefix": field.auto_id, "items": [item]}


def _file(field: BoundField) -> Match:
    multiple = getattr(field.field.widget, "allow_multiple_selected", False)
    return "file_upload", {**_single(field), "value": None, "multiple": multiple}


def _date(field: BoundField) -> Match:
    widget: DateParts = field.field.widget
    values = widget.parts(field.value())
    return "date_input", {
        **_group(field),
        "name_prefix": field.html_name,
        "values": {f"{field.html_name}-{part}": value for part, value in values.items()},
    }


# The narrower kind first.
_makers: list[tuple[Any, Callable[[BoundField], Match]]] = [
    (DateParts, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _box),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
    (forms.widgets.Input, _input),
]

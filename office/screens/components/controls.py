"""Form controls: ids, what describes what, and which choice is made."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .options import Options, as_text, joined

PARTS = ("day", "month", "year")


def error_message(options: Options) -> Options:
    """What is wrong, with the hidden word "Error" before it unless another is given."""
    return {"visually_hidden_text": "Error", **options}


def _described(options: Options, stem: str, first: str | None) -> None:
    """Give hint and error their ids, and list those that are there."""
    options["hint"] = as_text(options.get("hint"))
    error = as_text(options.get("error_message"))
    options["error_message"] = error_message(error) if error else None
    options["hint_id"], options["error_id"] = f"{stem}-hint", f"{stem}-error"
    options["described_by"] = joined(
        first,
        options["hint_id"] if options["hint"] else None,
        options["error_id"] if options["error_message"] else None,
    )


def single(options: Options) -> Options:
    """input, textarea, file_upload: one control, one label."""
    options["id"] = options.get("id") or options["name"]
    options["label"] = as_text(options.get("label"))
    for affix in ("prefix", "suffix"):
        options[affix] = as_text(options.get(affix))
    _described(options, options["id"], options.get("described_by"))
    return options


def select(options: Options) -> Options:
    """A list to choose one from. An item without a value stands for its own text."""
    single(options)
    options["items"] = [_option(item, options.get("value")) for item in options.get("items") or [] if item]
    return options


def _option(item: Options, chosen: Any) -> Options:
    matches = bool(chosen) and item.get("value", item.get("text")) == chosen
    return {**item, "has_value": "value" in item, "selected": _chosen(item, "selected", matches)}


def _chosen(item: Options, word: str, matches: bool) -> bool:
    return bool(item.get(word)) or (matches and item.get(word) is not False)


def button(options: Options) -> Options:
    """A start button lays its words and its arrow side by side, so markup among the words is kept together."""
    if options.get("is_start_button") and isinstance(options.get("text"), SafeString):
        options["text"] = format_html("<span>{}</span>", options["text"])
    return options


def fieldset(options: Options) -> Options:
    """A group with its legend."""
    options["legend"] = as_text(options.get("legend"))
    return options


def _group(options: Options) -> str:
    """What radios, checkboxes and date parts share. Returns the stem of their ids."""
    stem = str(options.get("id_prefix") or options.get("id") or options.get("name") or "")
    own = options.get("fieldset")
    options["fieldset"] = fieldset(dict(own)) if own else None
    _described(options, stem, (own or {}).get("described_by") or options.get("described_by"))
    return stem


def _items(options: Options, stem: str) -> list[Options]:
    """Every choice with its id (the first has no number, so that the error summary can link to it)."""
    found = []
    for number, item in enumerate(options.get("items") or [], start=1):
        if not item:
            continue
        own = {**item, "hint": as_text(item.get("hint")), "conditional": as_text(item.get("conditional"))}
        own["id"] = item.get("id") or (stem if number == 1 else f"{stem}-{number}")
        own["hint_id"] = f"{own['id']}-item-hint" if own["hint"] else ""
        found.append(own)
    return found


def radios(options: Options) -> Options:
    """Choose one."""
    chosen = options.get("value")
    options["items"] = _items(options, _group(options))
    for item in options["items"]:
        item["checked"] = _chosen(item, "checked", item.get("value") == chosen if chosen else False)
        item["described_by"] = item["hint_id"]
    return options


def checkboxes(options: Options) -> Options:
    """Choose any. Without a fieldset each box is described for itself."""
    chosen = options.get("values") or []
    options["items"] = _items(options, _group(options))
    for item in options["items"]:
        item["name"] = item.get("name") or options.get("name")
        item["checked"] = _chosen(item, "checked", item.get("value") in chosen)
        item["described_by"] = joined(None if options["fieldset"] else options["described_by"], item["hint_id"])
    return options


def date_input(options: Options) -> Options:
    """Day, month and year. `day`, `month`, `year` change one of them or (False) leave it out; an item's
    `error` says which of them is wrong."""
    _group(options)
    items: list[Options] = [item for item in options.get("items") or _parts(options) if item]
    some_wrong = any(_is_wrong(item) for item in items)
    options["items"] = [_part(options, item, some_wrong) for item in items]
    return options


def _parts(options: Options) -> list[Options | None]:
    """The three parts that a date has unless its items are given."""
    given = {part: options.get(part) for part in PARTS}
    return [None if own is False else {"name": part, "own": part, **(own or {})} for part, own in given.items()]


def _is_wrong(item: Options) -> bool:
    return bool(item.get("error")) or "govuk-input--error" in (item.get("classes") or "")


def _part(options: Options, item: Options, some_wrong: bool) -> dict[str, Any]:
    name, prefix = item["name"], options.get("name_prefix")
    full = f"{prefix}-{name}" if prefix else name
    classes = item.get("classes") or ""
    wrong = _is_wrong(item) or (item.get("error") is not False and options["error_message"] and not some_wrong)
    values = options.get("values") or {}
    value = item.get("value", values.get(item.get("own", name), values.get(full)))
    return {
        "label": {"text": item.get("label") or name.capitalize(), "classes": "govuk-date-input__label"},
        "id": item.get("id") or f"{options['id']}-{name}",
        "classes": joined(
            "govuk-date-input__input",
            "govuk-input--error" if wrong and "govuk-input--error" not in classes else None,
            None
            if "govuk-input--width-" in classes
            else f"govuk-input--width-{4 if name == 'year' or item.get('own') == 'year' else 2}",
            classes,
        ),
        "name": full,
        "value": value,
        "inputmode": item.get("inputmode") or "numeric",
        "autocomplete": item.get("autocomplete"),
        "pattern": item.get("pattern"),
        "attributes": item.get("attributes"),
    }

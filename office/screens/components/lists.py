"""Summary lists, tables, task lists and panels: what their rows and links are made of."""

from typing import Any

from .options import Options, as_text, joined


def summary_list(options: Options) -> Options:
    """Rows of key, value and actions. A key or value may be a plain text; actions a list of links."""
    card = dict(options["card"]) if options.get("card") else None
    title = as_text(card.get("title")) if card else None
    if card:
        card["title"] = title
        card["actions"] = _actions(card.get("actions"), title)
    rows = [_row(row, title) for row in options.get("rows") or [] if row]
    some = any(row["actions"]["items"] for row in rows)
    for row in rows:
        row["bare"] = some and not row["has_actions"]
    return {**options, "rows": rows, "card": card}


def _row(row: Options, title: Options | None) -> Options:
    actions = row.get("actions")
    return {
        **row,
        "key": as_text(row.get("key")),
        "value": as_text(row.get("value")),
        "actions": _actions(actions, title),
        "has_actions": bool((actions or {}).get("items") if not isinstance(actions, list) else actions),
    }


def _actions(actions: Any, title: Options | None) -> Options:
    given: Options = {"items": actions} if isinstance(actions, list) else dict(actions or {})
    given["items"] = [{**one, "about": _about(one, title)} for one in given.get("items") or []]
    return given


def _about(action: Options, title: Options | None) -> Options | None:
    """The hidden words that tell one "Change" from another."""
    words = action.get("visually_hidden_text")
    return {"words": words, "card": title} if words or title else None


def table(options: Options) -> Options:
    """With the class `pl-stack` each row becomes a card on a phone, so each cell carries its heading."""
    head = options.get("head") or []
    if not head or "pl-stack" not in (options.get("classes") or ""):
        return options
    rows = [[_headed(cell, head[at]) for at, cell in enumerate(row)] for row in options.get("rows") or [] if row]
    return {**options, "rows": rows}


def _headed(cell: Options, heading: Options) -> Options:
    return {**cell, "attributes": {"data-l": heading.get("text"), **(cell.get("attributes") or {})}}


def task_list(options: Options) -> Options:
    """Tasks with a title, a hint and a status (a text, or a tag)."""
    stem = options.get("id_prefix") or "task-list"
    items = []
    for number, item in enumerate(options.get("items") or [], start=1):
        if not item:
            continue
        own = {**item, **{word: as_text(item.get(word)) for word in ("title", "hint", "status")}}
        own["hint_id"], own["status_id"] = f"{stem}-{number}-hint", f"{stem}-{number}-status"
        own["described_by"] = joined(own["hint_id"] if own["hint"] else None, own["status_id"])
        items.append(own)
    return {**options, "items": items}


def panel(options: Options) -> Options:
    """A confirmation, or with the class `govuk-panel--interruption` a page that asks one to stop and think."""
    interrupts = "govuk-panel--interruption" in (options.get("classes") or "")
    actions = dict(options.get("actions") or {}) if interrupts else {}
    items = [
        {**one, "is_button": not one.get("href") or one.get("type") == "button"} for one in actions.get("items") or []
    ]
    for one in items:
        one["button_classes"] = joined("govuk-button--inverse", one.get("classes"))
    return {**options, "interrupts": interrupts, "actions": {**actions, "items": items} if actions else None}

"""Small things every component's options need."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Options = dict[str, Any]


def as_text(value: Any) -> Options | None:
    """A dictionary with a text in it, from a plain string or one already; nothing stays nothing."""
    if value is None or value == "":
        return None
    return dict(value) if isinstance(value, Mapping) else {"text": value}


def attrs(attributes: Mapping[str, Any] | None) -> SafeString:
    """Further attributes. True writes the bare name; None and False leave it out."""
    written = SafeString("")
    for name, value in (attributes or {}).items():
        if value is True:
            written += format_html(" {}", name)
        elif value is not None and value is not False:
            written += format_html(' {}="{}"', name, value)
    return mark_safe(written)  # noqa: S308 (each part was escaped above)


def joined(*names: str | None) -> str:
    """Ids or classes in one attribute, the missing ones left out."""
    return " ".join(name for name in names if name)

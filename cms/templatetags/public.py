"""Filters for what a published body holds. A part may be missing or shaped as its kind shapes it."""

import datetime as dt
import re
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

register = template.Library()

CLASSES = {
    "p": "govuk-body", "h2": "govuk-heading-m", "h3": "govuk-heading-s", "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet", "ol": "govuk-list govuk-list--number",
}  # fmt: skip
_tag = re.compile(rf"<({'|'.join(CLASSES)})(?=[\s>])")


@register.filter
def prose(text: str) -> SafeString:
    """An editor's rich text, dressed as the rest of the site. Wagtail let only plain tags in when it was saved."""
    html = expand_db_html(text or "")
    return mark_safe(_tag.sub(lambda found: f'<{found[1]} class="{CLASSES[found[1]]}"', html))  # noqa: S308


@register.filter
def as_date(text: Any) -> dt.date | None:
    """A day from 2020-12-18; nothing from anything else."""
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        return None

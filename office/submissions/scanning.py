"""Looks in free text for what may be somebody's personal data. It advises; it never stops anyone."""

import re
from typing import Any

from .types import content_of

ADVICE = "Do not name anyone you help."

_patterns = {
    "a phone number": re.compile(r"(?<![\w£])(?:\+44\s?\(?0?\)?|0)(?:[\s().-]?[0-9]){9,10}(?![0-9])"),
    "an e-mail address": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    "a National Insurance number": re.compile(
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?[0-9]{2}\s?[0-9]{2}\s?[0-9]{2}\s?[A-D]\b", re.IGNORECASE
    ),
    "a date of birth": re.compile(
        r"\b(?:born|birth|d\.?o\.?b\.?)\b[^0-9\n]{0,25}"
        r"[0-9]{1,2}[ /.-](?:[0-9]{1,2}|[a-z]{3,9})[ /.-](?:19|20)?[0-9]{2}\b",
        re.IGNORECASE,
    ),
}


def found_in(text: str) -> list[str]:
    """What the text seems to hold: "a phone number", "an e-mail address"."""
    return [name for name, pattern in _patterns.items() if pattern.search(text)]


def advice_on(answer: Any) -> list[str]:
    """A sentence for each kind of personal data that an answer seems to hold."""
    content = content_of(answer)
    cells = [str(cell) for row in content.rows for cell in row.values() if isinstance(cell, str)]
    return [f"This looks like {name}. {ADVICE}" for name in found_in("\n".join([content.text, *cells]))]


def advice_by_question(answers: dict[str, Any]) -> dict[str, list[str]]:
    """The same sentences by question code, for answers by code; a question without any is left out."""
    return {code: advice for code, answer in answers.items() if (advice := advice_on(answer))}

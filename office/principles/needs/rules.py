"""What an entry of the needs register must say."""

import datetime as dt
from typing import Any

from office.records import clock
from office.records.steps import Obstacle


def obstacles_to_recording(words: dict[str, str], confidence: str, known: list[str], dated_on: dt.date) -> list[str]:
    """A need says what it is, how it is known, by whom and of whom. words: field -> what was typed."""
    asked = {
        "title": "Say in a few words what is needed.",
        "evidence": "Say what shows the need.",
        "source": "Say who counted it or said it.",
        "population": "Say who is affected, in general words and never by name.",
    }
    found: list[str] = [
        Obstacle(sentence, about=field) for field, sentence in asked.items() if not words[field].strip()
    ]
    if confidence not in known:
        found.append(Obstacle("Choose how far the evidence can be trusted.", about="confidence"))
    return found + obstacles_from_the_day(dated_on, "dated_on")


def obstacles_from_the_day(day: dt.date, about: str) -> list[str]:
    """Evidence and talks lie in the past."""
    return [Obstacle("This day has not come yet.", about=about)] if day > clock.today() else []


def obstacles_to_replacing(earlier: Any) -> list[str]:
    """An entry is replaced once."""
    if getattr(earlier, "replaced_by", None) is None:
        return []
    return [Obstacle(f"{earlier.reference} was replaced by {earlier.replaced_by.reference}.", about="replaces")]


def obstacles_to_logging(said: str, changed: str, held_on: dt.date) -> list[str]:
    """A consultation says what was heard and what changed, if only that nothing did and why."""
    found: list[str] = []
    if not said.strip():
        found.append(Obstacle("Say what people told us.", about="said"))
    if not changed.strip():
        found.append(Obstacle("Say what changed because of it, or why nothing did.", about="changed"))
    return found + obstacles_from_the_day(held_on, "held_on")


def obstacles_to_closing_a_gap(gap: Any, answer: str) -> list[str]:
    """A gap is closed once, with what was found out."""
    if gap.closed_at:
        return [Obstacle("This was answered already.", about="answer")]
    return [] if answer.strip() else [Obstacle("Say what we know now.", about="answer")]

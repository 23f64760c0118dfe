"""What must hold for a question to be asked, and to be answered to everyone."""

from typing import Any

from office.records import clock
from office.records.steps import Obstacle

LONGEST = 1000
MOST_WAITING = 5  # of one person in one round, so that nobody drowns the rest


def obstacles_to_asking(round: Any, question: str, *, waiting: int) -> list[str]:
    """While a round is announced and not closed: everyone must be able to use the answer."""
    if round.state not in ("scheduled", "open") or clock.now() >= round.closes_at:
        return [Obstacle("This round has closed. Ring us if we can still help.", about="clock")]
    if waiting >= MOST_WAITING:
        return [Obstacle("We have not answered your last questions yet. Ring us if it cannot wait.", about="question")]
    return _obstacles_in("question", question, "Write your question.")


def obstacles_to_answering(held: Any, question: str, answer: str) -> list[str]:
    """Once, in words, for a question and an answer that everyone will read."""
    if held.answered_at is not None:
        return [Obstacle("This question has been answered.", about="answer")]
    return _obstacles_in("question", question, "Write the question as everyone will read it.") + _obstacles_in(
        "answer", answer, "Write your answer."
    )


def _obstacles_in(about: str, words: str, missing: str) -> list[str]:
    if not words.strip():
        return [Obstacle(missing, about=about)]
    if len(words) > LONGEST * 4:
        return [Obstacle(f"Use {LONGEST * 4:,} letters or fewer.", about=about)]
    return []

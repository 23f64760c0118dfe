"""The parts a decision notice may have, in the order they are read."""

HEADINGS = {
    "executive_summary": "Executive summary",
    "decision": "Decision",
    "background_and_reasons": "Background and reasons",
    "options_rejected": "Options considered and rejected",
    "consultation": "Consultation",
    "principles": "Commissioning principles",
    "financial": "Money",
    "legal_power": "Legal power",
    "equality": "Equality",
    "social_value": "Social value and the environment",
    "data_protection": "Data protection",
    "risk": "Risk",
    "interests": "Interests",
    "annex": "Annex",
}

# A notice without these says nothing the law or a reader could use (SI 2011/3050, schedule, paragraph 5(d)).
NEEDED = ("executive_summary", "decision", "background_and_reasons", "legal_power")

ADVICE_HEADINGS = {"finance": "Financial advice", "legal": "Legal advice", "equality": "Equality advice"}


def place_of(code: str) -> int:
    """Where a part stands in the notice, from 1."""
    return list(HEADINGS).index(code) + 1


def numbered(lines: list[str]) -> str:
    """A list of things decided, as numbered lines."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))

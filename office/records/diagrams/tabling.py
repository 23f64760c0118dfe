"""A page of Markdown for each noun, and one that leads to all."""

from collections.abc import Iterable

from .nouns import Noun, who


def table(noun: Noun) -> str:
    """The noun's drawing, and a row for each of its steps."""
    rows = [
        f"| {step.label} | {', '.join(noun.words[source] for source in step.sources)} "
        f"| {noun.words[step.target]} | {_cell(who(step.allowed))} | `{step.name}` |"
        for step in noun.steps
    ]
    return "\n".join([
        f"# {noun.name}", "", _cell(noun.sentence), "",
        f"![{noun.name}: its states and the steps between them]({noun.label}.svg)", "",
        "| step | from | to | who | name |", "| --- | --- | --- | --- | --- |", *rows, "",
    ])  # fmt: skip


def index(nouns: Iterable[Noun]) -> str:
    """Every noun with its states."""
    rows = [f"| [{n.name}]({n.label}.md) | {', '.join(n.words[state] for state in n.states)} |" for n in nouns]
    return "\n".join([
        "# States and steps", "",
        "Drawn by `manage.py draw_diagrams` from the workflow pages; a test keeps them current.", "",
        "| noun | states |", "| --- | --- |", *rows, "",
    ])  # fmt: skip


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

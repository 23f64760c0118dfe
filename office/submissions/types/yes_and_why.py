"""Yes or no, and words that go with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType, names, sample_words
from .reading import Typed, read_yes
from .setting import Setting
from .single import YES_NO


class YesAndWhy(QuestionType):
    """Yes or no; the reason is needed when the answer is yes.

    options: {"yes_label": "...", "text_label": "...", "names": {"yes": "withhold", "text": "why"}}.
    Shape: {"yes": true, "text": "..."}, by those names.
    """

    code = "yes_and_why"
    called = "Yes or no, and why"
    counts_words = True
    settings = (
        Setting("yes_label", "The yes or no question", hint="Left empty, it is the question itself."),
        Setting("text_label", "What the words should say", hint="For example: Say what the link is."),
    )
    first_field = "yes"
    text_comes_first = False

    def needs_text(self, content: Content) -> bool:
        """Whether words must go with this answer."""
        return content.yes is True

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        field = names(options, "yes")
        written = typed.line(field)
        yes = read_yes(written)
        unread = {field: written} if written and yes is None else {}
        return Content(yes=yes, text=typed.text(names(options, "text")), typed=unread)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        found = [list(self._about_yes(question, content)), list(self._about_text(question, content))]
        for some in reversed(found) if self.text_comes_first else found:
            yield from some

    def _about_yes(self, question: Any, content: Content) -> Iterator[AnswerObstacle]:
        if content.yes is None:
            label = question.options.get("yes_label", question.label)
            yield self.missing(question, f"Choose yes or no: “{label}”", names(question.options, "yes"))

    def _about_text(self, question: Any, content: Content) -> Iterator[AnswerObstacle]:
        field = names(question.options, "text")
        if self.needs_text(content) and not content.text.strip():
            label = question.options.get("text_label", "Say more in words")
            yield self.missing(question, f"{label.rstrip('.?')}.", field)
        yield from self.too_long(question, content.text, field)

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        facts: Block = {
            "kind": "facts",
            "facts": [[question.options.get("yes_label", question.label), "Yes" if content.yes else "No"]],
        }
        blocks = [facts] if content.yes is not None else []
        if content.text.strip():
            blocks.insert(0 if self.text_comes_first else len(blocks), {"kind": "text", "text": content.text})
        yield from blocks

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return {names(options, "yes"): content.yes, names(options, "text"): content.text}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        word = {True: "yes", False: "no", None: ""}[content.yes]
        return {names(question.options, "yes"): word, names(question.options, "text"): content.text}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {
                names(options, "yes"): {"type": ["boolean", "null"]},
                names(options, "text"): {"type": "string"},
            },
        }

    def possible(self, question: Any) -> dict[str, str]:
        """Yes or no."""
        return YES_NO

    def given(self, content: Content) -> set[str]:
        """Which of them."""
        return set() if content.yes is None else {"yes" if content.yes else "no"}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Yes, with a reason."""
        return {names(question.options, "yes"): "yes", names(question.options, "text"): sample_words(question)}


class Partners(YesAndWhy):
    """Words first, then yes or no: who you work with, and whether the local police know."""

    code = "partners"
    called = "Words, then yes or no"
    first_field = "text"
    text_comes_first = True

    def needs_text(self, content: Content) -> bool:
        """Always."""
        return True

"""Short and long text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, QuestionType
from .reading import Typed
from .setting import TICK, Setting

_link = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class ShortText(QuestionType):
    """One line."""

    code = "short_text"
    called = "Short text, on one line"
    counts_words = counts_characters = True

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        return Content(text=typed.line("text"))


class LongText(QuestionType):
    """Paragraphs. options: {"no_links": true} asks for the source's name instead of its address."""

    code = "long_text"
    called = "Long text, in paragraphs"
    counts_words = counts_characters = True
    settings = (Setting("no_links", "Ask for the name of a source instead of a web link", TICK),)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from super()._obstacles(question, content, context)
        if question.options.get("no_links") and _link.search(content.text):
            yield self.wrong(question, "Name your source in words. We cannot follow web links.")

"""What every question type can do, and the sentence that stands in an answer's way.

A type receives the question's `options` (what its form was set up with) and a `context`, a plain dictionary
that the caller fills from what it knows; every key may be missing:
    min_ask_pence, max_ask_pence     the least and most one may ask for
    delivery_from, delivery_until    the days between which the work is done
    longest_months                   how long it may last
    districts, outcomes, priorities  {code: name}, what may be chosen and how it is called
    files                            uuids of the files that are kept for it and safe to open
"""

from collections.abc import Iterator, Mapping
from typing import Any

from office.records.steps import Obstacle

from ..wording import count_characters, count_words
from .content import Content, content_of
from .reading import Raw, Typed
from .setting import Setting

Block = dict[str, Any]
SAMPLE = ("Sample", "words,", "made", "to", "try", "this", "form", "out.")
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # full-width ones count too


class AnswerObstacle(Obstacle):
    """A sentence about one field of one question. `is_missing` tells unfinished from wrong."""

    field: str
    is_missing: bool

    @classmethod
    def of(cls, question: Any, sentence: str, field: str, *, is_missing: bool = False) -> "AnswerObstacle":
        """The obstacle, about this question."""
        made = cls(sentence, about=question.code)
        made.field, made.is_missing = field, is_missing
        return made


class QuestionType:
    """One type of question. `content` may be an Answer, a Content or None."""

    code = ""
    called = ""  # what an officer chooses it by
    settings: tuple[Setting, ...] = ()
    counts_words = False  # a limit of words can be set
    counts_characters = False
    first_field = "text"  # where a sentence about the whole answer points
    alone = "text"  # the field meant by a bare value that names none
    may_be_copied = True  # from an earlier submission of the same group

    def read(self, raw: Raw, options: Mapping[str, Any] | None = None) -> Content:
        """The content of what was typed. It never raises, and keeps what it cannot read."""
        return self._read(Typed(raw, self.alone), options or {})

    def obstacles(self, question: Any, answer: Any, context: Mapping[str, Any] | None = None) -> list[AnswerObstacle]:
        """What is missing, too long or wrong, in the order of the fields. A blank optional answer has none."""
        content = content_of(answer)
        if content.is_blank:
            return [self.missing(question, f"Answer “{question.label}”.")] if question.required else []
        return list(self._obstacles(question, content, context or {}))

    def display(self, question: Any, answer: Any, context: Mapping[str, Any] | None = None) -> list[Block]:
        """Blocks for pages and papers: {"kind": "text" | "facts" | "list" | "table", ...}. Nothing given, no block."""
        content = content_of(answer)
        return [] if content.is_blank else list(self._display(question, content, context or {}))

    def export(self, question: Any, answer: Any, context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Flat columns named by the question's code. No text can start a formula in a spreadsheet."""
        values = self._flat_values(question, content_of(answer))
        return {f"{question.code}{name and '_' + name}": harmless(value) for name, value in values.items()}

    def values(self, question: Any, answer: Any) -> Any:
        """The answer in plain shapes, which `read` reads back; None when nothing was given."""
        content = content_of(answer)
        return None if content.is_blank else self._values(content, question.options)

    def fields(self, question: Any, answer: Any) -> dict[str, list[str]]:
        """What stands in each input when the form is shown again, unreadable input included."""
        content = content_of(answer)
        filled = Typed(self.values(question, content), self.alone).all()
        return {**filled, **{name: [value] for name, value in content.typed.items()}}

    def schema(self, question: Any) -> dict[str, Any]:
        """A JSON Schema of what `values` gives."""
        return {"title": question.label, **self._schema(question.options)}

    def possible(self, question: Any) -> dict[str, str]:
        """Label by code: the answers another question may wait for. None where an answer is free."""
        return {}

    def given(self, content: Content) -> set[str]:
        """Which of the possible ones an answer gives."""
        return set()

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Raw:
        """An answer with nothing in its way, to try a form out with."""
        return sample_words(question)

    # What a type says of itself.

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        return Content(text=typed.text())

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from self.too_long(question, content.text)

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        yield {"kind": "text", "text": content.text}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return content.text

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        """By column. The first column may have an empty name: it is then the question's code alone."""
        return {"": content.text}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["string", "null"]}

    # Sentences that many types say.

    def missing(self, question: Any, sentence: str, field: str = "") -> AnswerObstacle:
        """Not there yet."""
        return AnswerObstacle.of(question, sentence, field or self.first_field, is_missing=True)

    def wrong(self, question: Any, sentence: str, field: str = "") -> AnswerObstacle:
        """There, but it cannot stay so."""
        return AnswerObstacle.of(question, sentence, field or self.first_field)

    def too_long(self, question: Any, text: str, field: str = "", where: str = "") -> Iterator[AnswerObstacle]:
        """Over the limit of words or characters, with the count. `where` starts the sentence: `Change 2: `."""
        for limit, count, unit in (
            (question.word_limit, count_words, "word"),
            (question.character_limit, count_characters, "character"),
        ):
            if limit and (over := count(text) - limit) > 0:
                sentence = f"{where}{_shorten(where)} by {over:,} {unit}{'s' * (over > 1)}. "
                sentence += f"It has {limit + over:,} {unit}s and the limit is {limit:,}."
                yield self.wrong(question, sentence, field)


def sample_words(question: Any) -> str:
    """Words that keep to the question's limits."""
    text = " ".join(SAMPLE[: question.word_limit or None])
    return text[: question.character_limit or None].strip()


def _shorten(where: str) -> str:
    return "shorten it" if where else "Shorten your answer"


def harmless(value: Any) -> Any:
    """Text that a spreadsheet will not take for a formula; anything else as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in FORMULA_STARTS:
        return f"'{value}"
    return f"'{value}" if isinstance(value, str) and value[:1] in ("\t", "\r", "\n") else value


def names(options: Mapping[str, Any], field: str) -> str:
    """What this question calls a field of its type: options {"names": {"yes": "withhold"}}."""
    return str(options.get("names", {}).get(field, field))

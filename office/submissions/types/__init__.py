"""Question types: how an answer is read, judged complete, shown and exported. A plain dictionary holds them."""

from .budget import Budget, asked_pence
from .changes import Changes
from .choosing import OneOf, SomeOf
from .content import COLUMNS, NOTHING, Content, content_of, from_json
from .dates import Dates
from .declarations import Declarations
from .files import Files
from .match import Match
from .number_and_text import NumberAndText
from .people_and_checks import PeopleAndChecks
from .places import Places
from .plan_fit import PlanFit, chosen
from .question_type import AnswerObstacle, QuestionType, harmless
from .reading import Raw, Typed
from .setting import Setting
from .single import Day, Money, Number, YesNo
from .texts import LongText, ShortText
from .yes_and_why import Partners, YesAndWhy

QUESTION_TYPES: dict[str, QuestionType] = {
    kind.code: kind
    for kind in (
        ShortText(), LongText(), Number(), Money(), Day(), YesNo(), OneOf(), SomeOf(), Places(), NumberAndText(),
        Dates(), Budget(), Match(), Changes(), PlanFit(), YesAndWhy(), Partners(), PeopleAndChecks(), Declarations(),
        Files(),
    )
}  # fmt: skip


def question_type(code: str) -> QuestionType:
    """The type of that code. Loading a question set refuses any other."""
    return QUESTION_TYPES[code]


__all__ = [
    "COLUMNS",
    "NOTHING",
    "QUESTION_TYPES",
    "AnswerObstacle",
    "Content",
    "QuestionType",
    "Raw",
    "Setting",
    "Typed",
    "asked_pence",
    "chosen",
    "content_of",
    "from_json",
    "harmless",
    "question_type",
]

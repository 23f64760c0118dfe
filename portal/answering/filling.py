"""A form being filled in: whose answers, where its pages are, and what a save goes through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from office.submissions import actions
from office.submissions.conditions import asked
from office.submissions.models import Question, Section, Submission
from office.submissions.queries import answers_by_code, open_conflicts, whole_form
from office.submissions.rules import obstacles_of
from office.submissions.types import AnswerObstacle

Save = Callable[..., Any]


@dataclass
class Filling:
    """One submission with its addresses. `save` and `settle` are actions of the noun it belongs to.

    save(given=, base=, by=, origins=) and settle(version=, choice=, base=, merged=, by=); both raise Refused.
    """

    submission: Submission
    title: str
    home: str  # the task list; sections, versions and check hang under it
    save: Save
    settle: Save
    context: Mapping[str, Any] = field(default_factory=dict)
    closes_at: datetime | None = None
    back_text: str = "Back to your tasks"
    subject: Any = None  # what files are kept for: whoever sees it sees them; none where no file can be sent
    keep: Save | None = None  # keep(codes=, by=): copied answers that stand as they are; none where nothing is copied

    def section_address(self, order: int) -> str:
        """The page of one section."""
        return f"{self.home}sections/{order}/"

    def version_address(self, key: int) -> str:
        """The page of two versions of one answer."""
        return f"{self.home}versions/{key}/"

    @property
    def autosave_address(self) -> str:
        """Where the script saves."""
        return f"{self.home}autosave/"

    @property
    def check_address(self) -> str:
        """Where one reads it through."""
        return f"{self.home}check/"

    def keep_aside(self, given: Mapping[str, Any], by: Any) -> list[str]:
        """Words that came too late stay beside the answers."""
        return actions.keep_aside(submission=self.submission, given=given, by=by)


@dataclass
class Written:
    """Everything of a form as it stands: its sections, answers, open conflicts and what is in the way."""

    sections: list[Section]
    questions: list[Question]
    answers: dict[str, Any]
    waiting: dict[str, list[Any]]  # the versions that wait, by the question's code
    obstacles: dict[str, list[AnswerObstacle]]
    asked: set[str]  # the codes of the questions that are asked after these answers

    def asked_in(self, section: Section) -> list[Question]:
        """The questions of a section that are asked; none when the whole section is left out."""
        return [question for question in section.questions.all() if question.code in self.asked]

    def next_section(self, order: int) -> Section | None:
        """The next section with anything to ask."""
        return next((one for one in self.sections if one.order > order and self.asked_in(one)), None)

    def section_of(self, code: str) -> Section | None:
        """The section a question stands in."""
        sections = {question.code: section for section in self.sections for question in section.questions.all()}
        return sections.get(code)


def written(filling: Filling) -> Written:
    """The form as it stands, in a constant number of queries."""
    sections = whole_form(filling.submission.question_set)
    questions = [question for section in sections for question in section.questions.all()]
    answers = answers_by_code(filling.submission)
    waiting: dict[str, list[Any]] = {}
    for version in open_conflicts(filling.submission):
        waiting.setdefault(version.question.code, []).append(version)
    by_question = {answer.question_id: answer for answer in answers.values()}
    obstacles = obstacles_of(
        questions,
        by_question,
        {version.question_id for versions in waiting.values() for version in versions},
        filling.context,
    )
    return Written(sections, questions, answers, waiting, obstacles, asked(questions, by_question))

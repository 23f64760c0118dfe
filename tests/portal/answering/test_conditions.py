"""A question that is left out of a page is not asked there, and its answer is not written over."""

import pytest

from office.submissions.actions import load_question_set, save_answers, start
from portal.answering.filling import Filling, written
from portal.answering.reading import sections_read, statuses
from portal.answering.section import on_page

pytestmark = pytest.mark.django_db

YES = {"question": "a1", "is": "yes"}
FORM = {"code": "two", "title": "Two sections", "sections": [
    {"group": "All", "title": "First", "questions": [
        {"code": "a1", "type": "yes_no", "label": "Do you?"},
        {"code": "a2", "type": "short_text", "label": "Who?", "show_when": YES}]},
    {"group": "All", "title": "Second", "questions": [
        {"code": "a3", "type": "short_text", "label": "How?", "show_when": YES}]},
    {"group": "All", "title": "Third", "questions": [{"code": "a4", "type": "date", "label": "When?"}]},
]}  # fmt: skip


@pytest.fixture
def draft(administrator, group, lead):
    return start(question_set=load_question_set(data=FORM, by=administrator), organisation=group, by=lead)


@pytest.mark.parametrize(("answer", "second", "read"), [("yes", ["a3"], [1, 2, 3]), ("no", [], [1, 3])])
def test_a_page_shows_what_is_asked_and_keeps_what_is_not(draft, lead, answer, second, read):
    save_answers(submission=draft, given={"a1": answer, "a3": "Slowly"}, by=lead)
    filling = Filling(draft, "", "/home/", save_answers, save_answers)
    whole = written(filling)
    first, later, _ = whole.sections
    assert on_page(whole, first) == ["a1", "a2"]  # beside its question it is shown, with a line that says when
    assert on_page(whole, later) == second
    assert on_page(whole, later, ["a3-text"]) == ["a3"]  # somebody wrote it while it was asked
    assert list(statuses(whole)) == read
    assert [one["section"].order for one in sections_read(filling, whole)] == read
    assert whole.next_section(1).order == read[1]

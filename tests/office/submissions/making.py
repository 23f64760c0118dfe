"""Small forms made from plain data."""

from office.submissions.actions import load_question_set


def form_of(questions, **more):
    """The plain data of a form with one section."""
    return {"code": "small", "title": "A small form", "sections": [
        {"group": "All", "title": "All of it", "questions": questions}], **more}  # fmt: skip


def loaded(questions, *, by, **more):
    """The same, published."""
    return load_question_set(data=form_of(questions, **more), by=by)

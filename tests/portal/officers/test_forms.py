"""Forms: an officer starts a version, builds it, tries it out, compares it and publishes it."""

import pytest

from office.submissions.actions import next_version
from office.submissions.models import Answer, Question, QuestionSet, Submission

pytestmark = pytest.mark.django_db

AT = "/portal/officers/forms/scf-application/2/"


@pytest.fixture
def draft(form, officer):
    return next_version(question_set=form, by=officer)


def posted(desk, rest, status=302, **fields):
    response = desk.post(f"{AT}{rest}", fields)
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def as_shown(desk, rest):
    """Every field of the page's form as it stands."""
    form = desk.get(f"{AT}{rest}").context["form"]
    return {
        name: "on" if value is True else value
        for name, field in form.fields.items()
        if (value := form.get_initial_for_field(field, name)) not in (None, "", False)
    }


def test_a_version_is_built_tried_compared_and_published_and_the_round_keeps_its_own(desk, page, prepared):
    assert "Version 1" in page("forms/")
    assert "Grant Round 24" in page("forms/")
    response = desk.post("/portal/officers/forms/scf-application/draft/")
    assert response["Location"] == AT
    section = QuestionSet.objects.get(number=2, code="scf-application").sections.get(title="Evidence of need")
    posted(
        desk, f"sections/{section.pk}/questions/new/", label="Have you asked local people?", type="yes_no", code="q22"
    )
    posted(desk, f"sections/{section.pk}/questions/new/", label="What did they say?", type="long_text", code="q23")
    given = {**as_shown(desk, "questions/q23/"), "word_limit": "50", "show_when": "q22=yes", "criterion": "C2",
             "why_we_ask": "It shows the need."}  # fmt: skip
    posted(desk, "questions/q23/", **given)
    posted(desk, "move/", move="up question q23")
    assert "waits for q22, which does not come before it" in posted(desk, "publish/", status=422)
    posted(desk, "move/", move="down question q23")
    whole = page("forms/scf-application/2/")
    assert "Only if you answer “Yes” to “Have you asked local people?”" in whole
    assert "Nothing is in the way" in whole
    posted(desk, "questions/q16/remove/")
    told = page("forms/scf-application/2/compare/")
    assert "What did they say? (q23)" in told
    assert "If we could give you only part of the money" in told
    posted(desk, "publish/")
    made = QuestionSet.objects.get(number=2, code="scf-application")
    assert made.is_published
    prepared.refresh_from_db()
    assert prepared.question_set.number == 1
    assert desk.get(f"{AT}questions/q23/").status_code == 404


def test_what_changed_is_marked_word_for_word(desk, page, draft):
    Question.objects.filter(question_set=draft, code="q02").update(label="In three sentences, what will you do?")
    told = page("forms/scf-application/2/compare/?with=1")
    assert "<mark>two</mark>" in told
    assert "<mark>three</mark>" in told


def test_every_question_saves_as_it_stands_and_changes_nothing(desk, form, draft):
    for question in draft.questions.all():
        posted(desk, f"questions/{question.code}/", **as_shown(desk, f"questions/{question.code}/"))
    assert not desk.get(f"{AT}compare/").context["differences"]["any"]


def test_a_test_run_fills_itself_finds_what_is_wrong_and_keeps_nothing(desk, page, draft):
    sketch = page("forms/scf-application/2/try/?fill=1")
    assert "Nothing you type here is kept" in sketch
    refused = posted(desk, "try/", status=200, **{"q01-text": "x" * 81})
    assert "Shorten your answer by 1 character" in refused
    assert (Submission.objects.count(), Answer.objects.count()) == (0, 0)


def test_two_officers_saving_one_question_see_each_other(desk, draft, officer):
    given = as_shown(desk, "questions/q01/")
    posted(desk, "questions/q01/", **{**given, "label": "First?"})
    told = posted(desk, "questions/q01/", status=422, **{**given, "label": "Second?"})
    assert "Somebody changed this question" in told
    assert "Second?" in told


@pytest.mark.parametrize("move", ["", "up", "up question", "sideways question q01", "up section x", "up question q99"])
def test_a_move_that_makes_no_sense_is_no_page(desk, draft, move):
    assert desk.post(f"{AT}move/", {"move": move}).status_code == 404


@pytest.mark.parametrize(
    ("rest", "fields", "words"),
    [
        ("change/", {"title": "", "minutes": "lots"}, "Answer “Title”"),
        ("sections/new/", {"title": "x" * 101, "group": "a"}, "100"),
        ("questions/q01/", {"label": "", "character_limit": "-1"}, "Answer “The question”"),
    ],
)
def test_a_refused_page_says_so_beside_the_field(desk, draft, rest, fields, words):
    assert words in posted(desk, rest, status=422, **fields)


def test_choices_keep_their_codes_when_they_are_reworded_or_moved(desk, draft):
    before = draft.questions.get(code="q21").options["ticks"]
    lines = [one["label"] for one in before]
    given = as_shown(desk, "questions/q21/")
    posted(desk, "questions/q21/", **{**given, "set_ticks": "\n".join([lines[1], lines[0], "New words.", *lines[3:]])})
    after = draft.questions.get(code="q21").options["ticks"]
    assert [one["code"] for one in after] == [before[at]["code"] for at in (1, 0, 2, *range(3, len(before)))]
    assert after[2]["label"] == "New words."

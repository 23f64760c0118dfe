"""A version of a form: read whole, and while it is a draft its sections and questions changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from grants.funds.queries import rounds_on_forms
from office.records.steps import Refused
from office.screens.pages import form_page
from office.submissions import editing, rules
from office.submissions.models import QuestionSet
from office.submissions.question_sets import stamp_of
from office.submissions.whole import sections_of
from portal import trail
from portal.access import only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS

from .fields import FormForm, NewQuestionForm, QuestionForm, SectionForm
from .finding import DENSE, address, draft_at, framed, question_at, section_at, version_at


@only(OFFICERS)
def show(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Every section and question; in a draft, with what is still wrong and the buttons to change it."""
    form = version_at(request, code, number)
    context = framed(form, "form")
    context |= {
        "sections": sections_of(form, context["purpose"].criteria()),
        "rounds": rounds_on_forms(request.user).get(form.pk, []),
        "obstacles": [] if form.is_published else _linked(form, rules.obstacles_to_publishing(form)),
    }
    return render(request, "portal/officers/forms/version.html", context)


def _linked(form: QuestionSet, obstacles: list[str]) -> list[dict[str, str]]:
    """Each obstacle, leading to the question it is about."""
    codes = set(form.questions.values_list("code", flat=True))
    about = [(str(one), getattr(one, "about", "")) for one in obstacles]
    return [{"text": text, "href": f"#{code}" if code in codes else ""} for text, code in about]


@only(OFFICERS)
def change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The form's title, its first words and how long it takes."""
    draft = draft_at(request, code, number)
    initial = {"title": draft.title, "intro": draft.intro, "minutes": draft.minutes}
    form = FormForm(typed(request), initial=initial)
    if answered(form, editing.change_question_set, question_set=draft, by=request.user):
        return redirect(address(draft))
    return _page(request, form, draft, "Title and first words")


@only(OFFICERS)
def new_section(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One more section."""
    draft = draft_at(request, code, number)
    form = SectionForm(typed(request))
    if answered(form, editing.add_section, question_set=draft, by=request.user):
        return redirect(address(draft))
    return _page(request, form, draft, "Add a section", "Add the section")


@only(OFFICERS)
def section(request: HttpRequest, code: str, number: int, key: int) -> HttpResponse:
    """Change a section's title."""
    draft = draft_at(request, code, number)
    one = section_at(draft, key)
    form = SectionForm(typed(request), initial={"group": one.group, "title": one.title})
    if answered(form, editing.change_section, section=one, by=request.user):
        return redirect(address(draft, f"#section-{key}"))
    return _page(request, form, draft, "Change this section")


@only(OFFICERS)
def remove_section(request: HttpRequest, code: str, number: int, key: int) -> HttpResponse:
    """Remove an empty section."""
    draft = draft_at(request, code, number)
    one = section_at(draft, key)
    form = trail.Nothing(typed(request))
    if form.is_valid() and attempt(form, editing.remove_section, section=one, by=request.user).done:
        return redirect(address(draft))
    return _page(request, form, draft, f"Remove “{one.title}”", "Remove the section")


@only(OFFICERS)
def new_question(request: HttpRequest, code: str, number: int, key: int) -> HttpResponse:
    """A new question: its words, type and code first, then what it is set to."""
    draft = draft_at(request, code, number)
    form = NewQuestionForm(typed(request), initial={"code": _free_code(draft)})
    if form.is_valid():
        section = section_at(draft, key)
        done = attempt(form, editing.add_question, section=section, by=request.user, **form.cleaned_data)
        if done.done:
            return redirect(address(draft, f"questions/{done.made.code}/"))
    return _page(request, form, draft, "Add a question", "Add the question")


def _free_code(draft: QuestionSet) -> str:
    taken = set(draft.questions.values_list("code", flat=True))
    letter = min(taken, default="q")[:1] or "q"
    return next(code for at in range(1, 1000) if (code := f"{letter}{at:02d}") not in taken)


@only(OFFICERS)
def question(request: HttpRequest, code: str, number: int, question: str) -> HttpResponse:
    """Everything one question says and is set to."""
    draft = draft_at(request, code, number)
    one = question_at(draft, question)
    before = list(draft.questions.filter(order__lt=one.order).order_by("order"))
    criteria = framed(draft, "form")["purpose"].criteria()
    form = QuestionForm(typed(request), question=one, before=before, criteria=criteria, stamp=stamp_of(one))
    if form.is_valid():
        stamp = form.cleaned_data["stamp"]
        if attempt(form, editing.change_question, question=one, stamp=stamp, by=request.user, **form.says()).done:
            messages.success(request, f"Question {one.code} is saved.")
            changed_type = form.cleaned_data["type"] != one.type
            return redirect(address(draft, f"questions/{one.code}/" if changed_type else f"#{one.code}"))
        form.data = {
            **request.POST.dict(),
            "stamp": stamp_of(question_at(draft, question)),
        }  # pressed again, it is meant
    return _page(request, form, draft, f"Question {one.code}", "Save the question")


@only(OFFICERS)
def remove_question(request: HttpRequest, code: str, number: int, question: str) -> HttpResponse:
    """Take a question out of the draft."""
    draft = draft_at(request, code, number)
    one = question_at(draft, question)
    form = trail.Nothing(typed(request))
    if form.is_valid() and attempt(form, editing.remove_question, question=one, by=request.user).done:
        messages.success(request, f"Question {one.code} is out of this draft.")
        return redirect(address(draft))
    intro = f"“{one.label}” Versions that are published keep it."
    return _page(request, form, draft, f"Remove question {one.code}", "Remove the question", intro=intro)


@only(OFFICERS)
@require_POST
def move(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One place up or down: {"move": "up question q01" or "down section 12"}."""
    draft = draft_at(request, code, number)
    way, kind, which = ([*request.POST.get("move", "").split(), "", "", ""])[:3]
    if way not in ("up", "down") or kind not in ("section", "question"):
        raise Http404("There is no such page.")
    try:
        if kind == "question":
            editing.move_question(question=question_at(draft, which), up=way == "up", by=request.user)
            return redirect(address(draft, f"#{which}"))
        key = int(which) if which.isdecimal() and len(which) < 12 else 0
        editing.move_section(section=section_at(draft, key), up=way == "up", by=request.user)
        return redirect(address(draft, f"#section-{which}"))
    except Refused as no:
        messages.error(request, " ".join(no.obstacles))
        return redirect(address(draft))


def _page(request: HttpRequest, form: Any, draft: QuestionSet, heading: str, button: str = "Save",
          intro: str = "") -> HttpResponse:  # fmt: skip
    return form_page(
        request, form, heading=heading, button=button, layout=DENSE, back=address(draft),
        back_text=f"Version {draft.number} of {draft.title}", intro=intro,
    )  # fmt: skip

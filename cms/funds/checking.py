"""The check before anybody needs an account: may our group apply to this round?

The answers wait in the session under CHECKS, by the round's key, for whoever starts an application there.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from grants.fund_types import EligibilityQuestion, fund_type
from office.plan.queries import districts
from office.screens.forms import Form, PlacesField, YesNoField

from .rounds import PublicRound
from .views import APPLY, round_at

CHECKS = "self_checks"


class CheckForm(Form):
    """One answer to each question of the fund."""

    def __init__(self, *args: Any, questions: tuple[EligibilityQuestion, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        places = {one.code: one.name for one in districts()}
        for one in questions:
            self.fields[one.code] = PlacesField(one.question, places) if one.districts else YesNoField(one.question)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """All the questions on one page; what was answered before is filled in."""
    one, questions = _with_questions(request, fund, round)
    form = CheckForm(request.POST or None, questions=questions, initial=_answers(request, one))
    if request.method != "POST":
        return _shown(request, one, form)
    form = CheckForm(request.POST, questions=questions)
    if not form.is_valid():
        return _shown(request, one, form, status=422)
    request.session[CHECKS] = {**request.session.get(CHECKS, {}), str(one.round.pk): form.cleaned_data}
    return redirect("round_check_result", fund=fund, round=round)


@require_safe
def result(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """Go on and apply, or why this fund is not the right one."""
    one, questions = _with_questions(request, fund, round)
    answers = _answers(request, one)
    if not answers:
        return redirect("round_check", fund=fund, round=round)
    wrong = [question for question in questions if not question.is_right(answers.get(question.code))]
    context = {
        "one": one,
        "barred": [question for question in wrong if question.hard],
        "mind": [question for question in wrong if not question.hard],
        "apply": APPLY.format(fund=fund, round=round),
    }
    return render(request, "cms/funds/check_result.html", context)


def _with_questions(request: HttpRequest, fund: str, slug: str) -> tuple[PublicRound, tuple[EligibilityQuestion, ...]]:
    one, _ = round_at(fund, slug)
    questions = fund_type(one.round.fund.type).eligibility_questions
    if not one.is_open or not questions:
        raise Http404
    return one, questions


def _answers(request: HttpRequest, one: PublicRound) -> dict[str, str]:
    return request.session.get(CHECKS, {}).get(str(one.round.pk), {})


def _shown(request: HttpRequest, one: PublicRound, form: CheckForm, status: int = 200) -> HttpResponse:
    context = {
        "one": one, "form": form, "heading": "Can your group apply?", "button": "Show the answer",
        "back": one.address, "layout": "layouts/public.html", "intro": f"{one.round.name}. It takes two minutes.",
    }  # fmt: skip
    return render(request, "layouts/form_page.html", context, status=status)

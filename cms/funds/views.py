"""Funds, rounds and the whole form, before anybody signs in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.fund_types import fund_type
from grants.funds.models import Fund
from grants.funds.papers import whole_form_paper
from grants.funds.queries import funds_visible_to
from grants.questions.queries import answered
from office.records.stationery import Paper
from office.screens.papers import pdf_response, word_response
from office.submissions.queries import questions_by_code
from office.submissions.whole import sections_of

from .dates import dates_of
from .figures import figures
from .results import results
from .rounds import PublicRound, last_over, public_list

APPLY = "/portal/applicants/apply/{fund}/{round}/"
ASK = f"{APPLY}questions/"


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """Every fund and round, by whether one can apply now, soon or no more."""
    rounds = public_list()
    groups = {
        "open_rounds": [one for one in rounds if one.is_open],
        "coming": [one for one in reversed(rounds) if one.is_coming],
        "judged": [one for one in rounds if one.is_judged],
        "over": [one for one in rounds if one.is_over],
    }
    return render(request, "cms/funds/all.html", {**groups, "funds": funds_visible_to(request.user)})


@require_safe
def show_fund(request: HttpRequest, fund: str) -> HttpResponse:
    """One fund: what it is for, its rounds and how likely a bid is to win."""
    found = _fund(request, fund)
    rounds = public_list(found.slug)
    context = {"fund": found, "type": fund_type(found.type), "rounds": rounds, "last": last_over(rounds)}
    return render(request, "cms/funds/fund.html", context)


@require_safe
def show_round(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """One round: when, how much, for what, who may apply and how we choose."""
    one, rounds = round_at(fund, round)
    rubric = one.round.contest.rubric
    criteria = list(rubric.criteria.all())
    heaviest = max((criterion.weight for criterion in criteria), default=1)
    return render(
        request, "cms/funds/round.html",
        {
            "one": one, "round": one.round, "fund": one.round.fund, "type": fund_type(one.round.fund.type),
            "criteria": criteria, "heaviest": heaviest, "anchors": list(rubric.anchors.all()),
            "dates": dates_of(one.round), "last": last_over(rounds, than=one),
            "past": [other for other in rounds if other.percent is not None and other != one],
            "figures": figures(one, last_over(rounds, than=one)),
            "form_questions": len(questions_by_code(one.round.question_set)), "questions": answered(one.round),
            "ask": "" if one.is_past_asking else ASK.format(fund=fund, round=round),
            "apply": APPLY.format(fund=fund, round=round) if one.is_open else "", "results": results(one),
        },
    )  # fmt: skip


@require_safe
def show_form(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """Every question, limit, choice and guide of a round's form, as one will see them."""
    one, _ = round_at(fund, round)
    rubric = one.round.contest.rubric
    criteria = list(rubric.criteria.all())
    sections = sections_of(one.round.question_set, {each.code: each.name for each in criteria})
    context: dict[str, Any] = {"one": one, "round": one.round, "fund": one.round.fund, "criteria": criteria}
    context |= {"form": one.round.question_set, "sections": sections, "anchors": list(rubric.anchors.all())}
    return render(request, "cms/funds/form.html", context)


@require_safe
def form_pdf(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """The whole form as a PDF."""
    return pdf_response(_paper(request, fund, round))


@require_safe
def form_word(request: HttpRequest, fund: str, round: str) -> HttpResponse:
    """The whole form for Word."""
    return word_response(_paper(request, fund, round))


def _paper(request: HttpRequest, fund: str, round: str) -> Paper:
    one, _ = round_at(fund, round)
    return whole_form_paper(one.round.question_set, one.round.contest.rubric, one.round.name)


def _fund(request: HttpRequest, slug: str) -> Fund:
    found = funds_visible_to(request.user).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def round_at(fund: str, slug: str) -> tuple[PublicRound, list[PublicRound]]:
    """An announced round by its address with its form and criteria, and all rounds of its fund. Raises Http404."""
    rounds = public_list(fund, "fund", "contest__rubric", "question_set")
    for one in rounds:
        if one.round.slug == slug:
            return one, rounds
    raise Http404

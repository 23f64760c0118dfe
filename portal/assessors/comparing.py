"""The same question across one assessor's bids: like with like, and blind as ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from office.judging.queries import compare_answers, desk
from portal.access import only
from portal.answers import names_for, shown
from portal.audiences import ASSESSORS


@only(ASSESSORS)
def show(request: HttpRequest, key: int, code: str) -> HttpResponse:
    """Every answer to one question that this assessor may read, in the order of their bids."""
    bids = {bid.entry.pk: bid for bid in desk(request.user) if bid.entry.contest_id == key}
    if not bids:
        raise Http404("There is no such page.")
    contest = next(iter(bids.values())).entry.contest
    answers = {one.submission.entry.pk: one for one in compare_answers(contest, code, request.user)}
    in_order = [answers[pk] for pk in bids if pk in answers]
    if not in_order:
        raise Http404("There is no such page.")
    columns = zip([bids[one.submission.entry.pk] for one in in_order], shown(in_order, names_for(contest)), strict=True)
    context = {"contest": contest, "columns": list(columns), "question": in_order[0].question}
    return render(request, "portal/assessors/compare.html", context)

"""Scoring one bid: its answers on the left, the rubric on the right, one criterion at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.endorsements.queries import for_readers
from office.judging.actions import save_score
from office.judging.models import Assessment, Entry
from office.judging.queries import assessments_for, entries_for_assessor
from office.judging.states import AssessmentState
from office.records import clock
from office.screens.steps import take_step_view
from office.screens.words import hour
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import ASSESSORS
from portal.stepping_out import find_unless_out

from .forms import ScoreForm, UnlockForm
from .sheet import Sheet, others_of, place_of, reading_of, sheet_of

STEP_FORMS = {"unlock": UnlockForm}


def held(request: HttpRequest, key: int) -> Entry:
    """The bid this assessor holds; a 403 in plain words when an interest took it away; else a 404."""
    rows = entries_for_assessor(request.user).select_related("contest__rubric", "submission")
    return find_unless_out(request, rows, {"pk": key}, pk=key)


def mine(request: HttpRequest, entry: Entry) -> Assessment:
    """This assessor's own sheet for it."""
    rows = assessments_for(request.user).filter(entry=entry, assessor=request.user.pk)
    return find(rows.select_related("entry__submission", "entry__contest__rubric").prefetch_related("scores"))


@only(ASSESSORS)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """The bid and its score sheet. Nothing of it is shown before the assessor has declared."""
    entry = held(request, key)
    if not entry.declarations.filter(user=request.user.pk, has_interest=False).exists():
        return redirect("portal:assessors:bid_declare", key)
    assessment = mine(request, entry)
    sheet = sheet_of(assessment, entry.contest.rubric, request.GET.get("criterion", ""))
    form = ScoreForm(typed(request), initial=_initial(sheet))
    saved = form.is_valid() and _saved(form, assessment, sheet, request)
    if request.headers.get("X-Autosave") and form.is_bound:
        return _told(form, done=saved)
    if saved:
        return redirect(_next_address(request, key, sheet))
    return _page(request, entry, assessment, sheet, form)


def _told(form: ScoreForm, *, done: bool) -> JsonResponse:
    """To the page that saves while one writes."""
    if done:
        return JsonResponse({"saved": f"Saved at {hour(clock.now())}"})
    return JsonResponse({"errors": form.errors}, status=422)


def _initial(sheet: Sheet) -> dict[str, Any]:
    score = sheet.current.score
    return {"points": score.points, "reason": score.reason} if score else {}


def _saved(form: ScoreForm, assessment: Assessment, sheet: Sheet, request: HttpRequest) -> bool:
    criterion = sheet.current.criterion
    return attempt(
        form, save_score, assessment=assessment, criterion=criterion, by=request.user, **form.cleaned_data
    ).done  # fmt: skip


def _next_address(request: HttpRequest, key: int, sheet: Sheet) -> str:
    """Onwards when the button said so; else the same criterion, saved."""
    line = sheet.following if "onwards" in request.POST else None
    return f"{reverse('portal:assessors:bid', args=[key])}?criterion={(line or sheet.current).criterion.code}"


def _page(
    request: HttpRequest, entry: Entry, assessment: Assessment, sheet: Sheet, form: ScoreForm
) -> HttpResponse:  # fmt: skip
    context = {
        "entry": entry,
        "assessment": assessment,
        "sheet": sheet,
        "form": form,
        "reading": reading_of(entry, request.user, sheet.current.criterion.code),
        "place": place_of(entry, request.user),
        "others": others_of(entry, assessment, request.user),
        "support": for_readers(entry.submission, is_blind=entry.contest.is_blind),
        "is_locked": assessment.state == AssessmentState.LOCKED,
        "step_links": {line.criterion.code: f"?criterion={line.criterion.code}" for line in sheet.lines},
    }
    return render(request, "portal/assessors/bid.html", context, status=422 if form.errors else 200)


@only(ASSESSORS)
def step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Lock one's scores, or unlock them with a reason."""
    entry = held(request, key)
    back = reverse("portal:assessors:bid", args=[key])
    criteria = entry.contest.rubric.criteria.all()
    links = {one.code: f"{back}?criterion={one.code}" for one in criteria}
    links["declaration"] = reverse("portal:assessors:bid_declare", args=[key])
    return take_step_view(
        request, mine(request, entry), name, back=back, form_class=STEP_FORMS.get(name),
        layout="layouts/dense.html", links=links,
        done="Your scores are locked." if name == "lock" else "Your scores are open again.",
    )  # fmt: skip

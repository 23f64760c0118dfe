"""Who reads a bid: chosen, suggested against, taken off; their scores; and what was agreed where they differ."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.queries import barred_from_reading
from office.judging import actions, queries
from office.judging.models import Entry
from office.judging.permissions import may_assign, may_moderate
from office.people.appointments.queries import holders
from office.people.roles import Role
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.stepping_out import STEPPED_OUT

from .application_frame import LAYOUT, address, framed
from .finding import bid_at, entry_of

POINTS = [(str(number), str(number)) for number in range(6)]


class ReaderForm(Form):
    """One assessor; what speaks against each stands beside the name."""

    assessor = forms.ChoiceField(label="Who should read this bid?", widget=forms.RadioSelect,
                                 error_messages={"required": "Choose an assessor"})  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[Any, list[str]]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(one.pk): one for one, _ in people}
        field: Any = self.fields["assessor"]
        field.choices = [(key, str(one)) for key, one in self.people.items()]
        field.widget.hints = {str(one.pk): " ".join(said) for one, said in people if said}


class ModerationForm(Form):
    """Agreed points for each criterion, and how they were agreed."""

    def __init__(self, *args: Any, criteria: list[Any], given: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.criteria = criteria
        for one in criteria:
            self.fields[one.code] = forms.ChoiceField(
                label=f"{one.code} {one.name}, {one.weight}%", choices=POINTS,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
                help_text=f"Readers gave {given[one.code]}." if given.get(one.code) else "",
                error_messages={"required": f"Choose the agreed score for {one.code}"},
            )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label="How was it agreed?", widget=forms.Textarea, error_messages={"required": "Say how it was agreed"}
        )

    def points(self) -> dict[str, int]:
        """The agreed points by criterion."""
        return {one.code: int(self.cleaned_data[one.code]) for one in self.criteria}


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The readers of a bid, and the scores this officer may see by now."""
    application = bid_at(request, reference)
    context = framed(request, application, "readers")
    if context["entry"] is not None:
        entry = entry_of(request, application)
        open_ones = _open_sheets(request, entry)
        context |= {
            "entry": entry, "readings": [(one, open_ones.get(one.pk)) for one in _readings(entry)],
            "criteria": list(entry.contest.rubric.criteria.all()),
            "moderations": entry.moderations.select_related("by").order_by("-pk"),
            "may_assign": may_assign(entry, request.user) and entry.state in ("waiting", "reading"),
            "may_moderate": may_moderate(entry, request.user) and entry.state == "moderation",
            "entry_step_at": address(request, reference, "entry/steps/"),
        }  # fmt: skip
    return render(request, "portal/officers/application_readers.html", context)


def _readings(entry: Entry) -> list[Any]:
    return list(entry.assessments.select_related("assessor").order_by("pk"))


def _open_sheets(request: HttpRequest, entry: Entry) -> dict[int, Any]:
    """The score sheets this officer may see by now, with their points."""
    rows = queries.assessments_for(request.user).filter(entry=entry).prefetch_related("scores__criterion")
    return {one.pk: one for one in rows}


@only(OFFICERS)
def choose(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the bid to one reader, with what the registers say about each."""
    application = bid_at(request, reference)
    entry, back = entry_of(request, application), address(request, reference, "readers/")
    if not may_assign(entry, request.user):
        raise PermissionDenied(STEPPED_OUT)
    people = [(one, queries.conflict_suggestions(entry, one)) for one in _free(entry)]
    form = ReaderForm(typed(request), people=people)
    if form.is_valid():
        reader = form.people[form.cleaned_data["assessor"]]
        said = {"entry": entry, "assessor": reader, "barred": barred_from_reading(application)}
        if attempt(form, actions.assign_assessor, by=request.user, **said).done:
            messages.success(request, f"{reader} reads this bid.")
            return redirect(back)
    return form_page(request, form, heading="Choose a reader", button="Give them this bid", back=back, layout=LAYOUT)


def _free(entry: Entry) -> list[Any]:
    """Assessors who do not read it and were never taken off it."""
    taken = set(entry.assessments.values_list("assessor_id", flat=True))
    return [one for one in holders(Role.ASSESSOR) if one.pk not in taken]


@only(OFFICERS)
def release(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Take a reader off the bid, with a reason."""
    application = bid_at(request, reference)
    entry, back = entry_of(request, application), address(request, reference, "readers/")
    reading = find(entry.assessments.select_related("assessor"), pk=key)
    form = ReasonForm(typed(request))
    if form.is_valid():
        done = attempt(form, actions.release_assessor, assessment=reading, by=request.user, **form.cleaned_data)
        if done.done:
            messages.success(request, f"{reading.assessor} no longer reads this bid.")
            return redirect(back)
    return form_page(
        request, form, heading=f"Take {reading.assessor} off this bid", button="Take them off", back=back, layout=LAYOUT
    )


@only(OFFICERS)
def moderate(request: HttpRequest, reference: str) -> HttpResponse:
    """Record what was agreed where readers differed. Nobody's own scores change."""
    application = bid_at(request, reference)
    entry, back = entry_of(request, application), address(request, reference, "readers/")
    if not may_moderate(entry, request.user):
        raise PermissionDenied(STEPPED_OUT)
    criteria = list(entry.contest.rubric.criteria.all())
    given = given_by_readers(_open_sheets(request, entry).values())
    form = ModerationForm(typed(request), criteria=criteria, given=given)
    if form.is_valid():
        said = {"points": form.points(), "note": form.cleaned_data["note"]}
        if attempt(form, actions.moderate, entry=entry, by=request.user, **said).done:
            messages.success(request, "The agreed score is recorded. The readers' own scores stay as they were.")
            return redirect(back)
    elif not form.is_bound and entry.state != "moderation":
        raise Http404("There is no such page.")
    return form_page(
        request, form, heading="Record what was agreed", button="Record the agreed score", back=back, layout=LAYOUT,
        intro=entry.flag,
    )  # fmt: skip


def given_by_readers(sheets: Any) -> dict[str, str]:
    """What the readers gave for each criterion: "2, 4"."""
    found: dict[str, list[str]] = {}
    for sheet in sheets:
        for score in sheet.scores.all():
            found.setdefault(score.criterion.code, []).append(str(score.points))
    return {code: ", ".join(points) for code, points in found.items()}

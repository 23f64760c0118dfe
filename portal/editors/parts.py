"""One part of a draft Plan: added, changed, taken out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.plan.actions import add_part, remove_part, write_part
from office.plan.models import PlanVersion
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import EDITORS
from portal.trail import Nothing

from .kinds import KINDS, Kind, PartForm
from .plans import DENSE, address, draft_at

TICKED = "from_provider_reports"


@only(EDITORS)
def new(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Add a part: the fifth pledge, a new priority."""
    draft, kind_of = draft_at(request, code), _kind(kind)
    form = PartForm(typed(request), kind=kind_of, plan=draft, is_new=True)
    if (
        form.is_valid()
        and attempt(form, add_part, model=kind_of.model, plan=draft, by=request.user, **_said(form.cleaned_data)).done
    ):
        return redirect(f"{address(draft)}#{kind}")
    return _page(request, form, draft, heading=f"Add {_a(kind_of.name)}", button=f"Add the {kind_of.name}")


@only(EDITORS)
def change(request: HttpRequest, code: str, kind: str, part: str) -> HttpResponse:
    """Change what a part says. It then no longer claims a line of the printed Plan."""
    draft, kind_of = draft_at(request, code), _kind(kind)
    held = find(kind_of.of(draft), code=part)
    initial = {name: getattr(held, name) for name in kind_of.fields}
    if TICKED in initial:
        initial[TICKED] = "yes" if initial[TICKED] else "no"
    form = PartForm(typed(request), kind=kind_of, plan=draft, is_new=False, initial=initial)
    if form.is_valid() and attempt(form, write_part, part=held, by=request.user, **_said(form.cleaned_data)).done:
        return redirect(f"{address(draft)}#{kind}")
    return _page(request, form, draft, heading=f"Change {kind_of.name} {held.code}", button="Save")


@only(EDITORS)
def remove(request: HttpRequest, code: str, kind: str, part: str) -> HttpResponse:
    """Take a part out of the draft."""
    draft, kind_of = draft_at(request, code), _kind(kind)
    held = find(kind_of.of(draft), code=part)
    form = Nothing(typed(request))
    if answered(form, remove_part, part=held, by=request.user):
        messages.success(request, f"{kind_of.name.capitalize()} {part} is out of this draft.")
        return redirect(f"{address(draft)}#{kind}")
    return _page(
        request, form, draft, heading=f"Take out {kind_of.name} {part}", button="Take it out",
        button_classes="govuk-button--warning",
        intro=f"“{held}” What stands under it goes too. Published Plans keep theirs.",
    )  # fmt: skip


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404("There is no such page.")
    return KINDS[slug]


def _said(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {**cleaned, TICKED: cleaned[TICKED] == "yes"} if TICKED in cleaned else cleaned


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _page(request: HttpRequest, form: Any, draft: PlanVersion, **more: Any) -> HttpResponse:
    return form_page(request, form, layout=DENSE, back=address(draft), back_text=str(draft), **more)

"""The step page: every button of every front that moves something comes through here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from office.records.steps import Forbidden, Refused, Stale, Stateful, Step, take

from .error_lists import linked

REFUSED = 422
CONFLICT = 409


@dataclass(frozen=True)
class StepPage:
    """How one front shows the page of a step."""

    back: str
    layout: str = "layouts/portal.html"
    audience: str = "officer"
    intro: str = ""
    done: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def take_step_view(
    request: HttpRequest,
    row: Stateful,
    name: str,
    *,
    back: str,
    form_class: type[forms.BaseForm] | None = None,
    **more: Any,
) -> HttpResponse:
    """GET shows what the step asks for; POST takes it and goes `back`.

    row: fetched through `visible_to(user)`. form_class: for a step that asks for words; of its answers
    those that the step asks for are handed on. more: see StepPage (layout, audience, intro, done, links).
    Answers 404 to a person who may not take it, 409 when somebody was first, 422 with what is in the way.
    """
    page = StepPage(back=back, **more)
    step = type(row).steps().get(name)
    if step is None or not step.allowed(row, request.user):
        raise Http404
    if request.method in {"GET", "HEAD"}:
        return _show(request, row, step, page, form_class() if form_class else None)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return _take(request, row, step, page, form_class(request.POST, request.FILES) if form_class else None)


def _take(request: HttpRequest, row: Stateful, step: Step, page: StepPage, form: Any) -> HttpResponse:
    version = request.POST.get("version", "")
    if not version.isdecimal():
        return HttpResponseBadRequest("The version is missing.")
    if form is not None and not form.is_valid():
        return _show(request, row, step, page, form, status=REFUSED)
    said = {word: form.cleaned_data[word] for word in step.asks if word in form.cleaned_data} if form else {}
    try:
        take(row, step.name, by=request.user, expected_version=int(version), **said)
    except Forbidden:
        raise Http404 from None
    except Stale:
        return _stale(request, row, page, form)
    except Refused as no:
        return _show(request, row, step, page, form, errors=no.obstacles, status=REFUSED)
    word = row.state_word_for_applicant if page.audience == "applicant" else row.state_word
    messages.success(request, page.done or f"Done. This is now: {str(word).lower()}.")
    return redirect(page.back)


def _show(
    request: HttpRequest, row: Stateful, step: Step, page: StepPage, form: Any, errors: Any = (), status: int = 200
) -> HttpResponse:
    context = {
        "row": row, "form": form, "heading": step.label, "button": step.label, "intro": page.intro,
        "back": page.back, "layout": page.layout, "version": row.version,
        "errors": linked(errors, page.links),
        # Told before the button is pressed, and in the same words as after.
        "obstacles": [] if errors else linked(step.obstacles(row, request.user), page.links),
    }  # fmt: skip
    return render(request, "layouts/step.html", context, status=status)


def _stale(request: HttpRequest, row: Stateful, page: StepPage, form: Any) -> HttpResponse:
    row.refresh_from_db()
    said = [(box.label, box.data) for box in form if isinstance(box.data, str) and box.data] if form else []
    context = {"row": row, "said": said, "back": page.back, "layout": page.layout, "audience": page.audience}
    return render(request, "layouts/stale.html", context, status=CONFLICT)

"""The page of one decision, as each of its readers sees it: text, advice, and what they may do next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.decisions import actions, queries
from office.decisions.models import Advice, DecisionRecord
from office.screens.steps import take_step_view

from .access import find
from .attempts import answered, attempt, typed
from .decision_forms import STEP_FORMS, AdviceForm, DeclarationForm

DENSE = "layouts/dense.html"


def word_of(decision: DecisionRecord) -> str:
    """What stands for a decision in our addresses: its reference; a draft has none yet."""
    return decision.reference or f"draft-{decision.pk}"


def found(request: HttpRequest, reference: str) -> DecisionRecord:
    """The decision this person may see, or 404."""
    rows = queries.worklist(request.user).prefetch_related("sections", "advice__by", "declarations__user", "concerns")
    key = reference.removeprefix("draft-")
    if key != reference and key.isdecimal():
        return find(rows, pk=int(key))
    return find(rows, reference=reference)


def show(request: HttpRequest, reference: str, *, front: str, **more: Any) -> HttpResponse:
    """The whole decision. `front`: the address of the audience's folder."""
    decision = found(request, reference)
    context = {
        "decision": decision,
        "front": front,
        "at": f"{front}decisions/{reference}/",
        "declared": next((one for one in decision.declarations.all() if one.user_id == request.user.pk), None),
        "advice_missing": _missing(decision),
        "layout": DENSE,
        **more,
    }
    return render(request, "portal/decisions/decision.html", context)


def _missing(decision: DecisionRecord) -> list[str]:
    given = {one.kind for one in decision.advice.all()}
    return [kind.label for kind in Advice.Kind if kind not in given]


def step(request: HttpRequest, reference: str, name: str, *, front: str) -> HttpResponse:
    """Any step of the decision."""
    back = f"{front}decisions/{reference}/"
    links = {"declaration": f"{back}declare/"}
    return take_step_view(
        request, found(request, reference), name, back=back, form_class=STEP_FORMS.get(name), layout=DENSE, links=links
    )


def advise(request: HttpRequest, reference: str, kind: str, *, front: str) -> HttpResponse:
    """Advise on a decision: a comment, or nothing to say."""
    decision = found(request, reference)
    form = AdviceForm(typed(request))
    if answered(form, actions.give_advice, decision=decision, kind=kind, by=request.user):
        messages.success(request, "Your advice is with the decision.")
        return redirect(f"{front}decisions/{reference}/")
    return _form_page(request, form, "Advise on this decision", decision, front)


def declare(request: HttpRequest, reference: str, *, front: str) -> HttpResponse:
    """Say whether one has an interest, before one may sign."""
    decision = found(request, reference)
    form = DeclarationForm(typed(request))
    if form.is_valid():
        said = {"has_interest": form.cleaned_data["has_interest"] == "yes", "nature": form.cleaned_data["nature"]}
        if attempt(form, actions.declare_before_signing, decision=decision, by=request.user, **said).done:
            return redirect(_after_declaring(request, decision, said["has_interest"], front))
    return _form_page(request, form, "Declare your interests", decision, front)


def _after_declaring(request: HttpRequest, decision: DecisionRecord, has_interest: bool, front: str) -> str:
    decision.refresh_from_db()
    if not has_interest:
        return f"{front}decisions/{word_of(decision)}/"
    stuck = actions.needs_special_delegation(decision)
    messages.success(request, stuck or "Thank you. This decision has gone to the deputy.")
    return front


def _form_page(request: HttpRequest, form: Any, heading: str, decision: DecisionRecord, front: str) -> HttpResponse:
    context = {
        "form": form, "heading": heading, "button": "Save", "layout": DENSE,
        "back": f"{front}decisions/{word_of(decision)}/", "caption": str(decision),
    }  # fmt: skip
    return render(request, "layouts/form_page.html", context, status=422 if form.errors else 200)

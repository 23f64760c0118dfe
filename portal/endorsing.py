"""The one page of an endorser, who comes by a link and has no account: yes or no, a comment, a name and a role."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from grants.applications.facts import facts_of
from grants.endorsements import rules
from grants.endorsements.actions import send_link_again
from grants.endorsements.links import LinkHolder, holder_of
from grants.endorsements.models import Endorsement
from office.plan.models import District
from office.records.steps import Refused, take
from office.screens.forms import Form
from office.screens.forms.fields import WordsField
from office.screens.pages import form_page

from .attempts import attempt, typed

LAYOUT = "layouts/public.html"
STEPS = {"yes": "support", "no": "turn_down"}


class EndorseForm(Form):
    """Yes or no, why, and who says so."""

    supports = forms.ChoiceField(
        label="Do you support this project?", widget=forms.RadioSelect,
        choices=[("yes", "Yes, I support it"), ("no", "No, I do not support it")],
        error_messages={"required": "Choose yes or no", "invalid_choice": "Choose yes or no"},
    )  # fmt: skip
    comment = WordsField(
        label="Why?", words=rules.COMMENT_WORDS, rows=5, required=False,
        help_text="You can leave this empty if you say yes. The group and our officers read it. "
        "Do not name anyone the group helps.",
    )  # fmt: skip
    name = forms.CharField(
        label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name", "max_length": "Use 120 letters or fewer"},
    )  # fmt: skip
    role = forms.CharField(
        label="Your role", max_length=120, help_text="For example, neighbourhood officer, Beckside.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Enter your role", "max_length": "Use 120 letters or fewer"},
    )  # fmt: skip


def _held(token: str) -> tuple[LinkHolder, Endorsement]:
    """Who holds the link, and what it opens; a link we did not make opens nothing."""
    holder = holder_of(token)
    rows = Endorsement.objects.select_related("application__round__fund", "application__organisation")
    found = rows.filter(pk=holder.endorsement_id).first() if holder else None
    if holder is None or found is None:
        raise Http404("There is no such page.")
    return holder, found


@never_cache
def endorse(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, and the answer; afterwards what was said."""
    holder, endorsement = _held(token)
    if endorsement.state != "asked" or (closed := rules.obstacles_to_answering(endorsement)):
        reasons = closed if endorsement.state == "asked" else []
        return _page(request, "answered", endorsement, reasons=reasons)
    if not holder.is_fresh:
        return _page(request, "old", endorsement, token=token)
    form = EndorseForm(typed(request))
    if form.is_valid() and _done(form, endorsement, holder):
        return redirect("endorse", token)
    facts = facts_of(endorsement.application)
    return form_page(
        request, form, heading="Do you support this project?", button="Send my answer", layout=LAYOUT,
        template="portal/endorsing/endorse.html", endorsement=endorsement, facts=facts,
        districts=District.objects.filter(code__in=facts.districts),
    )  # fmt: skip


def _done(form: EndorseForm, endorsement: Endorsement, holder: LinkHolder) -> bool:
    given = form.cleaned_data
    words = {name: given[name] for name in ("name", "role", "comment")}
    return attempt(form, _take, endorsement=endorsement, name=STEPS[given["supports"]], by=holder, words=words).done


def _take(*, endorsement: Endorsement, name: str, by: LinkHolder, words: dict[str, Any]) -> Any:
    return take(endorsement, name, by=by, **words)


@never_cache
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A link that is too old sends a fresh one to the address it was made for, and to no other."""
    holder, endorsement = _held(token)
    if request.method != "POST":
        return redirect("endorse", token)
    try:
        send_link_again(endorsement=endorsement, by=holder)
    except Refused as no:
        return _page(request, "sent", endorsement, reasons=no.obstacles)
    return _page(request, "sent", endorsement, reasons=[])


def _page(request: HttpRequest, name: str, endorsement: Endorsement, **more: Any) -> HttpResponse:
    context = {"endorsement": endorsement, "application": endorsement.application, **more}
    return render(request, f"portal/endorsing/{name}.html", context)

"""Around the decision on a bid: its name in the register, the words of its feedback, money from the reserve."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from grants.panels import actions
from grants.panels.queries import feedback_visible_to
from grants.panels.queries import visible_to as recommendations_visible_to
from office.post.readability import AIM, reading_of
from office.records.money import in_pence
from office.screens.forms import Form, MoneyField
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS
from portal.decisions import word_of

from .application_frame import LAYOUT, address
from .finding import bid_at


class NameForm(Form):
    """What stands in the register: the group's name, or other words with the reason."""

    publish_as = forms.CharField(
        label="Words in place of the group's name", required=False, max_length=160,
        help_text="For example: a refuge in Calderdale. Leave both empty to publish the name.",
    )  # fmt: skip
    because = forms.CharField(label="Why the name is withheld", required=False, max_length=300)


class FeedbackForm(Form):
    """What the group is told of each criterion, and what would help next time."""

    def __init__(self, *args: Any, lines: list[dict[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.codes = [line["code"] for line in lines]
        for line in lines:
            self.fields[line["code"]] = forms.CharField(
                label=f"{line['name']}: {line['band']}", widget=forms.Textarea(attrs={"rows": 3}), initial=line["words"]
            )
        self.fields["suggestion"] = forms.CharField(
            label="One thing that would help next time", widget=forms.Textarea(attrs={"rows": 3}), required=False
        )

    def words(self) -> dict[str, str]:
        """The sentence for each criterion."""
        return {code: self.cleaned_data[code] for code in self.codes}


class ReserveForm(Form):
    """How much of the freed money, and why."""

    amount = MoneyField(label="How much to give")
    reason = forms.CharField(label="Why this project, now", widget=forms.Textarea(attrs={"rows": 4}))
    public_reason = forms.CharField(
        label="Why it would cut crime and disorder", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The law asks us to publish this.",
    )  # fmt: skip


@only(OFFICERS)
def name(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide what stands in the register for a group that asked for its name to be left out."""
    application = bid_at(request, reference)
    kept = find(recommendations_visible_to(request.user), application=application)
    first = {"publish_as": kept.publish_as, "because": kept.name_withheld_because}
    form, back = NameForm(typed(request), initial=first), address(request, reference)
    if answered(form, actions.settle_name, recommendation=kept, by=request.user):
        messages.success(request, "What stands in the register is settled.")
        return redirect(back)
    return form_page(request, form, heading="The name in the register", button="Settle it", back=back, layout=LAYOUT)


@only(OFFICERS)
def feedback(request: HttpRequest, reference: str) -> HttpResponse:
    """Put what the group is told into better words, before it is told."""
    application = bid_at(request, reference)
    kept = find(feedback_visible_to(request.user), application=application)
    form = FeedbackForm(typed(request), lines=kept.criteria, initial={"suggestion": kept.suggestion})
    back = address(request, reference)
    if form.is_valid():
        said = {"words": form.words(), "suggestion": form.cleaned_data["suggestion"]}
        if attempt(form, actions.word_feedback, application=application, by=request.user, **said).done:
            messages.success(request, "The feedback is in your words.")
            return redirect(back)
    return form_page(request, form, heading="Feedback to the group", button="Save the words", back=back, layout=LAYOUT,
                     intro=_how_hard([*(line["words"] for line in kept.criteria), kept.suggestion]))  # fmt: skip


def _how_hard(texts: list[str]) -> str:
    """The reading age of the letter as it stands, and its longest sentence when it is hard."""
    reading = reading_of("\n".join(texts))
    if reading.age is None:
        return "There are too few words to measure. Say one thing on each criterion."
    said = f"These words have a reading age of {reading.age}. Aim for {AIM} or less."
    return f"{said} The longest sentence: “{reading.longest}”" if reading.is_hard else said


@only(OFFICERS)
def from_reserve(request: HttpRequest, reference: str) -> HttpResponse:
    """A further decision that funds a bid of the reserve list, when money came free in its pot."""
    application = bid_at(request, reference)
    if application.state != "reserve":
        raise Http404("There is no such page.")
    form, back = ReserveForm(typed(request)), address(request, reference)
    if form.is_valid():
        said = {word: form.cleaned_data[word] for word in ("reason", "public_reason")}
        pence = in_pence(form.cleaned_data["amount"])
        done = attempt(form, actions.draft_reserve_decision, application=application, amount_pence=pence,
                       by=request.user, **said)  # fmt: skip
        if done.done:
            messages.success(request, "The decision is drafted.")
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(request, form, heading="Fund this bid from the reserve", button="Draft the decision", back=back,
                     layout=LAYOUT)  # fmt: skip

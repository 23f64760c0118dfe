"""Starting an application: a few questions on whether this fund fits, which group, and which money."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.actions import start_application
from grants.applications.models import Application
from grants.applications.queries import applications_of, earlier_to_copy
from grants.applications.states import ApplicationState
from grants.fund_types import EligibilityQuestion, fund_type
from grants.funds.models import Round
from grants.funds.queries import next_to_open, round_at
from office.people.organisations.models import Organisation
from office.people.standing import standing_of
from office.plan.queries import districts
from office.records import clock
from office.records.steps import Forbidden, Refused
from office.screens.forms import Form, PlacesField, YesNoField
from office.screens.pages import form_page
from portal.access import only
from portal.audiences import APPLICANTS

CHECKS = "self_checks"  # where the public check leaves its answers in the session: {round id: {code: answer}}


class StartForm(Form):
    """The fund's own questions, then the group and the pot where there is more than one."""

    def __init__(
        self, *args: Any, round: Round, groups: list[Organisation], asked: tuple[EligibilityQuestion, ...],
        earlier: list[Application], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.asked = asked
        places = {one.code: one.name for one in districts()} if any(one.districts for one in asked) else {}
        for one in asked:
            self.fields[one.code] = PlacesField(one.question, places) if one.districts else YesNoField(one.question)
        self.fields["group"] = _choice("Which group is it for?", [(str(one.pk), str(one)) for one in groups])
        pots = [(str(one.pk), one.pot.name) for one in round.pots.all()]
        if len(pots) > 1:
            self.fields["pot"] = _choice("Which money do you apply for?", pots)
        if earlier:
            self.fields["earlier"] = _choice("Do you want to start with answers you gave before?", _offered(earlier))
            self.fields["earlier"].required = False  # nothing chosen is an empty form
            self.fields["earlier"].help_text = "We copy them into the new form. You then keep or change each one."

    def clean(self) -> dict[str, Any]:
        """A wrong answer to a hard question ends it here, with what may fit instead."""
        given = super().clean() or {}
        for one in self.asked:
            if one.hard and one.code in given and not one.is_right(given[one.code]):
                self.add_error(one.code, one.otherwise)
        return given

    def self_check(self) -> dict[str, str]:
        """The answers to the fund's questions, by code."""
        return {one.code: self.cleaned_data[one.code] for one in self.asked}


EMPTY = "none"


def _offered(earlier: list[Application]) -> list[tuple[str, str]]:
    several = len({one.organisation_id for one in earlier}) > 1
    said = [f"{one.reference} {one.title}{f', {one.organisation}' if several else ''}".strip() for one in earlier]
    copied = [(one.reference, f"Copy from {words}") for one, words in zip(earlier, said, strict=True)]
    return [(EMPTY, "No, start with an empty form"), *copied]


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    initial = choices[0][0] if len(choices) == 1 else None
    words = {"required": "Choose one", "invalid_choice": "Choose one of these"}
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, widget=forms.RadioSelect, error_messages=words
    )


@only(APPLICANTS)
def start(request: HttpRequest, fund: str, round_slug: str) -> HttpResponse:
    """Asks what must be known first, and makes the draft."""
    round = round_at(fund, round_slug)
    if round is None:
        raise Http404("There is no such page.")
    groups = list(Organisation.objects.filter(pk__in=standing_of(request.user).writes_for).order_by("name"))
    is_open = round.opens_at <= clock.now() < round.closes_at and round.state in ("scheduled", "open")
    if not is_open or not groups:
        context = {"round": round, "is_open": is_open, "next_round": next_to_open(round.fund)}
        return render(request, "portal/applicants/application_start_not_yet.html", context)
    questions = fund_type(round.fund.type).eligibility_questions
    checked = _checked(request, round, questions)
    asked = tuple(one for one in questions if one.code not in checked)
    earlier = earlier_to_copy(request.user, round)
    wanted = {"earlier": request.GET.get("from", EMPTY)}
    form = StartForm(request.POST or None, round=round, groups=groups, asked=asked, earlier=earlier, initial=wanted)
    if form.is_valid() and (made := _started(request, form, round, groups, earlier, checked)):
        return redirect("portal:applicants:application_show", made.reference)
    drafts = applications_of(request.user).filter(round=round, state=ApplicationState.DRAFT)
    return form_page(
        request, form, heading="Before you start", button="Start the application", back="/portal/applicants/",
        template="portal/applicants/application_start.html", round=round, drafts=drafts, back_text="Back",
    )  # fmt: skip


def _checked(request: HttpRequest, round: Round, questions: tuple[EligibilityQuestion, ...]) -> dict[str, str]:
    """What the visitor answered before signing in; an answer that bars the group is asked once more."""
    given = request.session.get(CHECKS, {}).get(str(round.pk), {})
    return {
        one.code: given[one.code]
        for one in questions
        if given.get(one.code) and (one.is_right(given[one.code]) or not one.hard)
    }


def _started(
    request: HttpRequest, form: StartForm, round: Round, groups: list[Organisation], earlier: list[Application],
    checked: dict[str, str],
) -> Any:  # fmt: skip
    """The draft, or None when it was refused: then the form says why."""
    given = form.cleaned_data
    group = next(one for one in groups if str(one.pk) == given["group"])
    pots = list(round.pots.all())
    pot = next(one for one in pots if len(pots) == 1 or str(one.pk) == given["pot"])
    before = next((one for one in earlier if one.reference == given.get("earlier")), None)
    try:
        return start_application(
            round=round, pot=pot, organisation=group, by=request.user, self_check={**checked, **form.self_check()},
            earlier=before,
        )  # fmt: skip
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        for obstacle in no.obstacles:
            about = getattr(obstacle, "about", "")
            form.add_error(about if about in form.fields else "group" if about == "profile" else None, obstacle)
        return None

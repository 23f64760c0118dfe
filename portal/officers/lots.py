"""The draw among bids too close to call: registered before the reading, held with a public number."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.judging.actions import hold_draw, register_draw
from office.judging.models import Lots
from office.judging.queries import lots_visible_to
from office.judging.states import ContestState
from office.records import clock
from office.screens.forms import DateField, Form
from portal.access import only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS

from .finding import own_round_at
from .round_frame import address, framed


class RegisterForm(Form):
    """Which public number will be the seed."""

    seed_from = forms.CharField(
        label="Which public number will be the seed?", max_length=300,
        help_text="One that nobody can know or choose. For example: the six main numbers of the National Lottery draw "
        "of that day, in order of size, with one space between them.",
        error_messages={"required": "Say which public number will be the seed"},
    )  # fmt: skip
    seed_on = DateField(label="When will it be known?")


class HoldForm(Form):
    """The number, once it is known."""

    seed = forms.CharField(label="The number", max_length=100, error_messages={"required": "Enter the number"})


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """What was registered, what can be done now, and what was drawn."""
    round = own_round_at(request, fund, number)
    lots = lots_visible_to(request.user).filter(contest=round.contest).first()
    form: Form | None = None
    if lots is None and round.contest.state == ContestState.PREPARING:
        form = RegisterForm(typed(request))
        if answered(form, register_draw, contest=round.contest, by=request.user):
            messages.success(request, "The draw is registered. It is on the trail.")
            return redirect(address(round, "judging/lots/"))
    elif lots and not lots.held_at and round.contest.state == ContestState.RANKED and lots.seed_on <= clock.today():
        form = HoldForm(typed(request))
        if answered(form, hold_draw, contest=round.contest, by=request.user):
            messages.success(request, "The draw is held. It is on the trail.")
            return redirect(address(round, "judging/lots/"))
    context = framed(request, round, "judging", lots=lots, form=form)
    return render(request, "portal/officers/round_lots.html", context, status=422 if form and form.errors else 200)


@only(OFFICERS)
def by_hand(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """The commands that make the same draw on any computer, as a file to publish."""
    round = own_round_at(request, fund, number)
    lots = lots_visible_to(request.user).filter(contest=round.contest, held_at__isnull=False).first()
    if lots is None:
        raise Http404("There is no such page.")
    answer = HttpResponse(_script(round, lots), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="draw-{round.fund.code}-{round.number}.txt"'
    return answer


def _script(round: Any, lots: Lots) -> str:
    seed = lots.seed.replace("'", "'\\''")
    codes = " ".join(f"'{code}'" for code in sorted(code for code, _ in lots.order))
    lines = [
        f"# The draw among bids of {round.name} that were too close to call.",
        f"# The seed, registered on {lots.registered_at:%d %B %Y}: {' '.join(lots.seed_from.split())}",
        "# The smallest digest comes first. Run these lines in any shell:",
        f"for code in {codes}; do",
        f"  echo \"$(printf '%s %s' '{seed}' \"$code\" | sha256sum | cut -d' ' -f1)  $code\"",
        "done | sort",
        "# They print:",
        *(f"# {digest}  {code}" for code, digest in lots.order),
    ]
    return "\n".join(lines) + "\n"

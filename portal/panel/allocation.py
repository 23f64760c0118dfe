"""The exactly best set of bids for the money: asked for, worked out in the background, and read with its rivals."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.panels.queries import on_the_list
from office.judging.actions import ask_for_allocation
from office.judging.models import Meeting
from office.judging.portfolio import Limit, Offer
from office.judging.queries import allocations_visible_to
from office.records.money import in_pence
from office.screens.forms import Form, MoneyField
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import PANEL

from .agenda import Row, pots_of, rows_of
from .meetings import found

WORDS = {"all": ("In every good set", "green"), "some": ("In some", "orange"), "none": ("In none", "grey")}


class AskForm(Form):
    """The money, and floors and ceilings by district where the Board wants any."""

    money = MoneyField(label="Money to award", help_text="No pot gives more than it has, whatever you enter here.")

    def __init__(self, *args: Any, districts: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.districts = districts
        for one in districts:
            for word, label in (("least", "at least"), ("most", "at most")):
                self.fields[f"{word}_{one.code}"] = MoneyField(label=f"{one.name}, {label}", required=False)

    def clean(self) -> dict[str, Any]:
        """A floor above its own ceiling can never be met."""
        said: dict[str, Any] = super().clean() or {}
        for one in self.districts:
            least, most = said.get(f"least_{one.code}"), said.get(f"most_{one.code}")
            if least is not None and most is not None and least > most:
                self.add_error(f"least_{one.code}", forms.ValidationError(f"{one.name}: this is more than “at most”"))
        return said

    def limits(self, rows: Iterable[Row]) -> list[Limit]:
        """One limit for each sum that was entered."""
        places = {row.line.entry.pk: {one.code for one in row.application.districts.all()} for row in rows if row.line}
        made = []
        for one in self.districts:
            bids = frozenset(entry for entry, codes in places.items() if one.code in codes)
            for word, label, field in (("least", "at least", "floor_pence"), ("most", "at most", "ceiling_pence")):
                if (sum_ := self.cleaned_data[f"{word}_{one.code}"]) is not None:
                    made.append(Limit(f"{one.name}, {label} £{sum_:,.0f}", bids, **{field: in_pence(sum_)}))
        return made


@dataclass(frozen=True)
class Bid:
    """One bid of the answer: the sum in the best set, how settled it is, and in how many rivals it stands."""

    row: Row
    pence: int
    standing: str
    rivals: int

    @property
    def word(self) -> str:
        """How settled it is, in words."""
        return WORDS[self.standing][0]

    @property
    def colour(self) -> str:
        """The tag's colour."""
        return WORDS[self.standing][1]


@only(PANEL)
def index(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for an allocation, and come back to those that were asked for."""
    meeting = found(request, reference)
    rows = rows_of(meeting, request.user)
    whole = len(rows) == on_the_list(meeting).count()
    districts = sorted({one for row in rows for one in row.application.districts.all()}, key=lambda one: one.name)
    pots = pots_of(rows)
    form = AskForm(
        typed(request), districts=districts, initial={"money": sum(one.there_pence for one in pots) // 100 or None}
    )
    if whole and form.is_valid():
        said = {"budget_pence": in_pence(form.cleaned_data["money"]), "offers": _offers(rows),
                "limits": [*_of_pots(rows, pots), *form.limits(rows)]}  # fmt: skip
        done = attempt(form, ask_for_allocation, contest=meeting.contest, by=request.user, **said)
        if done.done:
            messages.success(request, "It is being worked out. You can leave this page and come back.")
            return redirect("portal:panel:allocation", reference, done.made.pk)
    asked = allocations_visible_to(request.user).filter(contest=meeting.contest).select_related("asked_by")
    context = {"meeting": meeting, "form": form, "is_whole": whole, "rows": rows, "pots": pots,
               "asked": asked.order_by("-pk")[:20]}  # fmt: skip
    return render(request, "portal/panel/allocations.html", context, status=422 if form.errors else 200)


def _offers(rows: Iterable[Row]) -> list[Offer]:
    """Every bid that can be funded as it is."""
    return [
        Offer(row.line.entry.pk, int(row.line.percent * 100), row.fundable_pence)
        for row in rows if row.line and row.fundable_pence
    ]  # fmt: skip


def _of_pots(rows: Iterable[Row], pots: Iterable[Any]) -> list[Limit]:
    """No pot gives more than it has."""
    rows = list(rows)
    return [
        Limit(f"The pot {one.pot.name}", ceiling_pence=one.there_pence, bids=frozenset(
            row.line.entry.pk for row in rows if row.line and row.application.pot.pot == one.pot))
        for one in pots
    ]  # fmt: skip


@only(PANEL)
def show(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """How far it is; then the best set, how settled each bid is, what each limit costs, and the rivals."""
    meeting = found(request, reference)
    asked = find(allocations_visible_to(request.user).filter(contest=meeting.contest), pk=key)
    context: dict[str, Any] = {"meeting": meeting, "asked": asked, "budget_pence": asked.question["budget"]}
    if asked.answer:
        context |= _answered(meeting, asked.question["budget"], asked.answer, request.user)
    return render(request, "portal/panel/allocation.html", context)


def _answered(meeting: Meeting, budget: int, answer: dict[str, Any], user: Any) -> dict[str, Any]:
    by_entry = {str(row.line.entry.pk): row for row in rows_of(meeting, user) if row.line}
    bids = [
        Bid(row, answer["given"].get(key, 0), answer["standing"][key],
            sum(key in one["given"] for one in answer["alternatives"]))
        for key, row in by_entry.items() if key in answer["standing"]
    ]  # fmt: skip
    spent = sum(answer["given"].values())
    return {
        "bids": bids, "spent_pence": spent, "left_pence": budget - spent,
        "prices": [(name, worth / 100) for name, worth in answer["prices"]],
        "rivals": [_rival(one, answer, by_entry) for one in answer["alternatives"]],
    }  # fmt: skip


def _rival(rival: dict[str, Any], best: dict[str, Any], rows: dict[str, Row]) -> dict[str, Any]:
    """What another good set takes in, and what it leaves out."""

    def names(keys: set[str]) -> list[str]:
        return [rows[key].application.title for key in rows if key in keys]

    more, fewer = set(rival["given"]) - set(best["given"]), set(best["given"]) - set(rival["given"])
    share = 100 * rival["worth"] / best["worth"] if best["worth"] else 100
    return {"takes": names(more), "leaves": names(fewer), "pence": sum(rival["given"].values()), "share": share}


def address(meeting: Meeting) -> str:
    """Where allocations of one meeting's list stand."""
    return reverse("portal:panel:allocations", args=[meeting.reference])

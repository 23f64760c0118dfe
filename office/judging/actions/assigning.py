"""Deeds: bids are given to assessors and taken off them. The assignment and its key are one deed."""

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from office.people.permissions import has_interest, has_role
from office.people.roles import Role
from office.records import trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused, take

from .. import permissions, rules
from ..allotting import Design, allot
from ..keys import give_keys
from ..models import Assessment, Contest, Declaration, Entry
from ..states import AssessmentState, EntryState


@deed
def assign_assessor(*, entry: Entry, assessor: Any, by: Any, barred: Collection[int] = frozenset()) -> Assessment:
    """Give one bid to one reader. `barred`: ids of users who may not read it (they decided its eligibility)."""
    held = _lock(Entry.objects.filter(pk=entry.pk))[0]
    if not permissions.may_assign(held, by):
        raise Forbidden
    why = rules.obstacles_to_assigning(
        held, assessor,
        declared=held.declarations.filter(user=assessor, has_interest=True).exists(),
        barred=assessor.pk in barred,
        holds=held.assessments.filter(assessor=assessor).exists(),
    )  # fmt: skip
    if why:
        raise Refused(why)
    place = Assessment.objects.filter(assessor=assessor, entry__contest=held.contest_id).count() + 1
    made = Assessment.objects.create(entry=held, assessor=assessor, order=place)
    give_keys([made])
    trail.note(made, "assigned", by=by, words={"entry": held, "assessor": assessor})
    return made


@deed
def release_assessor(*, assessment: Assessment, reason: str, by: Any) -> None:
    """Take a reader off a bid, saying why. The step revokes the key and weighs the others' scores anew."""
    take(assessment, "release", by=by)
    if not reason.strip():
        raise Refused([Obstacle("Say why you are taking this reader off.", about="reason")])
    trail.note(assessment, "released_because", by=by, words={"reason": reason.strip()})


@deed
def assign_all(
    *,
    contest: Contest,
    assessors: Sequence[Any],
    seed: int,
    by: Any,
    barred: Mapping[int, Collection[int]] | None = None,
    places: Mapping[int, Collection[str]] | None = None,
    even_so: bool = False,
) -> list[Assessment]:
    """Draw the readers every open entry still needs. `barred`: entry id -> ids of users who may not read it.

    Loads end within one of each other, nobody gets a bid they have an interest in, each reader's order is
    random, and the seed is on the trail so that anyone can draw again.
    places: entry id -> districts: nobody is given bids of one district only, and all readers can be compared, unless
    the officer draws even so; then the trail says what was not met.
    """
    if not permissions.may_run_contest(contest, by):
        raise Forbidden
    entries = _lock(contest.entries.filter(state__in=[EntryState.WAITING, EntryState.READING]))
    if not entries:
        raise Refused([Obstacle("No bid is waiting for readers.", about="entries")])
    if entries[0].contest.state not in rules.RUNNING:
        raise Refused([Obstacle("The scoring is closed.", about="contest")])
    people = {one.pk: one for one in sorted(assessors, key=lambda one: one.pk)}
    if strangers := [one for one in people.values() if not has_role(one, Role.ASSESSOR)]:
        raise Refused([Obstacle(f"{one} is not an assessor.", about="assessors") for one in strangers])
    design = _design(entries, people, seed, barred or {}, places or {})
    faults = design.faults(places or {})
    if faults and not even_so:
        raise Refused([Obstacle(f"{one} Choose other readers, or draw even so.", about="even_so") for one in faults])
    made = _write(design, contest, people, seed)
    trail.note(
        contest, "assigned", by=by,
        words={"seed": seed, "parts": design.parts(), "pairs_apart": design.pairs_apart(), "not_met": faults,
               "given": [[one.entry_id, one.assessor_id] for one in made]},
    )  # fmt: skip
    return made


def _lock(entries: Any) -> list[Entry]:
    held = entries.select_for_update(no_key=True, of=("self",)).order_by("pk")
    return list(held.select_related("contest", "submission"))


def _design(
    entries: Sequence[Entry],
    people: Mapping[int, Any],
    seed: int,
    barred: Mapping[int, Collection[int]],
    places: Mapping[int, Collection[str]],
) -> Design:
    reading: dict[int, set[int]] = {entry.pk: set() for entry in entries}
    unfit = {entry.pk: _unfit(entry, people) | set(barred.get(entry.pk, ())) for entry in entries}
    for entry_id, user_id, state in _rows(Assessment, entries).values_list("entry_id", "assessor_id", "state"):
        unfit[entry_id].add(user_id)
        if state != AssessmentState.RELEASED:
            reading[entry_id].add(user_id)
    for entry_id, user_id in _rows(Declaration, entries).filter(has_interest=True).values_list("entry_id", "user_id"):
        unfit[entry_id].add(user_id)
    wanted = {entry.pk: max(entry.readers - len(reading[entry.pk]), 0) for entry in entries}
    if short := [entry for entry in entries if len(people.keys() - unfit[entry.pk]) < wanted[entry.pk]]:
        raise Refused([_too_few(entry, len(people.keys() - unfit[entry.pk])) for entry in short])
    design = allot(wanted=wanted, readers=list(people), unfit=unfit, seed=seed, held=reading, places=places)
    if design.unevenness() > 1:
        raise Refused([_uneven(design, people)])
    return design


def _rows(model: Any, entries: Sequence[Entry]) -> Any:
    return model.objects.filter(entry__in=[entry.pk for entry in entries])


def _unfit(entry: Entry, people: Mapping[int, Any]) -> set[int]:
    return {key for key, person in people.items() if has_interest(person, entry.submission.organisation_id)}


def _too_few(entry: Entry, fit: int) -> Obstacle:
    return Obstacle(
        f"{entry.blind_code} needs {entry.readers} readers and {fit} of those chosen may still be given it: "
        "the others have an interest, checked it, or were taken off it.",
        about="assessors",
    )


def _uneven(design: Design, people: Mapping[int, Any]) -> Obstacle:
    lightest = min(design.loads().items(), key=lambda one: one[1])[0]
    return Obstacle(
        f"The loads cannot be made even: {people[lightest]} may not read enough of these bids. "
        "Choose other readers, or give bids out one by one.",
        about="assessors",
    )


def _write(design: Design, contest: Contest, people: Mapping[int, Any], seed: int) -> list[Assessment]:
    before = Counter(Assessment.objects.filter(entry__contest=contest).values_list("assessor_id", flat=True))
    made = []
    for key in people:
        own = sorted(entry for entry, readers in design.new.items() if key in readers)
        random.Random(f"{seed}/order/{key}").shuffle(own)  # noqa: S311 (anyone must be able to draw it again)
        made += [
            Assessment(entry_id=entry, assessor_id=key, order=before[key] + place)
            for place, entry in enumerate(own, start=1)
        ]
    made = Assessment.objects.bulk_create(made)
    give_keys(made)
    return made

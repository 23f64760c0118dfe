"""Deeds on the needs register: a need written down, a gap noted and closed, a consultation logged."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.series import next_number
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import permissions, rules
from .models import Consultation, KnowledgeGap, LocalNeed


@deed
def record_need(
    *, title: str, evidence: str, source: str, dated_on: dt.date, population: str, confidence: str,
    priorities: Iterable[Any] = (), districts: Iterable[Any] = (), link: str = "", owner: Any = None,
    replaces: LocalNeed | None = None, by: Any,
) -> LocalNeed:  # fmt: skip
    """Write down a need. `districts`: none means the whole area. `replaces`: the entry this one refreshes."""
    _refuse_strangers(by)
    words = {"title": title, "evidence": evidence, "source": source, "population": population}
    found = rules.obstacles_to_recording(words, confidence, LocalNeed.Confidence.values, dated_on)
    if found := found + (rules.obstacles_to_replacing(replaces) if replaces else []):
        raise Refused(found)
    need = LocalNeed.objects.create(
        **{field: text.strip() for field, text in words.items()}, reference=_next_reference(), link=link.strip(),
        dated_on=dated_on, confidence=confidence, owner=owner or by, replaces=replaces, recorded_at=clock.now(),
    )  # fmt: skip
    need.priorities.set(priorities)
    need.districts.set(districts)
    note(need, "recorded", by=by, words={"replaces": replaces})
    return need


@deed
def note_gap(*, need: LocalNeed, question: str, due_on: dt.date, owner: Any = None, by: Any) -> KnowledgeGap:
    """Say what is not known yet, and by when somebody finds out."""
    _refuse_strangers(by)
    if not question.strip():
        raise Refused([Obstacle("Say what we do not know.", about="question")])
    gap = KnowledgeGap.objects.create(need=need, question=question.strip(), due_on=due_on, owner=owner or by)
    note(need, "gap_noted", by=by, words={"gap": gap})
    return gap


@deed
def close_gap(*, gap: KnowledgeGap, answer: str, by: Any) -> KnowledgeGap:
    """Say what was found out."""
    _refuse_strangers(by)
    held = KnowledgeGap.objects.select_for_update(no_key=True).get(pk=gap.pk)
    if no := rules.obstacles_to_closing_a_gap(held, answer):
        raise Refused(no)
    held.answer, held.closed_at = answer.strip(), clock.now()
    held.save(update_fields=["answer", "closed_at"])
    note(held.need, "gap_closed", by=by, words={"gap": held})
    return held


@deed
def log_consultation(
    *, voice: str, held_on: dt.date, said: str, changed: str, people: int = 0, needs: Iterable[LocalNeed] = (), by: Any
) -> Consultation:
    """Log who was asked, how many, what they said and what changed because of it."""
    _refuse_strangers(by)
    found = rules.obstacles_to_logging(said, changed, held_on)
    if voice not in Consultation.Voice.values:
        found.append(Obstacle("Choose whom we asked.", about="voice"))
    if found:
        raise Refused(found)
    logged = Consultation.objects.create(
        voice=voice, held_on=held_on, people=people, said=said.strip(), changed=changed.strip(), logged_by=by,
        logged_at=clock.now(),
    )  # fmt: skip
    logged.needs.set(needs)
    note(logged, "logged", by=by, words={"people": people})
    return logged


def _refuse_strangers(by: Any) -> None:
    if not permissions.may_keep_needs(by):
        raise Forbidden


def _next_reference() -> str:
    year = clock.today().year
    return f"NEED-{year}-{next_number(f'NEED-{year}'):03d}"

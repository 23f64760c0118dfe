"""Deeds on decisions before they are signed: written, advised on, declared on, passed to the deputy."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from office.post.telling import tell
from office.records import clock
from office.records.deeds import deed
from office.records.money import pounds
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import kinds, messages, permissions, queries, rules
from .headings import HEADINGS, numbered, place_of
from .models import Advice, DecisionRecord, DecisionSection, Delegation, SignerDeclaration
from .states import DecisionState

Signatory = DecisionRecord.Signatory
A_YEAR = dt.timedelta(days=365)


@deed
def draft_decision(
    *,
    kind: str,
    title: str,
    summary: str,
    sections: Mapping[str, str | list[str]] | None = None,
    amount_pence: int | None = None,
    concerns: Iterable[Any] = (),
    signatory: str = Signatory.COMMISSIONER,
    by: Any,
) -> DecisionRecord:
    """A draft with its parts. `sections`: {code of headings.HEADINGS: text, or a list to be numbered}.

    `concerns`: the organisations that gain or lose by it; whoever has an interest in one may not sign.
    """
    sections = sections or {}
    draft = DecisionRecord(
        kind=kind, title=title.strip(), summary=summary.strip(), amount_pence=amount_pence, author=by,
        created_at=clock.now(),
    )  # fmt: skip
    if not permissions.may_draft(draft, by):
        raise Forbidden
    _refuse(rules.obstacles_to_drafting(kind, kinds.codes(), title, list(sections)))
    if signatory == Signatory.DEPUTY:
        _delegate_under_the_scheme(draft)
    draft.save()
    draft.concerns.set(concerns)
    for code, text in sections.items():
        _write(draft, code, text)
    note(draft, "drafted", by=by, words={"amount_pence": amount_pence})
    return draft


@deed
def revise_decision(
    *, decision: DecisionRecord, by: Any, title: str | None = None, summary: str | None = None,
    amount_pence: int | None = None, concerns: Iterable[Any] | None = None,
) -> DecisionRecord:  # fmt: skip
    """Change a draft's title, summary, amount or whom it concerns; what is None stays."""
    held = _held(decision)
    if not permissions.may_draft(held, by):
        raise Forbidden
    _refuse(rules.obstacles_to_writing(held))
    given = {"title": title, "summary": summary, "amount_pence": amount_pence}
    changed = [name for name, value in given.items() if value is not None and value != getattr(held, name)]
    for name in changed:
        setattr(held, name, given[name])
    _refuse(rules.obstacles_to_drafting(held.kind, kinds.codes(), held.title, []))
    if changed:
        held.save(update_fields=changed)
    if concerns is not None:
        held.concerns.set(concerns)
    note(held, "revised", by=by, words={"fields": changed})
    return held


@deed
def write_section(*, decision: DecisionRecord, code: str, text: str | list[str], by: Any) -> DecisionSection:
    """Write one part of a draft, or write it again."""
    held = _held(decision)
    if not permissions.may_draft(held, by):
        raise Forbidden
    _refuse(
        rules.obstacles_to_writing(held) + rules.obstacles_to_drafting(held.kind, kinds.codes(), held.title, [code])
    )
    section = _write(held, code, text)
    note(held, "section_written", by=by, words={"code": section.code, "text": section.text})
    return section


@deed
def mark_exempt(*, section: DecisionSection | Advice, exemption: str, public_interest: str, by: Any,
                review_on: dt.date | None = None) -> DecisionSection | Advice:  # fmt: skip
    """Keep a part, or a piece of advice, closed to the public; to be looked at again within a year."""
    part = _held_part(section)
    if not permissions.may_exempt(part.decision, by):
        raise Forbidden
    _refuse(rules.obstacles_to_exempting(exemption, public_interest))
    latest = clock.today() + A_YEAR
    part.is_exempt, part.exemption, part.public_interest = True, exemption.strip(), public_interest.strip()
    part.exempt_until = min(review_on or latest, latest)
    part.save(update_fields=part.RULED_ON_LATER)
    note(part.decision, "part_closed", by=by, words={"part": part, "exemption": exemption})
    return part


@deed
def open_part(*, section: DecisionSection | Advice, by: Any) -> DecisionSection | Advice:
    """Let a closed part be public after all."""
    part = _held_part(section)
    if not permissions.may_exempt(part.decision, by):
        raise Forbidden
    part.is_exempt, part.exemption, part.public_interest, part.exempt_until = False, "", "", None
    part.save(update_fields=part.RULED_ON_LATER)
    note(part.decision, "part_opened", by=by, words={"part": part})
    return part


@deed
def give_advice(*, decision: DecisionRecord, kind: str, result: str, text: str = "", by: Any) -> Advice:
    """Advise as finance, legal or on equality: a comment, or nil. Given again, it replaces what one said."""
    held = _held(decision)
    if not permissions.may_advise(held, by, kind):
        raise Forbidden
    _refuse(rules.obstacles_to_advising(held, result, text, Advice.Result.values))
    words = {"result": result, "text": text.strip(), "by": by, "at": clock.now()}
    advice, _ = Advice.objects.update_or_create(decision=held, kind=kind, defaults=words)
    note(held, "advised", by=by, words={"kind": Advice.Kind(kind), "result": Advice.Result(result), "text": text})
    return advice


@deed
def declare_before_signing(
    *, decision: DecisionRecord, has_interest: bool, nature: str = "", by: Any
) -> DecisionRecord:
    """Say whether one has an interest. An interest of the office-holder's passes the decision to the deputy,
    unless it is above the deputy's limit: then the monitoring officer must delegate it (`delegate_decision`)."""
    held = _held(decision)
    if not permissions.may_sign(held, by):
        raise Forbidden
    if held.state != DecisionState.READY:
        raise Refused([Obstacle("It is not ready to sign.", about="state")])
    if has_interest and not nature.strip():
        raise Refused([Obstacle("Say what the interest is.", about="nature")])
    SignerDeclaration.objects.create(
        decision=held, user=by, has_interest=has_interest, nature=nature.strip() if has_interest else "", at=clock.now()
    )
    note(held, "declared", by=by, words={"has_interest": has_interest})
    if has_interest and held.signatory == Signatory.COMMISSIONER:
        _pass_to_the_deputy(held, by)
    decision.refresh_from_db()
    return decision


def needs_special_delegation(decision: DecisionRecord) -> str:
    """Why a decision its signer may not sign has not gone to the deputy; empty when nothing stands in the way."""
    limit = queries.delegation_in_force().limit_pence
    if decision.signatory == Signatory.DEPUTY or (decision.amount_pence or 0) <= limit:
        return ""
    return (
        f"{pounds(decision.amount_pence or 0)} is above the deputy's limit of {pounds(limit)}. "
        "The monitoring officer must delegate this decision."
    )


@deed
def delegate_decision(*, decision: DecisionRecord, wording: str, by: Any) -> DecisionRecord:
    """Let the deputy decide this one, whatever its amount, under a delegation the monitoring officer names."""
    held = _held(decision)
    if not permissions.may_delegate(held, by):
        raise Forbidden
    if held.state == DecisionState.SIGNED:
        raise Refused(["This is signed already."])
    if not wording.strip():
        raise Refused([Obstacle("Name the delegation.", about="wording")])
    held.signatory, held.delegation = Signatory.DEPUTY, wording.strip()
    held.delegated_up_to_pence = held.amount_pence or 0
    _save_route(held, by)
    decision.refresh_from_db()
    return decision


@deed
def set_delegation(*, effective_from: dt.date, wording: str, limit_pence: int, by: Any) -> Delegation:
    """The scheme of delegation from a date on."""
    if not permissions.may_delegate(None, by):
        raise Forbidden
    if limit_pence < 0 or not wording.strip():
        raise Refused([Obstacle("Give the scheme's name and a limit of £0 or more.", about="limit")])
    scheme, _ = Delegation.objects.update_or_create(
        effective_from=effective_from, defaults={"wording": wording.strip(), "limit_pence": limit_pence}
    )
    note(scheme, "set", by=by, words={"limit_pence": limit_pence})
    return scheme


@deed
def supersede(*, decision: DecisionRecord, earlier: DecisionRecord, by: Any) -> DecisionRecord:
    """Say of a draft that it takes the place of a signed decision once it is signed itself."""
    held = _held(decision)
    if not permissions.may_draft(held, by):
        raise Forbidden
    _refuse(rules.obstacles_to_superseding(held, earlier))
    held.supersedes = earlier
    held.save(update_fields=["supersedes"])
    note(held, "supersedes", by=by, words={"earlier": earlier})
    decision.refresh_from_db()
    return decision


def _refuse(obstacles: list[str]) -> None:
    if obstacles:
        raise Refused(obstacles)


def _held(decision: DecisionRecord) -> DecisionRecord:
    return DecisionRecord.objects.select_for_update(no_key=True).get(pk=decision.pk)


def _held_part(part: Any) -> Any:
    """A part read again under its decision's lock."""
    held = _held(part.decision)
    fresh = type(part).objects.get(pk=part.pk)
    fresh.decision = held
    return fresh


def _write(decision: DecisionRecord, code: str, text: str | list[str]) -> DecisionSection:
    words = numbered(text) if isinstance(text, list) else text.strip()
    section, _ = DecisionSection.objects.update_or_create(
        decision=decision, code=code, defaults={"order": place_of(code), "heading": HEADINGS[code], "text": words}
    )
    return section


def _pass_to_the_deputy(held: DecisionRecord, by: Any) -> None:
    if needs_special_delegation(held):
        return
    _delegate_under_the_scheme(held)
    _save_route(held, by)


def _delegate_under_the_scheme(decision: DecisionRecord) -> None:
    scheme = queries.delegation_in_force()
    decision.signatory, decision.delegation = Signatory.DEPUTY, scheme.wording
    decision.delegated_up_to_pence = scheme.limit_pence


def _save_route(held: DecisionRecord, by: Any) -> None:
    held.save(update_fields=["signatory", "delegation", "delegated_up_to_pence"])
    note(held, "passed_to_the_deputy", by=by, words={"delegation": held.delegation})
    if held.state == DecisionState.READY:
        tell(messages.ROUTED, held, by=by)

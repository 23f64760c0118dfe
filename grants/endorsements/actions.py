"""Deeds on endorsements: asked for, sent again, chased."""

from typing import Any

from grants.applications.models import Application
from office.people.organisations.queries import members
from office.post.telling import tell
from office.records import clock, trail
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from . import messages, permissions, queries, rules
from .links import LASTS, new_link
from .models import Endorsement
from .states import EndorserKind


@deed
def ask_for_endorsement(*, application: Application, kind: str, email: str, by: Any) -> Endorsement:
    """Send somebody outside the group a link on which to say yes or no. They need no account."""
    rows = Application.objects.select_for_update(no_key=True, of=("self",)).select_related("round", "organisation")
    held = rows.get(pk=application.pk)
    if not permissions.may_ask(held, by):
        raise Forbidden
    no = rules.obstacles_to_asking(
        held, email, standing=queries.endorsements_of(held),
        member_emails=[one.user.email for one in members(held.organisation)],
    )  # fmt: skip
    if kind not in EndorserKind.values:
        no.insert(0, Obstacle("Choose who you are asking.", about="kind"))
    if no:
        raise Refused(no)
    now = clock.now()
    made = held.endorsements.create(kind=kind, email=email.strip().lower(), asked_by=by, asked_at=now, last_sent_at=now)
    trail.note(held, "endorsement_asked", by=by, words={"email": made.email, "kind": EndorserKind(kind)})
    _send(made, messages.ASKED, by)
    return made


@deed
def send_link_again(*, endorsement: Endorsement, by: Any) -> None:
    """A fresh link to the same address: the first one was lost, or is too old."""
    held = _held(endorsement)
    if not permissions.may_send_again(held, by):
        raise Forbidden
    if no := rules.obstacles_to_sending_again(held):
        raise Refused(no)
    trail.note(held.application, "endorsement_sent_again", by=by, words={"endorsement": held})
    _send(held, messages.ASKED, by)


@deed
def chase_endorsements(*, by: Any = THE_CLOCK) -> int:
    """Remind whoever was asked three days ago and has not answered, once. Gives how many were reminded."""
    chased = 0
    for one in queries.due_to_chase().select_for_update(no_key=True, of=("self",)):  # two workers remind once
        if rules.obstacles_from_the_bid(one.application):
            continue
        one.chased_at = clock.now()
        one.save(update_fields=["chased_at"])
        trail.note(one.application, "endorsement_chased", by=by, words={"endorsement": one})
        _send(one, messages.CHASED, by)
        chased += 1
    return chased


def _held(endorsement: Endorsement) -> Endorsement:
    rows = Endorsement.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("application__round", "application__organisation").get(pk=endorsement.pk)


def _send(endorsement: Endorsement, kind: Any, by: Any) -> None:
    endorsement.last_sent_at = clock.now()
    endorsement.save(update_fields=["last_sent_at"])
    tell(kind, endorsement, by=by, secrets={"token": new_link(endorsement)}, not_after=clock.now() + LASTS)

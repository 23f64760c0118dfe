"""What is said about an endorsement: to the endorser, and to the group."""

from collections.abc import Mapping
from typing import Any

from office.people.organisations.queries import members_of_each
from office.post.kinds import message_kind


def _the_endorser(endorsement: Any) -> list[tuple[str, str]]:
    return [("", endorsement.email)]


def _the_group(endorsements: list[Any]) -> Mapping[Any, list[Any]]:
    members = members_of_each([one.application.organisation_id for one in endorsements])
    return {one.pk: members.get(one.application.organisation_id, []) for one in endorsements}


def _reference(endorsement: Any) -> str:
    return str(endorsement.application.reference)


def _to_the_endorser(code: str) -> Any:
    return message_kind(
        f"grants.endorsement_{code}", to=_the_endorser, reference=_reference, secret=True,
        # The token is filled in at sending and kept nowhere.
        link=lambda endorsement: "/endorse/{token}/",
    )  # fmt: skip


ASKED = _to_the_endorser("asked")
CHASED = _to_the_endorser("chased")
ANSWERED = message_kind(
    "grants.endorsement_answered", to_all=_the_group, reference=_reference,
    link=lambda endorsement: f"/portal/applicants/applications/{endorsement.application.reference}/endorsements/",
)  # fmt: skip

"""What is said to those who spoke to us, and to those who follow what we publish."""

from collections.abc import Iterable
from typing import Any

from office.people.appointments.queries import holders
from office.people.roles import Role
from office.post.kinds import message_kind


def _who_spoke(remark: Any) -> list[tuple[str, str]]:
    return [("", remark.email)] if remark.email else []


def _officers(remark: Any) -> Iterable[Any]:
    return holders(Role.OFFICER)


def _the_follower(told: Any) -> list[tuple[str, str]]:
    return [("", told.subscription.email)]


REPLIED = message_kind(
    "hearing.replied", to=_who_spoke, reference=lambda remark: "", link=lambda remark: remark.address
)
CONCERN_RAISED = message_kind(
    "hearing.concern_raised", to=_officers, reference=lambda remark: "", urgent=True,
    link=lambda remark: f"/portal/officers/remarks/{remark.pk}/",
)  # fmt: skip
# The token is filled in at sending and kept nowhere: nothing is known of an address before it has answered.
CONFIRM = message_kind("hearing.confirm", reference=lambda nothing: "", secret=True,
                       link=lambda nothing: "/follow/{token}/")  # fmt: skip
PUBLISHED = message_kind(
    "hearing.published", to=_the_follower, reference=lambda told: told.publication.reference, secret=True,
    link=lambda told: told.publication.address,
)  # fmt: skip

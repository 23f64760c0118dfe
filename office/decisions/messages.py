"""What is said about a decision, and to whom."""

from collections.abc import Callable, Iterable
from typing import Any

from office.people.appointments.queries import holders
from office.people.roles import Role
from office.post.kinds import message_kind


def _page(audience: str) -> Callable[[Any], str]:
    return lambda decision: f"/portal/{audience}/decisions/{decision.reference}/"


def _signers(decision: Any) -> list[Any]:
    return holders(Role.DEPUTY if decision.signatory == "deputy" else Role.COMMISSIONER)


def _author(decision: Any) -> Iterable[Any]:
    return [decision.author]


FINANCE_ADVICE_WANTED = message_kind("decisions.finance_advice_wanted", to=lambda decision: holders(Role.FINANCE),
                                     link=_page("finance"), urgent=True)  # fmt: skip
LEGAL_ADVICE_WANTED = message_kind("decisions.legal_advice_wanted", to=lambda decision: holders(Role.LEGAL),
                                   link=_page("legal"), urgent=True)  # fmt: skip
READY_TO_SIGN = message_kind("decisions.ready_to_sign", to=_signers, link=_page("commissioner"), urgent=True)
ROUTED = message_kind("decisions.routed", to=_signers, link=_page("commissioner"), urgent=True)
SENT_BACK = message_kind("decisions.sent_back", to=_author, link=_page("officers"), urgent=True)
REJECTED = message_kind("decisions.rejected", to=_author, link=_page("officers"))
SIGNED = message_kind("decisions.signed", to=_author, link=_page("officers"))

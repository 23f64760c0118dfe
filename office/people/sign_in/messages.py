"""What is said about signing in."""

from typing import Any

from office.post.kinds import message_kind


def _account(subject: Any) -> str:
    return "/account/"


def _sign_in_page(subject: Any) -> str:
    return "/account/login/"


# The code itself is filled in at sending and kept nowhere.
SIGN_IN_CODE = message_kind("people.sign_in_code", link=_sign_in_page, secret=True)
ADDRESS_CODE = message_kind("people.address_code", link=_account, secret=True)
ADDRESS_TAKEN = message_kind("people.address_taken", link=_sign_in_page)
SECURITY_CHANGED = message_kind("people.security_changed", to=lambda user: [user], link=_account)
CODE_READ_OUT = message_kind("people.code_read_out", to=lambda user: [user], link=_account)

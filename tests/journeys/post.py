"""The post of a journey: a real mail server on loopback that can be stopped, and the outbox's worker."""

import re
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from office.records import outbox


class PostOffice:
    """Takes letters, or refuses every one while it is stopped."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.is_stopped = False
        self.refused = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """One letter comes in."""
        if self.is_stopped:
            self.refused += 1
            return "451 Try again later"
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 Taken"

    def to(self, address: str) -> list[Letter]:
        """The letters to one address, oldest first."""
        return [letter for letter in self.letters if address.casefold() in str(letter["To"]).casefold()]

    def code_for(self, address: str) -> str:
        """The code in the last letter to an address."""
        found = re.search(r"code is (\d{6})", self.to(address)[-1].get_content())
        assert found, "the last letter has no code"
        return found[1]


class Listening(Controller):
    """The server, on whatever port is free."""

    def __init__(self, handler: PostOffice) -> None:
        super().__init__(handler, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        """The port is known only now."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def the_outbox_leaves() -> None:
    """Carry out everything that is due, as the worker would."""
    while outbox.drain():
        pass

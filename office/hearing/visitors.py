"""Whoever speaks to us from the public site without an account, as an actor."""


class Visitor:
    """Nobody asks who it is, and nobody keeps where they came from."""

    trail_name = "visitor"

    def __str__(self) -> str:
        return "A visitor"


VISITOR = Visitor()

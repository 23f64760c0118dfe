"""Why a step was not taken, in words the person can act on."""

from collections.abc import Iterable


class Obstacle(str):
    """One plain sentence that stands in the way, and what it is about, so that a page can link to it.

    `about` is a word the front understands: a question's code, a gate's code, the name of a page.
    """

    about: str

    def __new__(cls, sentence: str, about: str = "") -> "Obstacle":
        made = super().__new__(cls, sentence)
        made.about = about
        return made


class Refused(Exception):
    """The step was not taken and nothing changed. `obstacles` says why."""

    def __init__(self, obstacles: Iterable[str]) -> None:
        self.obstacles = list(obstacles)
        super().__init__(" ".join(self.obstacles))


class Forbidden(Refused):
    """Not this person's step. It says nothing about the thing itself."""

    def __init__(self) -> None:
        super().__init__(["You cannot do this."])


class Stale(Refused):
    """Somebody else moved the thing since the page was shown."""

    def __init__(self) -> None:
        super().__init__(["This changed while you were looking at it. Read it again before you go on."])


class DirectCall(TypeError):
    """A step was called as a method. That would skip permission, rules, the lock and the trail."""

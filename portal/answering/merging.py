"""Two versions of one answer put together: nothing of either is lost that the other does not replace."""

import difflib
import re
from dataclasses import replace

from office.submissions.types import Content

_pieces = re.compile(r"\S+\s*")


def merged(mine: Content, theirs: Content) -> Content:
    """Mine, with what only theirs says added: ready to be edited by a person."""
    return replace(
        mine,
        text=merged_text(mine.text, theirs.text),
        choices=mine.choices or theirs.choices,
        rows=[*mine.rows, *theirs.rows[len(mine.rows) :]],
        number=mine.number if mine.number is not None else theirs.number,
        starts_on=mine.starts_on or theirs.starts_on,
        ends_on=mine.ends_on or theirs.ends_on,
        yes=mine.yes if mine.yes is not None else theirs.yes,
    )


def merged_text(mine: str, theirs: str) -> str:
    """Word by word: where both changed the same words mine stands; what only theirs adds is added."""
    if not mine.strip() or not theirs.strip():
        return mine if mine.strip() else theirs
    left, right = _pieces.findall(mine), _pieces.findall(theirs)
    parts = difflib.SequenceMatcher(None, [one.strip() for one in left], [one.strip() for one in right], autojunk=False)
    together: list[str] = []
    for kind, start, end, from_, to in parts.get_opcodes():
        together += [_spaced(piece) for piece in (right[from_:to] if kind == "insert" else left[start:end])]
    return "".join(together).rstrip()


def _spaced(piece: str) -> str:
    return piece if piece[-1].isspace() else f"{piece} "

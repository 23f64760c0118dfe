"""Joined and right-to-left scripts: letters take the form their neighbours ask for, lines their visual order."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bidi import algorithm

# Unicode keeps the four forms of each letter of Urdu, Arabic, Persian and Pashto.
FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
LAM = "\u0644"
ZERO_WIDTH = {"\u200c", "\u200d"}  # they part or join letters and are not drawn


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Letter or pair of letters -> {isolated, initial, medial, final: form}."""
    found: dict[str, dict[str, str]] = {}
    for code in FORMS:
        how, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        word = "".join(chr(int(letter, 16)) for letter in letters)
        if how[1:-1] in {"isolated", "initial", "medial", "final"} and (len(word) == 1 or _is_lam_alef(word)):
            found.setdefault(word, {}).setdefault(how[1:-1], chr(code))
    return found


def _is_lam_alef(word: str) -> bool:
    return len(word) == 2 and word[0] == LAM and word[1] in "\u0622\u0623\u0625\u0627"


def is_right_to_left(text: str) -> bool:
    """True when the first letter with a direction runs from right to left."""
    for letter in text:
        if (direction := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}:
            return direction != "L"
    return False


def has_right_to_left(text: str) -> bool:
    """True when any letter runs from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def joined(text: str) -> str:
    """Each letter in the form its neighbours ask for; still in reading order."""
    forms, letters = _forms(), _pairs(text)
    out = []
    for at, letter in enumerate(letters):
        before = _joins_on(_neighbour(letters, at, -1))
        after = _joins_on(letter) and _takes_join(_neighbour(letters, at, 1))
        want = (
            ("medial" if after else "final") if before and _takes_join(letter) else "initial" if after else "isolated"
        )
        out.append("" if letter in ZERO_WIDTH else forms.get(letter, {}).get(want, letter))
    return "".join(out)


def _pairs(text: str) -> list[str]:
    letters: list[str] = []
    for letter in text:
        if letters and _is_lam_alef(letters[-1] + letter):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _neighbour(letters: list[str], at: int, way: int) -> str:
    """The next letter that way; marks above and below do not part letters."""
    at += way
    while 0 <= at < len(letters) and unicodedata.category(letters[at][0]) == "Mn":
        at += way
    return letters[at] if 0 <= at < len(letters) else ""


def _joins_on(letter: str) -> bool:
    return letter == "\u200d" or "initial" in _forms().get(letter, {})


def _takes_join(letter: str) -> bool:
    return letter == "\u200d" or "final" in _forms().get(letter, {})


@dataclass(frozen=True)
class Letter:
    """One drawn letter of a line: `place` counts from the left, the list is in reading order."""

    form: str
    place: int
    runs_left: bool


def arranged(text: str, base: str) -> list[Letter]:
    """The drawn letters of one line in reading order. `base` is the paragraph's direction, L or R."""
    if not has_right_to_left(text):
        letters = [letter for letter in text if letter not in ZERO_WIDTH]
        return [Letter(letter, place, False) for place, letter in enumerate(letters)]
    found = {
        one["at"]: Letter(one["ch"], place, one["level"] % 2 == 1) for place, one in enumerate(_in_places(text, base))
    }
    return [found[at] for at in sorted(found)]


def _in_places(text: str, base: str) -> list[dict]:
    """The Unicode bidirectional algorithm, step by step, so that each letter's origin is kept."""
    line = algorithm.get_empty_storage()
    line["base_level"], line["base_dir"] = "LR".index(base), base
    algorithm.get_embedding_levels(joined(text), line)
    for at, one in enumerate(line["chars"]):
        one["at"] = at
    algorithm.explicit_embed_and_overrides(line)
    algorithm.resolve_weak_types(line)
    algorithm.resolve_neutral_types(line, False)
    algorithm.resolve_implicit_levels(line, False)
    algorithm.reorder_resolved_levels(line, False)
    algorithm.apply_mirroring(line, False)
    return list(line["chars"])


def as_typed(drawn: str) -> str:
    """The letters behind a drawn form, as a reader copies them."""
    return unicodedata.normalize("NFKC", drawn) if ord(drawn[0]) in _FORM_CODES else drawn


_FORM_CODES = frozenset(FORMS)

"""How hard a text is to read: the age at which most people read it with ease, by Flesch and Kincaid's formula.

The grade is 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59; five more makes an age. Syllables are
counted by groups of vowels, so the age is a guide, never a verdict.
"""

import re
from dataclasses import dataclass

AIM = 11  # the office writes for a reading age of 9 to 11
FEWEST_WORDS = 10  # before a formula says anything
SENTENCE = re.compile(r"[.!?…]+[\s\"')”’]*|\n+")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """How many words there are, the reading age where it can be told, and the longest sentence."""

    words: int
    age: int | None
    longest: str

    @property
    def is_hard(self) -> bool:
        """Harder than the office means to write."""
        return self.age is not None and self.age > AIM


def syllables(word: str) -> int:
    """About how many: groups of vowels, less a silent e at the end."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(count, 1)


def reading_of(text: str) -> Reading:
    """Measure one text."""
    sentences = [one.strip() for one in SENTENCE.split(text) if WORD.search(one)]
    words = WORD.findall(text)
    longest = max(sentences, key=lambda one: len(WORD.findall(one)), default="")
    if len(words) < FEWEST_WORDS:
        return Reading(len(words), None, longest)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return Reading(len(words), max(round(grade + 5), 5), longest)

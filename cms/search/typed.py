"""What somebody typed, or what a page says, as plain words. Both sides of the index are cut up here and nowhere else.

After this no quotation mark, operator, emoji or bracket is left to mean anything to a database.
"""

import re
import unicodedata

LONGEST_QUERY = 300  # letters: what comes after them is not read
LONGEST_TEXT = 100_000
LONGEST_WORD = 40
MOST_WORDS = 8

_word = re.compile(r"[^\W_]+")


def words_in(text: str, most: int | None = None) -> list[str]:
    """The words of a text in order: small letters, without accents, none longer than LONGEST_WORD."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST_TEXT].casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = [found[0][:LONGEST_WORD] for found in _word.finditer(plain)]
    return found[:most]


def asked_words(query: str) -> list[str]:
    """The words of a query, each once, MOST_WORDS at most."""
    return list(dict.fromkeys(words_in(query[:LONGEST_QUERY])))[:MOST_WORDS]

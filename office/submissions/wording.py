"""How text is cleaned and counted, on the server and in the browser alike.

A word is a run of characters between white space that holds at least one letter or digit. So a hyphen,
an apostrophe or a slash does not split a word; a dash, a bullet or an emoji that stands alone is none.
White space is what `\\s` means in JavaScript, and a letter or digit is `[\\p{L}\\p{N}]`, so the browser's
rule is: text.split(/\\s+/u).filter(run => /[\\p{L}\\p{N}]/u.test(run)).length
A character is a code point, without the white space at either end: [...text.trim()].length
"""

import re
import unicodedata

WHITE = "\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_white = re.compile(f"[{WHITE}]+")
_ends = re.compile(f"^[{WHITE}]+|[{WHITE}]+$")
# Word's own line break is a vertical tab.
_line_breaks = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
# Control characters, halves of characters, marks that turn a whole line round, and marks nobody typed.
_unwanted = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without what no person types; every visible character stays, right-to-left or not."""
    return _unwanted.sub("", _line_breaks.sub("\n", text))


def trim(text: str) -> str:
    """The text without the white space at either end."""
    return _ends.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, for a name or a short field."""
    return trim(_white.sub(" ", text))


def count_words(text: str) -> int:
    """How many words a text has, by the rule above."""
    return sum(any(_is_letter_or_digit(character) for character in run) for run in _white.split(text))


def count_characters(text: str) -> int:
    """How many characters a text has, by the rule above."""
    return len(trim(text))


def _is_letter_or_digit(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"

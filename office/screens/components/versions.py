"""Two versions of one text side by side, the differing words marked."""

import difflib

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .options import Options


def two_versions(options: Options) -> Options:
    """mine, theirs: text, title, meta. Words are compared, not letters, so that a mark can be read."""
    mine, theirs = dict(options["mine"]), dict(options["theirs"])
    left, right = mine["text"].split(), theirs["text"].split()
    parts = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    mine["marked"] = _marked([(left[start:end], kind) for kind, start, end, _, _ in parts])
    theirs["marked"] = _marked([(right[start:end], kind) for kind, _, _, start, end in parts])
    return {**options, "mine": mine, "theirs": theirs}


def _marked(parts: list[tuple[list[str], str]]) -> SafeString:
    """The words again, those that differ inside <mark>."""
    return format_html_join(" ", "{}", ((_one(" ".join(words), kind),) for words, kind in parts if words))


def _one(words: str, kind: str) -> str:
    return words if kind == "equal" else format_html("<mark>{}</mark>", words)

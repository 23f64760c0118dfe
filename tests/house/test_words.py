"""The words of the house: what is never said, in templates, letters and sentences of the code."""

import ast
import re

import pytest

from tests.house.source import ROOT, modules, name, tree

# The word, and what to say in its place.
AVOIDED = {
    r"please": "say it plainly",
    r"successfully": "say what happened",
    r"invalid": "say what is wrong and how to put it right",
    r"utilis\w+|utiliz\w+": "use",
    r"prior to": "before",
    r"in order to": "to",
    r"commence\w*": "start",
    r"in the event of": "if",
    r"with regard to|in respect of|regarding": "about",
    r"ensure that you": "make sure you",
    r"in excess of": "more than",
    r"facilitat\w+": "help",
    r"click here": "say where the link leads",
    r"oops|whoops": "say what happened",
    r"organiz\w+|color|center|program(?!me|med|mer|s\b)": "British spelling",
}
NEVER = {re.compile(rf"\b({word})\b", re.IGNORECASE): instead for word, instead in AVOIDED.items()}
MARKUP = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<[^>]*>", re.DOTALL)
ALLOWED = re.compile(r"\.invalid\b|text-align: center")
SENTENCE = re.compile(r"[A-Z].*\s.*[.?!]$", re.DOTALL)
TEMPLATES = sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")])


def said_badly(text):
    """Each avoided word in a text, with what to say in its place."""
    text = ALLOWED.sub("", text)
    return [f"“{found.group()}”: {instead}" for word, instead in NEVER.items() for found in word.finditer(text)]


def sentences(path):
    """The sentences a module says to people: its strings but the docstrings."""
    documentation = {
        node.body[0].value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    for node in ast.walk(tree(path)):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation
        if is_text and SENTENCE.match(node.value.strip()):
            yield node.value


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_and_letters_speak_plainly(path):
    assert said_badly(MARKUP.sub(" ", path.read_text(encoding="utf-8"))) == []


def test_sentences_of_the_code_speak_plainly():
    bad = [f"{name(path)}: {fault}" for path in modules() for one in sentences(path) for fault in said_badly(one)]
    assert "\n".join(bad) == ""


def test_the_guard_sees_what_it_should():
    assert said_badly("Please click here.") == ["“Please”: say it plainly", "“click here”: say where the link leads"]
    assert said_badly("Write to office@ploughland.invalid.") == []

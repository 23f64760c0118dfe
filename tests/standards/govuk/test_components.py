"""Our components against govuk-frontend's own fixtures: the same options must give the same HTML."""

import json
import re
from pathlib import Path

import pytest
from django.utils.safestring import mark_safe
from lxml import html

from office.screens.components import render

FIXTURES = Path(__file__).parent / "fixtures"

# What we do differently, and why. Anything else that differs is a fault.
NO_DROP_ZONE = "We do not serve the script of the drop zone: a plain file field is lighter and says the same."
DIFFERENCES = {
    "date-input: with field value and items": "A date takes its items or its parts; this one gives both.",
    "file-upload: enhanced": NO_DROP_ZONE,
    "file-upload: enhanced, with error message and hint": NO_DROP_ZONE,
    "file-upload: enhanced, multiple files": NO_DROP_ZONE,
    "file-upload: enhanced, custom wrapper classes and attributes": NO_DROP_ZONE,
    "file-upload: translated": NO_DROP_ZONE,
    "select: with falsy values": "False is written as Python writes it; the values we send are strings.",
}


def fixtures():
    """Every official pair of options and HTML."""
    found = []
    for path in sorted(FIXTURES.glob("*.json")):
        told = json.loads(path.read_text())
        for fixture in told["fixtures"]:
            found.append(pytest.param(told["component"], fixture, id=f"{told['component']}: {fixture['name']}"))
    return found


def snake(word):
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", word).lower()


def attributes(given):
    """govuk-frontend writes true as "true" and nothing as "", unless the attribute is said to be optional."""
    if not isinstance(given, dict):
        return given
    made = {}
    for name, value in given.items():
        optional = isinstance(value, dict) and value.get("optional")
        value = value.get("value") if isinstance(value, dict) else value
        made[name] = value if optional else plain(value)
    return made


def plain(value):
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def ours(given):
    """The options in our words: snake_case, and one `text` that is safe when it was `html`."""
    if isinstance(given, list):
        return [ours(one) for one in given]
    if not isinstance(given, dict):
        return given
    made = {}
    for name, value in given.items():
        name = snake(name)
        if name == "attributes":
            made[name] = attributes(value)
        elif name == "html" or name.endswith("_html"):
            continue
        else:
            made[name] = ours(value)
    for name, value in given.items():
        name = snake(name)
        if (name == "html" or name.endswith("_html")) and value:
            made[name.replace("html", "text")] = mark_safe(value)
    return made


def shape(element):
    """An element as nested plain values, with white space and the order of attributes and classes taken out."""
    told = {
        name: " ".join(sorted(value.split())) if name == "class" else value for name, value in element.attrib.items()
    }
    inside = [words(element.text)]
    for child in element:
        inside += [shape(child), words(child.tail)]
    return (element.tag, sorted(told.items()), [one for one in inside if one])


def words(text):
    return " ".join((text or "").split())


def same(markup):
    return shape(html.fragment_fromstring(markup, create_parent="body"))


@pytest.mark.parametrize(("component", "fixture"), fixtures())
def test_the_same_options_give_the_same_html(component, fixture):
    name = f"{component}: {fixture['name']}"
    options = ours(fixture["options"])
    if component == "notification-banner" and "html" in fixture["options"]:
        options["body"] = options.pop("text")
    made, official = same(render(component.replace("-", "_"), **options)), same(fixture["html"])
    if name in DIFFERENCES:
        assert made != official, f"{name} is the same now: take it off the list."
    else:
        assert made == official

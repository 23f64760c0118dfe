"""The drawings in docs/diagrams say what the code does."""

from xml.etree import ElementTree

import pytest

from office.records.diagrams import draw, nouns
from office.records.diagrams.routing import paths
from office.records.management.commands.draw_diagrams import FOLDER, files

SVG = "{http://www.w3.org/2000/svg}"


def test_the_drawings_are_current():
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    wanted = files()
    stale = sorted(name for name in {*kept, *wanted} if kept.get(name) != wanted.get(name))
    assert stale == [], "Run `manage.py draw_diagrams`."


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.label)
def test_every_state_and_step_is_drawn_and_described(noun):
    drawing = ElementTree.fromstring(draw(noun))
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    assert [words.count(noun.words[state]) >= 1 for state in noun.states] == [True] * len(noun.states)
    for step in noun.steps:
        assert words.count(step.label) >= len(step.sources)
        assert step.label in drawing.find(f"{SVG}desc").text
    assert drawing.find(f"{SVG}title").text.startswith(noun.name)


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.label)
def test_no_two_words_lie_on_each_other(noun):
    places = [
        (text.get("x"), text.get("y"), text.get("text-anchor"))
        for text in ElementTree.fromstring(draw(noun)).iter(f"{SVG}text")
    ]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.label)
def test_no_two_arrows_share_a_lane_at_one_height(noun):
    at = {state: place for place, state in enumerate(noun.states)}
    taken = set()
    for path in paths(noun):
        places = [at[path.target], *(at[source] for source in path.sources)]
        for place in range(min(places), max(places) + 1):
            assert (path.side, path.lane, place) not in taken
            taken.add((path.side, path.lane, place))

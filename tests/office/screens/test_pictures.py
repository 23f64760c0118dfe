"""Small pictures: the shapes follow the figures, and say them in words."""

from decimal import Decimal

import pytest
from lxml import html

from office.screens.components import render
from office.screens.components.flows import flow
from office.screens.gallery_examples import EXAMPLES, FLOW


def drawn(name, **options):
    return html.fragment_fromstring(render(name, **options), create_parent="div")


def test_a_sparkline_keeps_inside_its_box_and_says_its_ends():
    picture = drawn("sparkline", values=[3, 9, 6], unit="%", first_word="April", last_word="June")
    points = [tuple(map(Decimal, pair.split(","))) for pair in picture.xpath("string(//polyline/@points)").split()]
    assert [x for x, _ in points] == [6, 74, 142]
    assert [y for _, y in points] == [40, 8, 24]
    assert picture.xpath("string(//svg/@aria-label)").startswith("Line from 3% in April to 6% in June.")


@pytest.mark.parametrize("values", [[5], [5, 5, 5]])
def test_a_level_or_single_figure_is_still_drawn(values):
    assert drawn("sparkline", values=values).xpath("//polyline")


@pytest.mark.parametrize(
    ("share", "of", "width"), [(30, 100, "30.0"), (5, 20, "25.0"), (150, 100, "100.0"), (1, 3, "33.3")]
)
def test_a_bar_is_as_wide_as_its_share(share, of, width):
    assert drawn("bar", share=share, of=of).xpath("//rect/@width")[1] == width


def test_a_rank_says_its_range_in_words():
    picture = drawn("rank_bar", rank=5, low=3, high=9, of=20)
    assert picture.xpath("//rect[2]/@x | //rect[2]/@width") == ["20.0", "70.0"]
    assert "3 to 9" in picture.text_content()


def test_a_flow_gives_every_penny_its_height():
    told = flow(dict(FLOW))
    heights = {node["code"]: Decimal(node["height"]) for node in told["nodes"]}
    assert heights["poca"] == heights["scf"]
    assert abs(heights["young"] + heights["later"] - heights["scf"]) < Decimal("0.2")
    assert len(told["bands"]) == len(FLOW["flows"])


def test_a_flow_and_a_map_hold_no_links():
    flow_ = drawn("flow", **FLOW)
    map_ = drawn("map", title="Awards", places=EXAMPLES["districts"])
    assert not flow_.xpath("//svg//a") + map_.xpath("//svg//a")
    assert len(map_.xpath("//path")) == 5


def test_two_versions_mark_the_words_that_differ_and_no_markup():
    picture = drawn("two_versions", mine={"text": "ten young people"}, theirs={"text": "ten older <b>people</b>"})
    assert [mark.text_content() for mark in picture.xpath("//mark")] == ["young people", "older <b>people</b>"]

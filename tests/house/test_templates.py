"""Every template keeps to the content policy and to the classes that the sheet knows."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

HERE = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(path for path in HERE.rglob("*.html") if "post" not in path.relative_to(HERE).parts)
INLINE = re.compile(
    r"\sstyle=|<style|<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)|\son[a-z]+=[\"']|javascript:"
)
OUR_CLASS = re.compile(r"\bpl-[a-z]+(?:__[a-z]+)?(?:--[a-z0-9]+)?\b")


def name(path):
    return str(path.relative_to(HERE))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_holds_a_style_or_script_of_its_own(path):
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_class_of_ours_is_in_the_sheet(path):
    sheet = Path(finders.find("ploughland/ploughland.css")).read_text()
    text = re.sub(r'\b(id|for|href|aria-[a-z]+)="[^"]*"', "", path.read_text())
    used = {one for attribute in re.findall(r'class(?:es)?="([^"]*)"', text) for one in OUR_CLASS.findall(attribute)}
    # A class whose end is filled in by the template is looked for by its beginning.
    assert sorted(one for one in used if f".{one}" not in sheet) == []

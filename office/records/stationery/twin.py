"""The HTML twin: the accessible original of every PDF."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .paper import Bullets, Chart, Heading, KeyFacts, Paper, Paragraph, Table

NAMES = {
    Heading: "heading",
    Paragraph: "paragraph",
    Bullets: "bullets",
    Table: "table",
    KeyFacts: "facts",
    Chart: "chart",
}


def as_html(paper: Paper) -> SafeString:
    """The paper as an article with one h1, to be placed in a page."""
    blocks = [(NAMES[type(block)], block) for block in paper.blocks]
    return render_to_string("papers/paper.html", {"paper": paper, "blocks": blocks})

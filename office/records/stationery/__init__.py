"""Stationery: a paper is described once, as data, and rendered thrice: a tagged PDF, its HTML twin and a Word file.

    paper = Paper(title="Grant offer", reference="SCF-8-0012", dated=day, blocks=(
        Heading("What we offer"), Paragraph("..."), KeyFacts((("Amount", "£3,000"),)),
    ))
    as_pdf(paper)    # bytes, the same every time
    as_html(paper)   # the accessible original, to be placed in a page
    as_word(paper)   # bytes of a .docx, to be read and typed into

The PDF is tagged, but it is not claimed to be PDF/UA: the HTML twin is what to offer first.
"""

from .paper import Bullets, Chart, Heading, KeyFacts, Paper, Paragraph, Table
from .twin import as_html
from .word import as_word
from .writing import as_pdf

__all__ = ["Bullets", "Chart", "Heading", "KeyFacts", "Paper", "Paragraph", "Table", "as_html", "as_pdf", "as_word"]

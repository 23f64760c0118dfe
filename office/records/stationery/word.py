"""The Word twin of a paper: real headings, lists and tables, so that it can be read aloud, searched and typed into."""

import datetime as dt
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .paper import Block, Bullets, Chart, Heading, KeyFacts, Paper, Paragraph, Table

MADE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # not when it was printed: the same paper is the same file


def as_word(paper: Paper) -> bytes:
    """The paper as a .docx file. Text only: whatever somebody typed stands as text, never as a field or a link."""
    made = Document()
    _about(made, paper)
    made.add_paragraph(paper.letterhead.body_name)
    made.add_heading(paper.title, 1)
    made.add_paragraph(f"Reference: {paper.reference}")
    if paper.dated:
        made.add_paragraph(paper.date_in_words)
    for block in paper.blocks:
        _block(made, block)
    if paper.signed:
        made.add_paragraph(paper.signed)
    made.sections[0].footer.paragraphs[0].text = paper.reference
    kept = BytesIO()
    made.save(kept)
    return _undated(kept)


def _undated(file: BytesIO) -> bytes:
    """The same parts with the same date: zip writes into each when it was made."""
    made = BytesIO()
    with ZipFile(file) as parts, ZipFile(made, "w", ZIP_DEFLATED) as again:
        for name in parts.namelist():
            again.writestr(ZipInfo(name, MADE.timetuple()[:6]), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()


def _about(made: Any, paper: Paper) -> None:
    about = made.core_properties
    about.title, about.author, about.subject = paper.title, paper.letterhead.body_name, paper.reference
    about.language, about.created, about.modified, about.comments = paper.language, MADE, MADE, ""
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), paper.language)


def _block(made: Any, block: Block) -> None:
    match block:
        case Heading():
            made.add_heading(block.text, block.level)
        case Paragraph():
            made.add_paragraph(block.text)
        case Bullets():
            for item in block.items:
                made.add_paragraph(item, style="List Number" if block.is_numbered else "List Bullet")
        case KeyFacts():
            _table(made, block.rows)
        case Chart():
            made.add_paragraph(block.words)  # its table stands under it
        case Table():
            if block.caption:
                made.add_paragraph(block.caption)
            _table(made, (block.head, *block.rows), has_head=True)


def _table(made: Any, rows: tuple[tuple[str, ...], ...], has_head: bool = False) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    if has_head:  # a reader is told what each column is, on every page
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    made.add_paragraph()

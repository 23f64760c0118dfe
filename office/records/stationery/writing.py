"""Writing the PDF: the composed pages drawn with embedded fonts, marked, and given their structure."""

from io import BytesIO
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .composing import compose
from .lettering import PLAIN
from .paper import Paper
from .sheets import PAGE_HEIGHT, PAGE_WIDTH, Mark, Rule, Sheets, Stroke
from .tagging import Tag, finished


def as_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF; the same bytes every time. Slow work: call it from the outbox."""
    made = compose(paper)
    drawn = BytesIO()
    canvas = Canvas(
        drawn, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, initialFontName=PLAIN[0],
        lang=paper.language,
    )  # fmt: skip
    canvas.setTitle(paper.title)
    canvas.setAuthor(paper.letterhead.body_name)
    canvas.setSubject(paper.reference)
    for number, page in enumerate(made.pages):
        _bookmark(canvas, made, number)
        _draw(canvas, page, number)
        canvas.showPage()
    canvas.save()
    return finished(drawn.getvalue(), made.root, title=paper.title, language=paper.language)


def _bookmark(canvas: Canvas, made: Sheets, number: int) -> None:
    for at, (level, page, y, words) in enumerate(made.bookmarks):
        if page == number:
            canvas.bookmarkHorizontal(f"heading-{at}", 0, y)
            canvas.addOutlineEntry(words, f"heading-{at}", level=min(level - 1, 1 if at else 0))


def _draw(canvas: Canvas, page: list[Mark | Rule | Stroke], number: int) -> None:
    marked = 0
    for _, group in groupby(page, lambda one: id(_tag_of(one))):
        marks = list(group)
        tag = _tag_of(marks[0])
        if tag is None:
            canvas._code.append("/Artifact BMC")
        else:
            _marked(canvas, tag, number, marked)
            marked += 1
        for one in marks:
            _one(canvas, one)
        canvas._code.append("EMC")


def _tag_of(one: Mark | Rule | Stroke) -> Tag | None:
    return None if isinstance(one, Rule) else one.tag


def _marked(canvas: Canvas, tag: Tag, page: int, mark: int) -> None:
    tag.marks.append((page, mark))
    canvas._code.append(f"/{tag.kind} <</MCID {mark}>> BDC")


def _one(canvas: Canvas, one: Mark | Rule | Stroke) -> None:
    match one:
        case Rule():
            _rule(canvas, one)
        case Stroke():
            _stroke(canvas, one)
        case _:
            _line(canvas, one)


def _stroke(canvas: Canvas, stroke: Stroke) -> None:
    canvas.setStrokeColor(HexColor(stroke.colour))
    canvas.setLineWidth(stroke.weight)
    path = canvas.beginPath()
    path.moveTo(*stroke.points[0])
    for x, y in stroke.points[1:]:
        path.lineTo(x, y)
    canvas.drawPath(path)


def _rule(canvas: Canvas, rule: Rule) -> None:
    canvas.setStrokeColor(HexColor(rule.colour))
    canvas.setLineWidth(rule.weight)
    canvas.line(rule.x, rule.y, rule.x + rule.width, rule.y)


def _line(canvas: Canvas, mark: Mark) -> None:
    if mark.line.runs_backwards:  # so that a reader speaks it in reading order
        spoken = mark.line.text.encode("utf-16-be", "replace").hex().upper()
        canvas._code.append(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
    for run in mark.line.runs:
        text = canvas.beginText(mark.x + run.x, mark.y)
        text.setFont(run.font, mark.style.size)
        text.setFillColor(HexColor(mark.style.colour))
        text.textOut(run.drawn)
        canvas.drawText(text)
    if mark.line.runs_backwards:
        canvas._code.append("EMC")

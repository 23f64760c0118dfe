"""Composing: each part of a paper is set on its sheets, in the order it is read."""

from decimal import Decimal

from .charts import pieces
from .lettering import Style, one_line
from .paper import Block, Bullets, Chart, Heading, KeyFacts, Paper, Paragraph, Table
from .sheets import BODY, HAIRLINE, LEFT, SMALL, STRONG, WIDTH, Mark, Sheets, Stroke
from .tables import set_table


def compose(paper: Paper) -> Sheets:
    """The whole paper, in the order it is read."""
    made = Sheets(paper)
    _head(made)
    for block in paper.blocks:
        _block(made, block)
    if paper.signed:
        made.room_for(50)
        made.gap(22)
        made.words(made.root.add("P"), paper.signed, STRONG)
    _foot(made)
    return made


def _head(made: Sheets) -> None:
    paper, colour = made.paper, made.paper.letterhead.brand_colour
    made.words(made.root.add("P"), paper.letterhead.body_name, Style(13, 17, True, colour))
    made.gap(2)
    if paper.sender:
        made.words(made.root.add("P"), "\n".join(paper.sender), SMALL)
    made.gap(6)
    made.rule(colour, 1.5)
    made.gap(20)
    if paper.to:
        made.words(made.root.add("P"), "\n".join(paper.to), BODY)
        made.gap(12)
    made.words(made.root.add("P"), f"Reference: {paper.reference}", SMALL)
    if paper.dated:
        made.words(made.root.add("P"), paper.date_in_words, SMALL)
    made.gap(12)
    _heading(made, paper.title, 1, Style(22, 27, True, colour))


def _heading(made: Sheets, text: str, level: int, style: Style) -> None:
    made.room_for(style.leading + 3 * BODY.leading)  # never alone at the foot of a page
    made.bookmarks.append((level, len(made.pages) - 1, made.y, text))
    made.words(made.root.add(f"H{level}"), text, style)
    made.gap(6 if level < 3 else 3)


def _block(made: Sheets, block: Block) -> None:
    match block:
        case Heading():
            made.gap(8)
            size = 15 if block.level == 2 else 12
            _heading(made, block.text, block.level, Style(size, size + 5, True))
        case Paragraph():
            made.words(made.root.add("P"), block.text, BODY)
            made.gap(8)
        case Bullets():
            _list(made, block)
        case KeyFacts():
            set_table(made, block.rows, made.root.add("Table"), names_rows=True)
        case Table():
            _table(made, block)
        case Chart():
            _chart(made, block)


CHART_HEIGHT = 54


def _chart(made: Sheets, block: Chart) -> None:
    """The line over its base, its first and last labels under it. What it shows is said to who cannot see it."""
    made.room_for(CHART_HEIGHT + 2 * SMALL.leading)
    made.gap(CHART_HEIGHT)
    tag, foot = made.root.add("Figure"), made.y
    tag.words = block.words
    page, colour = made.pages[-1], made.paper.letterhead.brand_colour
    page.append(Stroke(tag, ((LEFT, foot - 3), (LEFT + WIDTH, foot - 3)), HAIRLINE, 0.5))
    values = [Decimal(figure) if figure else None for _, figure in block.points]
    for piece in pieces(values, int(WIDTH), CHART_HEIGHT - 6):
        line = tuple((LEFT + float(x), foot + float(y)) for x, y in piece)
        page.append(Stroke(tag, line if len(line) > 1 else ((line[0][0] - 2, line[0][1]), line[0]), colour))
    made.gap(SMALL.leading)
    made.place(tag, one_line(block.points[0][0], SMALL), SMALL, LEFT, WIDTH)
    made.place(tag, one_line(block.points[-1][0], SMALL), SMALL, LEFT, WIDTH, to_right=True)
    made.gap(6)


def _list(made: Sheets, block: Bullets) -> None:
    parent = made.root.add("L")
    for number, item in enumerate(block.items, 1):
        made.room_for(BODY.leading)
        entry = parent.add("LI")
        label = f"{number}." if block.is_numbered else "•"
        made.place(entry.add("Lbl"), one_line(label, BODY), BODY, LEFT + 4, 20)
        made.words(entry.add("LBody"), item, BODY, LEFT + 26, WIDTH - 26)
        made.gap(2)
    made.gap(8)


def _table(made: Sheets, block: Table) -> None:
    parent = made.root.add("Table")
    if block.caption:
        made.room_for(4 * BODY.leading)
        made.words(parent.add("Caption"), block.caption, STRONG)
        made.gap(3)
    set_table(made, (block.head, *block.rows), parent, amounts=block.amounts)


def _foot(made: Sheets) -> None:
    for number, page in enumerate(made.pages, 1):
        words = f"{made.paper.reference}, page {number} of {len(made.pages)}"
        page.append(Mark(None, one_line(words, SMALL), SMALL, LEFT, 40))

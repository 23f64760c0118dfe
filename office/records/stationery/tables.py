"""Tables: columns as wide as their words want, rows that may run on over a page, the head repeated."""

from dataclasses import dataclass

from .lettering import Line, Style, lines, width_of
from .sheets import BODY, LEFT, STRONG, WIDTH, Sheets
from .tagging import Tag

GUTTER = 10.0
PADDING = 4.0


@dataclass(frozen=True)
class Row:
    """The cells of one row, broken into lines."""

    cells: tuple[list[Line], ...]
    tags: tuple[Tag | None, ...]
    styles: tuple[Style, ...]

    @property
    def height(self) -> int:
        """In lines."""
        return max(len(cell) for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """How the columns of one table lie."""

    widths: tuple[float, ...]
    amounts: frozenset[int]  # columns set to the right


def set_table(
    made: Sheets,
    rows: tuple[tuple[str, ...], ...],
    parent: Tag,
    *,
    names_rows: bool = False,
    amounts: frozenset[int] = frozenset(),
) -> None:
    """A table whose first row, or else first column (`names_rows`), says what the rest is."""
    grid = Grid(_widths(rows), amounts)
    head: Row | None = None
    for number, texts in enumerate(rows):
        is_head = number == 0 and not names_rows
        row = _row(grid, texts, parent.add("TR"), is_head, names_rows)
        _set_row(made, grid, row, head)
        if is_head:
            head = Row(row.cells, (None,) * len(row.cells), row.styles)  # when repeated, a reader passes over it
    made.gap(10)


def _row(grid: Grid, texts: tuple[str, ...], entry: Tag, is_head: bool, names_rows: bool) -> Row:
    named = [is_head or (names_rows and at == 0) for at in range(len(texts))]
    scope = "Column" if is_head else "Row"
    styles = tuple(STRONG if name else BODY for name in named)
    return Row(
        tuple(
            lines(text, style, width - GUTTER) for text, style, width in zip(texts, styles, grid.widths, strict=True)
        ),
        tuple(entry.add("TH", scope) if name else entry.add("TD") for name in named),
        styles,
    )


def _set_row(made: Sheets, grid: Grid, row: Row, head: Row | None) -> None:
    if not made.has_room_for(min(row.height, 3) * BODY.leading + PADDING):
        _go_on(made, grid, head)
    for at in range(row.height):
        if not made.has_room_for(BODY.leading + PADDING):
            _go_on(made, grid, head)
        _across(made, grid, row, at)
    _underline(made)


def _go_on(made: Sheets, grid: Grid, head: Row | None) -> None:
    made.new_page()
    if head:
        for at in range(head.height):
            _across(made, grid, head, at)
        _underline(made)


def _across(made: Sheets, grid: Grid, row: Row, at: int) -> None:
    """The line of this number of each cell, side by side."""
    x = LEFT
    for column, (cell, width) in enumerate(zip(row.cells, grid.widths, strict=True)):
        for line in cell[at : at + 1]:
            style, to_right = row.styles[column], column in grid.amounts
            made.place(row.tags[column], line, style, x, width - GUTTER, to_right)
        x += width
    made.gap(BODY.leading)


def _underline(made: Sheets) -> None:
    made.gap(PADDING)
    made.rule()
    made.gap(PADDING)


def _widths(rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """Each column at least as wide as its longest word, the rest shared out by what is wanted."""
    columns = list(zip(*rows, strict=True))
    wanted = [max(_wide(text) for text in column) for column in columns]
    needed = [max((_wide(word) for text in column for word in text.split()), default=0) for column in columns]
    least = [min(width, WIDTH / len(columns)) for width in needed]
    spare = WIDTH - sum(least)
    hunger = [max(want - have, 0.1) for want, have in zip(wanted, least, strict=True)]
    return tuple(have + spare * share / sum(hunger) for have, share in zip(least, hunger, strict=True))


def _wide(text: str) -> float:
    return width_of(" ".join(text.split()), STRONG) + GUTTER + PADDING

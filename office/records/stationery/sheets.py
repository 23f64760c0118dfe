"""The sheets of a paper as they fill: lines and rules at places, each line knowing its part of the structure."""

from dataclasses import dataclass, field

from .lettering import Line, Style, lines
from .paper import Paper
from .tagging import Tag

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4, in points
LEFT, TOP, BOTTOM = 62.0, 58.0, 64.0
WIDTH = PAGE_WIDTH - 2 * LEFT
GREY = "#4a565c"
HAIRLINE = "#c8d1d1"

BODY = Style()
SMALL = Style(size=9, leading=12.5, colour=GREY)
STRONG = Style(is_bold=True)


@dataclass(frozen=True)
class Mark:
    """A line at a place. Without a tag it is furniture that a screen reader passes over."""

    tag: Tag | None
    line: Line
    style: Style
    x: float
    y: float


@dataclass(frozen=True)
class Rule:
    """A thin line across the page."""

    y: float
    colour: str
    x: float = LEFT
    width: float = WIDTH
    weight: float = 0.5


@dataclass(frozen=True)
class Stroke:
    """A drawn line through points, part of a figure."""

    tag: Tag
    points: tuple[tuple[float, float], ...]
    colour: str
    weight: float = 1.5


@dataclass
class Sheets:
    """Sets a paper from top to bottom, taking a new page when one is full."""

    paper: Paper
    root: Tag = field(default_factory=lambda: Tag("Document"))
    pages: list[list[Mark | Rule | Stroke]] = field(default_factory=lambda: [[]])
    bookmarks: list[tuple[int, int, float, str]] = field(default_factory=list)  # level, page, y, words
    y: float = PAGE_HEIGHT - TOP

    def room_for(self, height: float) -> None:
        """Take a new page unless this height still fits."""
        if not self.has_room_for(height):
            self.new_page()

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = PAGE_HEIGHT - TOP

    def has_room_for(self, height: float) -> bool:
        """True while this height fits on the page."""
        return self.y - height >= BOTTOM

    def place(self, tag: Tag | None, line: Line, style: Style, x: float, width: float, to_right: bool = False) -> None:
        """One line at the present height, at the edge it begins from."""
        if to_right or line.base == "R":
            x += width - line.width
        self.pages[-1].append(Mark(tag, line, style, x, self.y - style.size))

    def rule(self, colour: str = HAIRLINE, weight: float = 0.5) -> None:
        """A thin line at the present height."""
        self.pages[-1].append(Rule(self.y, colour, weight=weight))

    def words(self, tag: Tag, text: str, style: Style, x: float = LEFT, width: float = WIDTH) -> None:
        """A text set line by line, over as many pages as it takes."""
        for line in lines(text, style, width):
            self.room_for(style.leading)
            self.place(tag, line, style, x, width)
            self.y -= style.leading

    def gap(self, height: float) -> None:
        """White space."""
        self.y -= height

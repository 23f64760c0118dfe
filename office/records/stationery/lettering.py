"""The embedded fonts, and the breaking of text into lines set in them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .scripts import Letter, arranged, has_right_to_left, is_right_to_left

FONTS = Path(__file__).with_name("fonts")
# In order of preference; the last has the widest reach and draws a box for what none has.
PLAIN = ("AtkinsonHyperlegibleNext-Regular", "NotoNaskhArabic-Regular", "DejaVuSans")
BOLD = ("AtkinsonHyperlegibleNext-Bold", "NotoNaskhArabic-Regular", "DejaVuSans")


@dataclass(frozen=True)
class Style:
    """How a piece of text is set. Sizes in points."""

    size: float = 11
    leading: float = 16
    is_bold: bool = False
    colour: str = "#1d2327"


@dataclass(frozen=True)
class Run:
    """Letters drawn together, so far from the line's left end."""

    font: str
    drawn: str
    x: float


@dataclass(frozen=True)
class Line:
    """One line. Its runs come in reading order, so that whoever copies the text gets its words in order."""

    text: str
    runs: tuple[Run, ...]
    width: float
    base: str  # L or R: the edge it begins from

    @property
    def runs_backwards(self) -> bool:
        """True when some of it is drawn against the reading order."""
        return has_right_to_left(self.text)


@lru_cache(maxsize=1)
def _ready() -> None:
    for name in {*PLAIN, *BOLD}:
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf", shapable=False))


@lru_cache(maxsize=20_000)
def _font_for(letter: str, is_bold: bool) -> str:
    names = BOLD if is_bold else PLAIN
    for name in names:
        if ord(letter) in pdfmetrics.getFont(name).face.charToGlyph:
            return name
    return names[-1]


def one_line(text: str, style: Style, base: str = "L") -> Line:
    """Text that is known to fit on one line. `base` is the direction of its paragraph."""
    _ready()
    letters = [(letter, _font_for(letter.form, style.is_bold)) for letter in arranged(text, base)]
    starts, width = {}, 0.0
    for letter, font in sorted(letters, key=lambda pair: pair[0].place):
        starts[letter.place] = width
        width += pdfmetrics.stringWidth(letter.form, font, style.size)
    return Line(text, tuple(_run(group, starts) for group in _groups(letters)), width, base)


def _groups(letters: list[tuple[Letter, str]]) -> list[list[tuple[Letter, str]]]:
    """Letters that are drawn together: neighbours of one font and direction; words that run left each alone."""
    groups: list[list[tuple[Letter, str]]] = []
    for letter, font in letters:
        if groups:
            before, its_font = groups[-1][-1]
            step = -1 if letter.runs_left else 1
            beside = letter.place == before.place + step and letter.runs_left == before.runs_left
            if beside and font == its_font and not (letter.runs_left and before.form == " "):
                groups[-1].append((letter, font))
                continue
        groups.append([(letter, font)])
    return groups


def _run(group: list[tuple[Letter, str]], starts: dict[int, float]) -> Run:
    in_place = sorted((letter for letter, _ in group), key=lambda letter: letter.place)
    return Run(group[0][1], "".join(letter.form for letter in in_place), starts[in_place[0].place])


def lines(text: str, style: Style, width: float) -> list[Line]:
    """Text broken into lines no wider than `width`; a new line in the text is kept."""
    found = []
    for paragraph in text.split("\n"):
        base = "R" if is_right_to_left(paragraph) else "L"
        words = [part for word in paragraph.split() for part in _parts(word, style, width)]
        found += [one_line(filled, style, base) for filled in _filled(words, style, width)]
    return found or [one_line("", style)]


def _filled(words: list[str], style: Style, width: float) -> list[str]:
    found, space = [], width_of(" ", style)
    waiting: list[str] = []
    used = 0.0
    for word in words:
        wide = width_of(word, style)
        if waiting and used + space + wide > width:
            found.append(" ".join(waiting))
            waiting, used = [], 0.0
        used += wide + (space if waiting else 0)
        waiting.append(word)
    return [*found, " ".join(waiting)] if waiting else found


def _parts(word: str, style: Style, width: float) -> list[str]:
    """The word, or as many pieces as it takes when it is wider than the line (a web address)."""
    if width_of(word, style) <= width:
        return [word]
    pieces: list[str] = []
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, style) > width:
            pieces, piece = [*pieces, piece], ""
        piece += letter
    return [*pieces, piece]


def width_of(text: str, style: Style) -> float:
    """How wide a text is on one line, in points."""
    return one_line(text, style).width

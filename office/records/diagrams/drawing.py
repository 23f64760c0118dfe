"""The drawing: states as boxes in one column, steps as labelled arrows beside it, in plain SVG."""

from html import escape

from .nouns import Noun
from .routing import Path, paths

BOX_WIDTH, PORT, GAP, LANE, MARGIN = 190, 26, 26, 16, 20
LETTER = 6.7  # the width of a letter at 13 px, near enough
INK, BRAND, MIST, LINE = "#1d2327", "#12505b", "#eef4f4", "#4a565c"
FONT = 'font-family="Atkinson Hyperlegible Next, Arial, sans-serif"'


def draw(noun: Noun) -> str:
    """One noun as an SVG with a title and a description for those who do not see it."""
    return _Drawing(noun).svg()


class _Drawing:
    def __init__(self, noun: Noun) -> None:
        self.noun, self.paths = noun, paths(noun)
        self.room = {side: self._room(side) for side in ("left", "right")}
        self.left = MARGIN + self.room["left"]
        self.ports: dict[tuple[int, str], float] = {}  # (path, state it touches) -> height
        self.boxes = self._stack()

    def _of(self, side: str) -> list[Path]:
        return [path for path in self.paths if path.side == side]

    def _words(self, side: str) -> float:
        return max((len(path.label) * LETTER for path in self._of(side)), default=0) + 26

    def _room(self, side: str) -> float:
        lanes = max((path.lane + 1 for path in self._of(side)), default=0)
        return self._words(side) + lanes * LANE if lanes else 0

    def _touching(self, state: str, side: str) -> list[tuple[Path, bool]]:
        """Arrows that come in, then those that go out, on one side of a box."""
        comes = [(path, False) for path in self._of(side) if path.target == state]
        goes = [(path, True) for path in self._of(side) if state in path.sources]
        return comes + goes

    def _stack(self) -> dict[str, tuple[float, float]]:
        """State -> top and height of its box; every arrow gets a height of its own."""
        y = float(MARGIN)
        boxes: dict[str, tuple[float, float]] = {}
        for state in self.noun.states:
            sides = {side: self._touching(state, side) for side in ("left", "right")}
            height = max(2, *(len(arrows) for arrows in sides.values())) * PORT
            for arrows in sides.values():
                start = y + (height - len(arrows) * PORT) / 2 + PORT * 0.65
                for place, (path, goes) in enumerate(arrows):
                    self.ports[id(path), f"{state}:{goes}"] = start + place * PORT
            boxes[state] = (y, height)
            y += height + GAP
        return boxes

    def svg(self) -> str:
        """The finished drawing."""
        width = self.left + BOX_WIDTH + self.room["right"] + MARGIN
        height = max(top + tall for top, tall in self.boxes.values()) + MARGIN
        said = "; ".join(
            f"{', '.join(self.noun.words[s] for s in step.sources)} to {self.noun.words[step.target]}: {step.label}"
            for step in self.noun.steps
        )
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
            f'height="{height:.0f}" role="img" aria-labelledby="title desc" {FONT} font-size="13">',
            f'<title id="title">{escape(self.noun.name)}: its states and steps</title>',
            f'<desc id="desc">{escape(said)}.</desc>',
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *(self._arrow(path) for path in self.paths),
            *(self._box(state) for state in self.noun.states),
            "</svg>", "",
        ])  # fmt: skip

    def _box(self, state: str) -> str:
        top, height = self.boxes[state]
        fill, ink = (BRAND, "#ffffff") if state in self.noun.ends else (MIST, INK)
        weight = 3 if state == self.noun.start else 1.5
        return (
            f'<rect x="{self.left:.0f}" y="{top:.0f}" width="{BOX_WIDTH}" height="{height:.0f}" rx="8" fill="{fill}" '
            f'stroke="{BRAND}" stroke-width="{weight}"/>'
            f'<text x="{self.left + BOX_WIDTH / 2:.0f}" y="{top + height / 2 + 5:.0f}" text-anchor="middle" '
            f'font-weight="bold" font-size="14" fill="{ink}">{escape(self.noun.words[state])}</text>'
        )

    def _arrow(self, path: Path) -> str:
        way = 1 if path.side == "right" else -1
        edge = self.left + BOX_WIDTH if way == 1 else self.left
        lane = edge + way * (self._words(path.side) + path.lane * LANE)
        into = self.ports[id(path), f"{path.target}:False"]
        parts = []
        for source in path.sources:
            out = self.ports[id(path), f"{source}:True"]
            parts.append(f'<path d="M{edge:.0f} {out:.1f} H{lane:.0f} V{into:.1f}" fill="none" stroke="{LINE}"/>')
            parts.append(
                f'<text x="{edge + way * 10:.0f}" y="{out - 4:.1f}" text-anchor="{"start" if way == 1 else "end"}" '
                f'fill="{INK}">{escape(path.label)}</text>'
            )
        tip = edge + way * 9
        parts.append(f'<path d="M{lane:.0f} {into:.1f} H{tip:.0f}" fill="none" stroke="{LINE}"/>')
        parts.append(
            f'<path d="M{edge:.0f} {into:.1f} L{tip:.0f} {into - 4.5:.1f} V{into + 4.5:.1f} Z" fill="{LINE}"/>'
        )
        return "".join(parts)

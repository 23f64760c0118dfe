"""The five districts of West Yorkshire as simplified shapes. Never a pin."""

from .options import Options

# Drawn by hand on a 640 by 470 grid: neighbours share their edges. Each has the place of its words.
OUTLINES = {
    "Bradford": (
        "M40 60L120 24L206 40L262 88L290 150L250 196L262 232L214 262L150 236L96 244L70 190L88 138Z", 172, 140
    ),
    "Calderdale": (
        "M24 214L70 190L96 244L150 236L214 262L206 318L160 356L102 344L56 366L20 318L34 268Z", 116, 296
    ),
    "Kirklees": (
        "M214 262L262 232L318 246L352 290L330 336L344 392L280 446L196 432L142 400L160 356L206 318Z", 254, 346
    ),
    "Leeds": (
        "M262 88L330 40L424 52L520 30L560 96L528 150L556 196L500 236L430 226L376 252L318 246L262 232L250 196L290 150Z",
        410,
        140,
    ),
    "Wakefield": (
        "M318 246L376 252L430 226L500 236L556 196L616 232L622 300L560 340L500 330L440 378L344 392L330 336L352 290Z",
        474,
        288,
    ),
}  # fmt: skip


def map_(options: Options) -> Options:
    """places: name, words (a sum, or "withheld"), shade from 1 (least) to 5 by rank."""
    drawn = []
    for place in options["places"]:
        outline, x, y = OUTLINES[place["name"]]
        drawn.append({**place, "d": outline, "x": x, "y": y})
    return {**options, "places": drawn}

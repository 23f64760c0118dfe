"""Words near a mistyped one: one wrong, missing, added or swapped letter in a short word, two in a long one."""

from .models import SearchWord

SHORTEST, LONG = 4, 7
MOST = 5_000  # words compared


def nearest(word: str) -> str:
    """The word of the index nearest to this one; "" when none is near, or it stands there itself."""
    if len(word) < SHORTEST or word.isdigit() or SearchWord.objects.filter(word__startswith=word).exists():
        return ""
    allowed = 2 if len(word) >= LONG else 1
    rows = SearchWord.objects.filter(
        first__in={word[0], word[1]}, size__gte=len(word) - allowed, size__lte=len(word) + allowed
    )
    known = rows.order_by("word").values_list("word", flat=True)[:MOST]
    best = min(((distance(word, one, allowed), one) for one in known), default=(allowed + 1, ""))
    return best[1] if best[0] <= allowed else ""


def distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, added or swapped with their neighbour; `most` + 1 for any more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return most + 1
        before, above = above, here
    return above[-1]

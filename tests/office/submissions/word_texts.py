"""Two hundred texts as people write and paste them, the same ones each time: for the server and for the browser."""

import random

WORDS = [
    "club", "well-being", "O’Brien", "don't", "£1,250.50", "6.30pm", "and/or", "(young", "people)",
    "“Friday", "Lights”",
    "café", "cafe\u0301", "11–16", "naïve,", "#1", "50%", "twenty-one", "CSP/police", "Ⅳ", "½", "x²", "①",
    "świetlica", "żółć", "młodzież", "گھر", "محفوظ", "می\u200cخواہیم", "۲۰۲۱", "اور،", "مرحبا\u200f",
    "भाषा", "青年会", "Football⚽", "one\u200bword", "soft\u00adhyphen", "𝔉riday", "ﬁnance", "İstanbul", "ß",
]  # fmt: skip
NONE = [
    "–",
    "—",
    "•",
    "·",
    "*",
    "…",
    "🎉",
    "👩‍👩‍👧",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\u200b",
    "\u200d",
    "\u2060",
    "\u00ad",
    "\u0301",
    "&",
    "///",
    "“”",
    "۔",
    "\ufffd",
]
GAPS = [
    " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2009", "\u202f", "\u2003", "\u3000", "\u2028", "\u2029",
    "\u205f", "\u1680", "\ufeff", "\u180e", "\u0085", " \u00a0 ", "\n• ", "\n\u2022\t", "\no\u00a0\u00a0\u00a0",
]  # fmt: skip


def texts(number: int = 200) -> list[str]:
    """Words, marks that are none, and every gap that a paste from Word brings."""
    pick = random.Random(2020)
    made = []
    for _ in range(number):
        pieces = []
        for _ in range(pick.randrange(0, 40)):
            pieces += [pick.choice(WORDS if pick.random() < 0.75 else NONE), pick.choice(GAPS)]
        made.append("".join(pieces))
    return made

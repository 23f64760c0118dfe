"""The glossary says each word once."""

from collections import Counter
from pathlib import Path

GLOSSARY = Path(__file__).resolve().parents[2] / "docs/glossary.md"


def test_each_word_stands_once():
    rows = [line.split("|")[1].strip() for line in GLOSSARY.read_text().splitlines() if line.startswith("| ")]
    words = Counter(row for row in rows if row not in ("word", "not") and not row.startswith("---"))
    assert [word for word, times in words.items() if times > 1] == []
    assert len(words) > 100

"""How hard a text is to read."""

import pytest

from office.post.readability import reading_of, syllables

PLAIN = "We run a club for young people. They come each week. They learn to box and to cook."
HARD = (
    "Notwithstanding considerable organisational sustainability, the application insufficiently demonstrates "
    "quantifiable intermediate outcomes attributable to the proposed multidisciplinary intervention methodology."
)


@pytest.mark.parametrize(("word", "count"), [("club", 1), ("people", 2), ("made", 1), ("table", 2), ("safety", 3)])
def test_syllables_are_about_right(word, count):
    assert syllables(word) == count


def test_plain_words_are_easy_and_heavy_ones_are_hard():
    assert reading_of(PLAIN).age == 5
    assert not reading_of(PLAIN).is_hard
    assert reading_of(HARD).is_hard
    assert reading_of(f"{PLAIN} {HARD}").longest == HARD.rstrip(".")


def test_a_few_words_are_not_measured():
    assert reading_of("").age is None
    assert reading_of("Well done.").age is None

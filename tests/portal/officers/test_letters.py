"""The letters of a round: how hard each is to read, what is missing, and that all of them are there."""

import pytest

from grants.panels.actions import draft_awards_decision
from grants.panels.models import Feedback

AT = "rounds/SCF/24/letters/"
PLAIN = "You say who comes and why. You show what it costs."


@pytest.fixture
def drafted(recommended, ranked, meeting, officer):
    return draft_awards_decision(round=ranked, meeting=meeting, by=officer)


def test_before_the_decision_is_drafted_there_are_none(prepared, page):
    assert "There are no letters yet" in page(AT)


def test_every_group_has_its_letter_measured_and_gaps_are_named(drafted, sent, page, django_assert_max_num_queries):
    first = Feedback.objects.get(application=sent[0])
    first.criteria = [{**line, "words": PLAIN} for line in first.criteria]
    first.criteria[0]["words"], first.suggestion = "", ""
    first.save()
    with django_assert_max_num_queries(20):
        said = page(AT)
    assert all(bid.reference in said for bid in sent)
    assert f"No words for {first.criteria[0]['code']}." in said
    assert said.count("Hard to read.") == 2


def test_the_reading_age_stands_beside_the_words_before_they_go(drafted, sent, page):
    assert "Aim for 11 or less" in page(f"applications/{sent[0].reference}/feedback/")

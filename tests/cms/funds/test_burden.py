"""What half of past groups took to write a bid stands on the page of a round, once there are enough of them."""

import pytest

from office.submissions.models import Submission
from tests.grants import story
from tests.portal.applicants.conftest import *  # noqa: F403 (an open round)

ROUND = "/funds/safer-communities-fund/round-24/"


@pytest.mark.parametrize(("count", "told"), [(4, False), (5, True)])
def test_the_median_is_told_of_five_and_of_no_fewer(opened, client, count, told):
    for number, bid in enumerate(story.sent_bids(opened, count), 1):
        Submission.objects.filter(pk=bid.submission_id).update(writing_seconds=number * 600)
    page = client.get(ROUND).content.decode()
    assert ("half of past groups took" in page) is told
    assert ("30 min" in page) is told

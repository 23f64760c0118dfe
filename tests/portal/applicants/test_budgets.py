"""What a page of an application may cost in queries; its requests and bytes are counted in a browser."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.applications.actions import save_answers
from office.submissions.models import Answer

MOST_QUERIES = 12
# The locks and bounds of a transaction ask nothing of the database.
BOUNDS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def asked(context):
    return [one["sql"] for one in context.captured_queries if not one["sql"].startswith(BOUNDS)]


@pytest.mark.parametrize("place", ["", "sections/1/", "sections/2/", "sections/2/?from=check", "check/"])
def test_a_page_asks_little_whatever_is_in_the_form(as_lead, draft, lead, address, place):
    counts = []
    for given in ({}, {"q01": "Friday Lights"}, {f"q{number:02d}": "Words of an answer." for number in range(1, 21)}):
        save_answers(application=draft, given=given, base={}, by=lead)
        with CaptureQueriesContext(connection) as seen:
            assert as_lead.get(address(place)).status_code == 200
        counts.append(len(asked(seen)))
    assert max(counts) <= MOST_QUERIES, counts


def autosave(client, address, code, text, base, turn):
    sent = {"given": {code: {"text": [text]}}, "base": {code: base}, "from": {code: ["page-1", turn]}}
    return client.post(address("autosave/"), json.dumps(sent), content_type="application/json")


def test_saving_while_one_types_asks_little(as_lead, written, address):
    """An answer typed further, and one whose words the list of applications shows too."""
    counts = {}
    for code in ("q03", "q01"):
        assert autosave(as_lead, address, code, "Every Friday from six", 1, 1).status_code == 200
        with CaptureQueriesContext(connection) as seen:
            assert autosave(as_lead, address, code, "Every Friday from six to nine", 2, 2).status_code == 200
        counts[code] = len(asked(seen))
        assert Answer.objects.get(question__code=code).text == "Every Friday from six to nine"
    assert counts["q03"] <= 6, counts
    assert counts["q01"] <= 9, counts

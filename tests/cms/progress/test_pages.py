"""A published progress report: its public answers, its numbers as far as they may be told."""

import pytest

from office.records import outbox, publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

ADDRESS = "/progress/PR-AWD-23-005-FIN/"
BODY = {
    "reference": "PR-AWD-23-005-FIN", "award": "AWD-23-005", "title": "Ride On", "group": "Spoke and Chain",
    "kind": "Final report", "period": {"from": "2020-01-06", "to": "2020-10-30"}, "changes": ["Fewer calls on Fridays"],
    "people": {"count": 34},
    "answers": [{"code": "difference", "label": "What changed?", "text": "Calls fell by half."}],
}  # fmt: skip


@pytest.fixture
def report(at_noon, site, officer):
    """publishes a report with some parts of its body changed."""

    def published(**changes):
        opened = publication.open_publication(
            kind="progress_report", reference=BODY["reference"], address=ADDRESS, by=officer
        )
        publication.publish(publication=opened, title="Final report: Ride On", body={**BODY, **changes}, by=officer)
        outbox.drain()

    return published


def text(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_report_shows_its_answers_and_its_numbers(client, report):
    report()
    page = text(client)
    for words in ("Calls fell by half.", "What changed?", "Fewer calls on Fridays", "<b>34</b>", "6 January 2020"):
        assert words in page
    assert "Spoke and Chain" in text(client, "/progress/")


def test_a_small_number_is_not_told(client, report):
    report(people={"suppressed": True})
    assert "Fewer than 5" in text(client)


@pytest.mark.parametrize("missing", sorted(BODY))
def test_a_part_that_is_missing_leaves_the_page_whole(client, report, missing):
    report(**{missing: None})
    assert text(client).count("<h1") == 1
    assert text(client, "/progress/")

"""A postcode ticks its district without JavaScript; pasted lines are shown first, then added, and nothing is lost."""

import pytest

from office.submissions.models import Answer
from tests.portal.applicants.test_answers import posted, section_of, text


@pytest.fixture
def budget(draft, address):
    return address(f"sections/{section_of('q14')}/")


def test_a_postcode_ticks_its_district_and_is_not_kept(as_lead, draft, address):
    page = address(f"sections/{section_of('q04')}/")
    sent = posted("q04", {"areas": "By the beck", "postcode": "bd11aa"}, go="find-q04")
    response = as_lead.post(page, sent, follow=True)
    assert "BD1 1AA is in Bradford" in text(response)
    answer = Answer.objects.get(question__code="q04")
    assert (answer.choices, answer.text) == (["BRA"], "By the beck")
    assert "bd11aa" not in str(answer.__dict__).lower()


@pytest.mark.parametrize(("typed", "words"), [("SW1A 1AA", "not in our area"), ("x", "full postcode"), ("", "first")])
def test_a_postcode_that_is_not_found_keeps_the_rest(as_lead, draft, address, typed, words):
    page = address(f"sections/{section_of('q04')}/")
    response = as_lead.post(page, posted("q04", {"areas": "Beck", "postcode": typed}, go="find-q04"), follow=True)
    assert words in text(response)
    assert Answer.objects.get(question__code="q04").text == "Beck"


def test_pasted_lines_are_shown_first_and_then_added_after_what_is_there(as_lead, draft, budget):
    fields = {"0-item": "Hall", "0-working": "20 at £40", "0-cost": "800", "0-ask": "800"}
    pasted = "Workers\t120 hours\t3330\t3330\nBus\tone trip\tlots\t90"
    shown = as_lead.post(budget, posted("q14", {**fields, "paste": pasted}, go="paste-q14"))
    assert "Write the cost in pounds" in text(shown)
    assert [row["item"] for row in Answer.objects.get(question__code="q14").rows] == ["Hall"]
    again = as_lead.post(budget, {"q14-paste": pasted, "q14-revision": 1, "pasting": 1, "go": "paste-q14"})
    assert "Workers" in text(again)
    as_lead.post(budget, {"q14-paste": pasted, "q14-revision": 1, "pasting": 1, "go": "use-q14"})
    answer = Answer.objects.get(question__code="q14")
    assert [row["item"] for row in answer.rows] == ["Hall", "Workers", "Bus"]
    assert answer.typed == {"2-cost": "lots"}


def test_lines_added_onto_an_old_page_overwrite_nothing(as_lead, written, address):
    page = address(f"sections/{section_of('q14')}/")
    response = as_lead.post(page, {"q14-paste": "A\tB\t1\t1", "q14-revision": 7, "pasting": 1, "go": "use-q14"})
    assert response.status_code == 409
    assert len(Answer.objects.get(question__code="q14").rows) == 2

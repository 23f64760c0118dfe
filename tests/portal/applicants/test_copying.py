"""Starting from an earlier application, on the pages: each copied answer is marked, and kept or changed."""

import pytest

from grants.applications.models import Application
from office.records.steps import take
from office.submissions.models import Answer
from tests.grants.answers import GOOD

START = "/portal/applicants/apply/safer-communities-fund/round-24/"
FITS = {"E1": "yes", "E2": "BRA", "E3": "no"}


def text(response):
    return response.content.decode()


@pytest.fixture
def earlier(written, lead):
    return take(written, "withdraw", by=lead)


@pytest.fixture
def page(earlier, as_lead, opened, group, lead):
    """The second application's address, started from the first."""
    form = as_lead.get(f"{START}?from={earlier.reference}").context["form"]
    right = {one.code: "BRA" if one.districts else one.right_answer for one in form.asked}
    answer = as_lead.post(START, {**right, "group": group.pk, "earlier": earlier.reference})
    assert answer.status_code == 302, text(answer)
    return answer.headers["Location"]


def test_the_first_page_offers_it(earlier, as_lead):
    shown = text(as_lead.get(f"{START}?from={earlier.reference}"))
    assert f"Copy from {earlier.reference} Friday Lights" in shown
    assert "No, start with an empty form" in shown


def test_the_first_application_of_a_group_is_not_asked(as_lead, opened, group):
    assert "start with an empty form" not in text(as_lead.get(START))


def test_nothing_chosen_is_an_empty_form(earlier, as_lead, group):
    form = as_lead.get(START).context["form"]
    assert form["earlier"].initial == "none"
    right = {one.code: "BRA" if one.districts else one.right_answer for one in form.asked}
    assert as_lead.post(START, {**right, "group": group.pk}).status_code == 302
    assert not Answer.objects.exclude(copied_from="").exists()


def test_an_old_application_leads_to_the_open_round(earlier, as_lead, address):
    assert f"{START}?from={earlier.reference}" in text(as_lead.get(address()))


def test_each_copied_answer_says_where_it_is_from(page, as_lead):
    shown = text(as_lead.get(f"{page}sections/1/"))
    assert "This answer is from <b>SCF-24-001</b>" in shown
    assert 'id="q01-keep"' in shown


def test_kept_by_a_tick_it_is_marked_no_more(page, as_lead):
    as_lead.post(f"{page}sections/1/", {"q01-text": GOOD["q01"], "q01-revision": "1", "keep": "q01"})
    assert Answer.objects.get(submission__application__reference="SCF-24-002", question__code="q01").copied_from == ""


def test_unticked_the_page_asks_once_more_and_then_goes_on(page, as_lead):
    codes = [one["question"].code for one in as_lead.get(f"{page}sections/1/").context["shown"]]
    sent = {f"{code}-text": GOOD[code] for code in codes} | {f"{code}-revision": "1" for code in codes}
    shown = as_lead.post(f"{page}sections/1/", sent, follow=True)
    assert "comes from SCF-24-001. Keep it or change it." in text(shown)
    assert shown.redirect_chain[-1][0].endswith("/sections/1/")
    again = as_lead.post(f"{page}sections/1/", sent | {"advised": shown.context["advised"]})
    assert again.headers["Location"].endswith("/sections/2/")


def test_the_check_lists_them_and_keeps_those_ticked(page, as_lead):
    shown = text(as_lead.get(f"{page}check/"))
    assert "of these answers came from an earlier application" in shown
    copied = Answer.objects.exclude(copied_from="")
    every = list(copied.values_list("question__code", flat=True))
    assert shown.count('form="keep-copied"') == len(every)
    kept = as_lead.post(f"{page}check/keep/", {"keep": every}, follow=True)
    assert f"You kept {len(every)} answers." in text(kept)
    assert not copied.exists()


def test_a_stranger_keeps_nothing(page, sign_in, stranger):
    assert sign_in(stranger).post(f"{page}check/keep/", {"keep": ["q01"]}).status_code == 404
    assert Answer.objects.filter(copied_from="SCF-24-001", question__code="q01").exists()


def test_nothing_else_can_be_copied_by_typing_its_reference(earlier, as_lead, group):
    answer = as_lead.post(START, {"group": group.pk, "earlier": "SCF-24-999"})
    assert answer.status_code == 422
    assert Application.objects.count() == 1

"""Grants of earlier years: looked at, brought in once, counted apart on the site, and undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.setting_up import make_the_site
from grants.earlier.models import EarlierAward, EarlierFile
from grants.earlier.queries import running_totals
from grants.earlier.rows import PARTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NEW = "/portal/officers/earlier/new/"
TABLE = (
    "Who,Project,Sum,Day\nBeckside Club,Friday nights,1000,2015-04-03\nBECKSIDE CLUB,Sunday nights,500,2016-04-03\n"
    "Moorside Runners,Hill runs,250.50,03/05/2016\nMoorside Runners,Hill runs,250.50,2016-05-03\nNobody,,x,y\n"
)
COLUMNS = {"group": "Who", "title": "Project", "amount": "Sum", "date": "Day", "purpose": "", "district": ""}


@pytest.fixture
def browser(sign_in, officer):
    make_the_site()
    return sign_in(officer)


def bring(browser, table=TABLE, **more):
    return browser.post(NEW, {"text": table, "name": "old.csv", "do": "bring", **COLUMNS, **more})


def test_it_is_looked_at_before_anything_is_kept(browser):
    answer = browser.post(NEW, {"file": SimpleUploadedFile("old.csv", TABLE.encode())})
    assert "<b>0</b> of 5 rows" in answer.content.decode()  # the columns have names of their own
    answer = browser.post(NEW, {"text": TABLE, "name": "old.csv", "do": "look", **COLUMNS})
    page = answer.content.decode()
    assert "<b>3</b> of 5 rows" in page
    assert "Here already" in page
    assert "There is no title." in page
    assert not EarlierFile.objects.exists()


def test_it_is_brought_in_once_and_counted_apart_with_the_rest(browser, client):
    assert bring(browser).status_code == 302
    assert EarlierAward.objects.count() == 3
    sums = running_totals()
    assert (sums.projects, sums.groups, sums.awarded_pence) == (3, 2, 1_750_50)
    page = client.get("/awards/earlier/").content.decode()
    for words in ("Hill runs", "£1,750.50", "Beckside Club"):
        assert words in page
    again = bring(browser)
    assert again.status_code == 422
    assert "No row of this file can be brought in" in again.content.decode()
    assert EarlierAward.objects.count() == 3


def test_it_is_undone_and_can_be_brought_in_again(browser, client):
    bring(browser)
    at = f"/portal/officers/earlier/{EarlierFile.objects.get().pk}/undo/"
    assert "3 grants off the website" in browser.get(at).content.decode()
    browser.post(at)
    assert running_totals().projects == 0
    assert "Hill runs" not in client.get("/awards/earlier/").content.decode()
    assert "undone already" in browser.post(at, follow=True).content.decode()
    assert bring(browser).status_code == 302
    assert running_totals().projects == 3


@pytest.mark.parametrize("more", [{"group": ""}, {"amount": "No such column"}, {"text": ""}])
def test_columns_that_are_needed_are_asked_for(browser, more):
    assert bring(browser, **more).status_code == 422
    assert not EarlierAward.objects.exists()


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"", b"one column\n1\n", b"a,b,c,d\n" + b"x" * 600_000])
def test_a_file_that_is_none_is_refused_in_words(browser, body):
    assert browser.post(NEW, {"file": SimpleUploadedFile("old.csv", body)}).status_code == 422


def test_only_officers_bring_in(sign_in, finance_1):
    assert sign_in(finance_1).get(NEW).status_code == 403
    assert set(COLUMNS) == set(PARTS)

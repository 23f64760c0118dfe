"""The office's names are settings with a date."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from office.records import letterhead
from office.records.actors import THE_CLOCK
from office.records.letterhead.contrast import against_white
from office.records.models import Event
from office.records.trail.verifying import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    return letterhead.load_letterhead(by=THE_CLOCK)


def test_before_any_is_set_plain_words_stand():
    assert letterhead.in_force().body_name == "Office of the Police and Crime Commissioner"


def test_west_yorkshire_is_shipped(shipped):
    assert letterhead.in_force(on=dt.date(2020, 11, 23)) == shipped
    assert shipped.address_lines[-1] == "WF1 1DL"


def test_a_change_holds_from_its_day_and_the_old_names_stay(shipped):
    letterhead.set_letterhead(effective_from=dt.date(2021, 5, 10), holder_title="Mayor", by=THE_CLOCK)
    assert letterhead.in_force(on=dt.date(2021, 5, 9)).holder_title == "Police and Crime Commissioner"
    mayor = letterhead.in_force(on=dt.date(2021, 5, 10))
    assert (mayor.holder_title, mayor.phone) == ("Mayor", shipped.phone)


def test_the_same_day_again_corrects_the_row(shipped):
    again = letterhead.set_letterhead(effective_from=shipped.effective_from, phone="01632 960 146", by=THE_CLOCK)
    assert again.pk == shipped.pk
    assert letterhead.in_force().phone == "01632 960 146"


def test_a_change_is_on_the_trail(shipped):
    assert Event.objects.get().verb == "set_letterhead"
    assert list(faults()) == []


def test_it_is_read_once(shipped, django_assert_num_queries):
    letterhead.in_force()
    with django_assert_num_queries(0):
        letterhead.in_force()


@pytest.mark.parametrize("colour", ["#12505b", "#767676"])
def test_a_dark_enough_colour_is_taken(colour):
    assert against_white(colour) >= 4.5
    letterhead.set_letterhead(effective_from=dt.date(2020, 1, 1), brand_colour=colour, by=THE_CLOCK)


@pytest.mark.parametrize("colour", ["#777777", "#ffdd00", "teal", "#12505"])
def test_a_colour_white_cannot_be_read_on_is_refused(colour):
    with pytest.raises(ValidationError) as refused:
        letterhead.set_letterhead(effective_from=dt.date(2020, 1, 1), brand_colour=colour, by=THE_CLOCK)
    assert list(refused.value.message_dict) == ["brand_colour"]

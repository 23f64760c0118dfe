"""The engine's one door."""

import pytest

from office.people.models import User
from office.records.models import Event
from office.records.steps import DirectCall, Forbidden, Refused, Stale, offers, take, take_all
from tests.workshop.models import Bulb, Lamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return User.objects.create_user("officer@office.test")


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger@elsewhere.test")


@pytest.fixture
def lamp():
    return Lamp.objects.create()


def test_take_moves_the_state_and_the_callers_own_object(lamp, officer):
    take(lamp, "switch_on", by=officer, note="for reading")
    assert (lamp.state, lamp.version, lamp.note) == ("on", 1, "for reading")
    lamp.refresh_from_db()
    assert (lamp.state, lamp.version, lamp.note) == ("on", 1, "for reading")


def test_take_asks_who_before_anything_else(lamp, stranger):
    with pytest.raises(Forbidden) as refused:
        take(lamp, "switch_on", by=stranger, expected_version=99)
    assert refused.value.obstacles == ["You cannot do this."]
    assert Lamp.objects.get().version == 0


def test_take_refuses_a_stale_version(lamp, officer):
    with pytest.raises(Stale):
        take(lamp, "switch_on", by=officer, expected_version=3)


def test_take_refuses_from_another_state_in_the_states_own_word(lamp, officer):
    with pytest.raises(Refused, match="it is off"):
        take(lamp, "switch_off", by=officer)


def test_take_refuses_with_the_rules_sentences_and_changes_nothing(lamp, officer):
    Lamp.objects.update(has_bulb=False)
    with pytest.raises(Refused) as refused:
        take(lamp, "switch_on", by=officer)
    assert refused.value.obstacles == ["Screw in a bulb first."]
    assert Event.objects.count() == 0


def test_a_refusal_from_the_body_changes_nothing(lamp, officer):
    with pytest.raises(Refused, match="Say why"):
        take(lamp, "drop", by=officer, why="")
    assert Lamp.objects.get().state == "off"


def test_a_step_called_as_a_method_raises(lamp, officer):
    with pytest.raises(DirectCall):
        lamp.switch_on(by=officer)


def test_the_state_cannot_be_assigned(lamp):
    with pytest.raises(AttributeError):
        lamp.state = "on"


def test_consequences_run_after_the_save(lamp, officer):
    bulb = Bulb.objects.create(lamp=lamp)
    take(lamp, "switch_on", by=officer)
    bulb.refresh_from_db()
    assert bulb.state == "glowing"
    assert list(Event.objects.order_by("pk").values_list("subject_type", flat=True)) == [
        "workshop.lamp",
        "workshop.bulb",
    ]


def test_take_all_moves_the_able_and_names_the_rest(officer):
    able, unable = Lamp.objects.create(), Lamp.objects.create(has_bulb=False)
    moved, refused = take_all(Lamp, [able.pk, unable.pk], "switch_on", by=officer)
    assert [lamp.pk for lamp in moved] == [able.pk]
    assert list(refused) == [unable.pk]


def test_take_all_costs_the_same_queries_for_two_and_for_forty(officer, django_assert_max_num_queries):
    for count in (2, 40):
        keys = [Lamp.objects.create().pk for _ in range(count)]
        with django_assert_max_num_queries(9):
            take_all(Lamp, keys, "switch_on", by=officer)


def test_offers_show_what_is_possible_and_what_is_in_the_way(lamp, officer, stranger):
    lamp.has_bulb = False
    assert [(o.step.name, o.obstacles) for o in offers(lamp, officer)] == [
        ("switch_on", ["Screw in a bulb first."]),
        ("drop", []),
    ]
    assert offers(lamp, stranger) == []


def test_words_for_officer_and_applicant(lamp):
    assert (str(lamp.state_word), lamp.state_word_for_applicant) == ("Off", "Dark")


def test_a_step_may_ask_for_a_name(lamp, officer):
    with pytest.raises(TypeError, match="unexpected keyword argument 'name'"):
        take(lamp, "drop", by=officer, why="It slipped.", name="The step is told, not `take`.")

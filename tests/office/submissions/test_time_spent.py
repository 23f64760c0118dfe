"""How long a group wrote: the time between saves, without the breaks."""

import datetime as dt

import pytest

from office.records import clock
from office.submissions.actions import save_answers, start
from office.submissions.models import Submission
from office.submissions.writing import ONE_SITTING, Origin
from tests.conftest import NOON
from tests.office.submissions.making import loaded

QUESTIONS = [{"code": "q01", "type": "long_text", "label": "Say it"}]


@pytest.fixture
def submission(officer, group, lead, at_noon):
    return start(question_set=loaded(QUESTIONS, by=officer), organisation=group, by=lead)


def spent(submission, by, *seconds, script=False):
    """Saves at these seconds after noon; gives the seconds counted."""
    for turn, second in enumerate(seconds, 1):
        held = Submission.objects.get(pk=submission.pk)
        more = {"origins": {"q01": Origin("page", turn)}, "base": {"q01": turn - 1}} if script else {}
        with clock.set_to(NOON + dt.timedelta(seconds=second)):
            save_answers(submission=held, given={"q01": f"Words {second}"}, by=by, **more)
    return Submission.objects.get(pk=submission.pk).writing_seconds


@pytest.mark.parametrize("script", [False, True])
def test_time_between_saves_is_counted(submission, lead, script):
    assert spent(submission, lead, 0, 20, 80, script=script) == 80


def test_a_break_is_not(submission, lead):
    long = int(ONE_SITTING.total_seconds())
    assert spent(submission, lead, 0, 30, 30 + long, 60 + long) == 60

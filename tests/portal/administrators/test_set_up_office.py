"""An empty production database becomes an office that is ready to fill, with nothing invented in it."""

import pytest
from django.core.management import CommandError, call_command

from grants.models import Fund, Round
from office.people.models import Organisation, User
from office.people.permissions import has_role
from office.people.roles import Role
from office.plan.queries import plan_in_force
from office.post.models import Message
from office.principles.queries import set_in_force
from office.records import letterhead
from office.submissions.models import QuestionSet

pytestmark = pytest.mark.django_db
ANSWERS = {
    "administrator": "first@office.test", "body_name": "Office of the Mayor", "holder_title": "Mayor",
    "deputy_title": "Deputy Mayor", "phone": "01632 960123", "email": "office@office.test", "no_input": True,
}  # fmt: skip


def test_an_office_is_set_up_and_a_second_time_changes_nothing(capsys):
    for _ in range(2):
        call_command("set_up_office", **ANSWERS)
    office = letterhead.in_force()
    assert (office.body_name, office.holder_title, office.signatories) == (
        "Office of the Mayor", "Mayor", ["Mayor", "Deputy Mayor"],
    )  # fmt: skip
    assert [has_role(user, Role.ADMINISTRATOR) for user in User.objects.all()] == [True]
    assert plan_in_force() is not None
    assert set_in_force() is not None
    assert set(Fund.objects.values_list("type", flat=True)) == {"safer_communities", "crime_reduction"}
    assert QuestionSet.objects.filter(code="scf-application", published_at__isnull=False).exists()
    assert not Organisation.objects.exists()
    assert not Round.objects.exists()
    assert not Message.objects.exclude(to_user__email="first@office.test").exists()
    assert "Still to do:" in capsys.readouterr().out


def test_it_names_what_is_missing():
    with pytest.raises(CommandError, match="--administrator"):
        call_command("set_up_office", no_input=True)

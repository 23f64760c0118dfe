"""Makes the groups of the last ten minutes: each with a whole draft in an open round, and a session of its lead.

Run in a fresh DATA_DIR of the demonstration. Prints JSON: a list of {"session", "user", "home", "revision"}.
"""

import argparse
import json
import sys
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from grants.applications.actions import save_answers, start_application
from grants.applications.models import Application
from grants.funds.queries import open_rounds
from office.people.models import User
from office.people.organisations.actions import register_organisation
from office.submissions.models import Answer
from office.submissions.queries import plain_answers


def main() -> None:
    """The groups, made by the actions that make real ones."""
    said = argparse.ArgumentParser()
    said.add_argument("--groups", type=int)
    count = said.parse_args().groups
    round = open_rounds().select_related("question_set")[0]
    whole = Application.objects.filter(round=round, state="submitted").select_related("submission")[0]
    given, store = plain_answers(whole.submission), import_module(settings.SESSION_ENGINE).SessionStore
    made = []
    for number in range(count):
        lead = User.objects.create_user(f"deadline-{number}@group.invalid", f"Lead {number}")
        group = register_organisation(
            name=f"Group {number}", lead=lead, by=lead, phone_on_file="01632 960000", committee_size=4
        )
        bid = start_application(round=round, pot=whole.pot, organisation=group, by=lead)
        save_answers(application=bid, given=given, base={}, by=lead)
        session = store()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(lead.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = lead.get_session_auth_hash()
        session.create()
        answer = Answer.objects.get(submission=bid.submission, question__code="q02")
        made.append({
            "session": session.session_key, "user": lead.pk, "revision": answer.revision,
            "home": f"/portal/applicants/applications/{bid.reference}/", "submission": bid.submission_id,
        })  # fmt: skip
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()

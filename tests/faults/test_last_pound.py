"""Eight processes promise the last pound of the same pots at once, on whichever database the suite runs."""

import json
import os
import subprocess
import sys
from collections import Counter
from urllib.parse import quote

import pytest
from django.db import connection

from office.ledger import invariants, queries
from office.ledger.models import Pot
from tests.factories import funded_pot, funded_source, signed
from tests.faults.racing_for_the_last_pound import POUND

pytestmark = pytest.mark.django_db(transaction=True)

PROCESSES = 8


def address_of_the_database():
    """The test database, so that another process finds the same one."""
    used = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{used['NAME']}"
    login = quote(used["USER"]) + (f":{quote(used['PASSWORD'])}" if used["PASSWORD"] else "")
    return f"postgres://{login}@{used['HOST']}:{used['PORT'] or 5432}/{used['NAME']}"


def race(way, decision, pots):
    """Start every process, let them all go at once, and add up what they say."""
    command = [sys.executable, "-m", "tests.faults.racing_for_the_last_pound", way, str(decision.pk)]
    environment = {**os.environ, "DATABASE_URL": address_of_the_database()}
    runners = [
        subprocess.Popen([*command, *(str(pot.pk) for pot in pots)], env=environment, text=True,
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(PROCESSES)
    ]  # fmt: skip
    for runner in runners:
        assert runner.stdout.readline() == "ready\n"
    for runner in runners:
        runner.stdin.write("go\n")
        runner.stdin.flush()
    said = Counter()
    for runner in runners:
        said.update(json.loads(runner.communicate(timeout=300)[0]))
        assert runner.returncode == 0
    return dict(said)


def overspent():
    """The pots of which, by their entries, more was promised than was set aside."""
    return sum(pot.committed_pence_again > pot.set_aside_pence_again for pot in queries.pots_recomputed())


@pytest.fixture
def pots_with_a_pound(office, length):
    """A signed decision and pots with one pound in each."""
    decision, source = signed(office), funded_source(office)
    count = length(5, 200)
    return decision, [
        funded_pot(office, decision=decision, source=source, code=f"P-{n}", pence=POUND) for n in range(count)
    ]


def test_the_last_pound_is_promised_once(pots_with_a_pound):
    decision, pots = pots_with_a_pound
    assert race("ledger", decision, pots) == {"won": len(pots), "refused": (PROCESSES - 1) * len(pots)}
    assert overspent() == 0
    assert {pot.left_pence for pot in Pot.objects.all()} == {0}
    assert [sentence for check in invariants.ALL.values() for sentence in check()] == []


def test_the_race_is_lost_by_code_that_reads_before_the_transaction(pots_with_a_pound):
    """What proves that the test above can fail: the counters look well, and the entries tell the truth."""
    decision, pots = pots_with_a_pound
    assert race("naive", decision, pots)["won"] > len(pots)
    assert overspent() > 0
    assert list(invariants.nothing_is_overspent()) != []
    assert list(invariants.counters_equal_entries()) != []

"""One process of the race for the last pound of many pots: told what to do by its standard input.

It says "ready" once it is set up, waits for a line, and prints how often it won and was refused. The naive
way is what the ledger must not do: it reads what is left before the transaction and writes the result back.
"""

import json
import os
import sys

import django

POUND = 1_00


def promise(pot, decision):
    """The ledger's own way."""
    from office.ledger.actions import commit

    commit(pot=pot, pence=POUND, decision=decision, label=f"race {os.getpid()}", by=decision)


def promise_naively(pot, decision):
    """Look, then leap: `pot` was read before anybody else had written."""
    from django.db import transaction

    from office.ledger.models import Commitment, LedgerEntry, Pot
    from office.ledger.rules import obstacles_to_committing
    from office.records import clock
    from office.records.steps import Refused

    if no := obstacles_to_committing(pot.source, pot, POUND):
        raise Refused(no)
    with transaction.atomic():
        made = Commitment.objects.create(pot=pot, decision=decision, label=f"race {os.getpid()}", amount_pence=POUND)
        LedgerEntry.objects.create(
            kind="commit", amount_pence=POUND, source_id=pot.source_id, pot=pot, commitment=made, decision=decision,
            on=clock.today(), at=clock.now(), actor=decision.trail_name,
        )  # fmt: skip
        Pot.objects.filter(pk=pot.pk).update(committed_pence=pot.committed_pence + POUND)


def main(way, decision_id, *pot_ids):
    """Race for every pot in turn."""
    from office.decisions.models import DecisionRecord
    from office.ledger.models import Pot
    from office.records.steps import Refused

    decision = DecisionRecord.objects.get(pk=decision_id)
    pots = list(Pot.objects.select_related("source").filter(pk__in=pot_ids).order_by("pk"))
    print("ready", flush=True)
    sys.stdin.readline()
    won = refused = 0
    for pot in pots:
        try:
            (promise if way == "ledger" else promise_naively)(pot, decision)
            won += 1
        except Refused:
            refused += 1
    print(json.dumps({"won": won, "refused": refused}), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main(*sys.argv[1:])

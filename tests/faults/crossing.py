"""Several deeds at once, each in a thread of its own, meeting where it hurts: with their first locks held."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import OperationalError, connection, connections

from office.records import invariants
from office.records.steps import Refused
from office.records.trail.verifying import faults

PATIENCE = 20  # seconds for a thread to come to the meeting point, or to end


@dataclass
class Runner:
    """One deed. It waits for the others once it holds a row of `holding`, or before it begins when that is None.

    On SQLite a writer holds the whole database, so nobody waits but at the start.
    """

    deed: Callable[[], object]
    holding: type | None = None
    said: str = "nothing"
    tries: int = 0
    met: bool = field(default=False, repr=False)

    def run(self, barrier: threading.Barrier) -> None:
        try:
            waits_to_hold = self.holding is not None and connection.vendor == "postgresql"
            if not waits_to_hold:
                self.meet(barrier)
            with connection.execute_wrapper(self.watching(barrier, meets=waits_to_hold)):
                self.deed()
            self.said = "done"
        except Refused as no:
            self.said = no.obstacles[0]
        except OperationalError as error:
            self.said = f"broke: {getattr(error.__cause__, 'sqlstate', error)}"
        finally:
            connections.close_all()

    def watching(self, barrier, *, meets):
        """Counts how often the row was asked for, and stops there the first time."""
        table = self.holding._meta.db_table if self.holding else ""
        lock = f'FOR NO KEY UPDATE OF "{table}"'

        def watch(execute, sql, params, many, context):
            result = execute(sql, params, many, context)
            if table and lock in sql:
                self.tries += 1
                if meets and not self.met:
                    self.meet(barrier)
            return result

        return watch

    def meet(self, barrier) -> None:
        self.met = True
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=PATIENCE)


def cross(*runners: Runner) -> list[str]:
    """Run them all to their end. Gives what each came to: "done", or the sentence it was refused with."""
    barrier = threading.Barrier(len(runners))
    threads = [threading.Thread(target=one.run, args=(barrier,)) for one in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=3 * PATIENCE)
        assert not thread.is_alive()
    return [one.said for one in runners]


def all_is_well() -> bool:
    """The trail is whole and nothing that must always be true is broken."""
    assert list(faults()) == []
    assert list(invariants.broken()) == []
    return True

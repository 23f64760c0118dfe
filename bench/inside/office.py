"""One seeded office in a process of its own: told the names of cases on its input, it prints what each cost, as JSON.

CPU is this process's own seconds (PostgreSQL's are not in it), memory the anonymous kilobytes that the case added.
"""

import json
import sys
import time

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.inside.cases import Cases


def anonymous_kilobytes() -> int:
    """Memory of its own: pages of the database that are mapped do not count."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))


def main() -> None:
    """Measure whatever is asked, until the input ends."""
    settings.ROOT_URLCONF = "bench.inside.urls"
    cases = Cases().all()
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        case, before = cases[asked["case"]], anonymous_kilobytes()
        if asked["count"]:
            with CaptureQueriesContext(connection) as seen:
                made = case()
            print(json.dumps({"queries": len(seen), "made": made}), flush=True)
            continue
        begun = time.process_time()
        for _ in range(asked["times"]):
            made = case()
        cpu = (time.process_time() - begun) / asked["times"]
        print(json.dumps({"cpu": cpu, "made": made, "memory": anonymous_kilobytes() - before}), flush=True)


if __name__ == "__main__":
    main()

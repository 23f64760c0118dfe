"""Side by side, turn about: A B A B, so that a noisy neighbour lands on both, and only ratios are judged."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHORTEST = 0.05  # seconds of work to a turn: a shorter case is done several times


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a case in the office of one size."""

    size: int
    case: str


class Offices:
    """The seeded offices, made once and kept, each with its process."""

    def __init__(self, kept: Path) -> None:
        self.kept, self.processes = kept, {}

    def __enter__(self) -> "Offices":
        return self

    def __exit__(self, *why: Any) -> None:
        for process in self.processes.values():
            process.stdin.close()
            process.wait(timeout=60)

    def ask(self, side: Side, times: int = 1, count: bool = False) -> dict[str, Any]:
        """What one case cost, per time."""
        process = self.processes.get(side.size) or self._start(side.size)
        process.stdin.write(json.dumps({"case": side.case, "times": times, "count": count}) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f"The office of {side.size} applications stopped at {side.case!r}.")
        return json.loads(line)

    def _start(self, size: int) -> Any:
        folder = self.kept / str(size)
        if not (folder / "seeded").exists():
            print(f"Making an office of {size:,} applications …", file=sys.stderr)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for command in (("manage.py", "migrate", "-v0"), ("manage.py", "createcachetable"),
                            ("manage.py", "collectstatic", "--no-input"),
                            ("-m", "bench.inside.seed", "--applications", str(size))):  # fmt: skip
                _run(folder, *command)
            (folder / "seeded").touch()
        # A measured write must not reach the next run.
        run = self.kept / f"run-{size}"
        shutil.rmtree(run, ignore_errors=True)
        shutil.copytree(folder, run)
        command = [sys.executable, "-m", "bench.inside.office"]
        self.processes[size] = process = subprocess.Popen(
            command, env=_environment(run), cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdout.readline() == "ready\n"
        return process


def _environment(folder: Path) -> dict[str, str]:
    # What is measured is the making of a page, and not the handing out of a copy.
    chosen = {"PLOUGHLAND_MODE": "demonstration", "DATA_DIR": str(folder), "LOG_LEVEL": "ERROR",
              "KEEP_COPIES": "0"}  # fmt: skip
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | chosen


def _run(folder: Path, *command: str) -> None:
    command = (sys.executable, *command)
    subprocess.run(command, env=_environment(folder), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def ratio(offices: Offices, one: Side, base: Side, rounds: int) -> dict[str, Any]:
    """Both by turns. The ratio is the median of the rounds' own ratios; `spread` is its lowest and highest."""
    times = {side: max(1, round(SHORTEST / max(offices.ask(side)["cpu"], 1e-6))) for side in (one, base)}
    ratios, costs = [], []
    for number in range(rounds):
        order = (one, base) if number % 2 else (base, one)
        cost = {side: offices.ask(side, times[side])["cpu"] for side in order}
        ratios.append(cost[one] / max(cost[base], 1e-9))
        costs.append(cost)
    return {
        "measured": median(ratios), "spread": [min(ratios), max(ratios)], "rounds": rounds,
        "ms": median(cost[one] for cost in costs) * 1000, "base_ms": median(cost[base] for cost in costs) * 1000,
    }  # fmt: skip

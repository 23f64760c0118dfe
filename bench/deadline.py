"""`python -m bench.deadline [--groups N] [--seconds S] [--office FOLDER]`: the last ten minutes of 2,000 groups.

They meet a real server. Of every 1,000 turns 739 save while one types, 244 open a page of the form and 17 send the bid
and take it back: the mix of 100 saves, 33 pages and 3.3 sendings a second, scaled to 104 requests a second. The groups
here ask as fast as the server answers, so that a few of them stand for 2,000; the generator shares the machine with
the server. Prints how many times the 104 a second were carried, every error, and every save that was answered as saved
and is not there. Exit 0 when there is no error and no lost save, and the 104 a second were carried.
"""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NEEDED = 104  # requests a second
SAVES, PAGES = 739, 244  # of a thousand turns; the rest send, in three requests
CODE, TOKEN = "q02", "d" * 32
WORKERS = 12
VERSION = re.compile(rb'name="version" value="([0-9]+)"')
DATABASE = "ploughland.sqlite3"
STANDING = (
    "SELECT a.submission_id, a.text FROM submissions_answer a "
    "JOIN submissions_question q ON q.id = a.question_id WHERE q.code = ?"
)


class Group:
    """One group in its last minutes: what it was told is saved, and what went wrong."""

    def __init__(self, known: dict[str, Any], port: int) -> None:
        self.known, self.port, self.turn = known, port, 0
        self.revision, self.acknowledged = known["revision"], ""
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, rest: str, body: str = "", kind: str = "application/json") -> tuple[int, bytes]:
        """One request, on a connection that stays open."""
        is_used = self.connection is not None
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookie = f"sessionid={self.known['session']}; csrftoken={TOKEN}"
        headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "Content-Type": kind}
        try:
            self.connection.request(method, self.known["home"] + rest, body or None, headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            # A server closes what was idle; every client then asks once more on a new connection.
            return self.ask(method, rest, body, kind) if is_used else (0, b"")

    def save(self) -> int:
        """Types further, and saves."""
        self.turn += 1
        words = f"We will open the hall on Fridays. Turn {self.turn} of {self.known['user']}."
        sent = {"writer": self.known["user"], "given": {CODE: {"text": [words]}}, "base": {CODE: self.revision},
                "from": {CODE: [f"bench-{self.known['user']}", self.turn]}}  # fmt: skip
        status, body = self.ask("POST", "autosave/", json.dumps(sent))
        if status == http.client.OK:
            self.revision, self.acknowledged = json.loads(body)["revisions"][CODE], words
        return status

    def send(self) -> int:
        """Sends the bid, and takes it back so that it can be written again."""
        form = "application/x-www-form-urlencoded"
        status, _ = self.ask("POST", "submit/", "version=", form)
        _, page = self.ask("GET", "steps/reopen/")
        version = VERSION.search(page)
        back, _ = self.ask("POST", "steps/reopen/", f"version={version[1].decode() if version else ''}", form)
        return max(status, back)


def play(groups: list[Group], until: float, seed: int, counts: dict[str, int], lock: threading.Lock) -> None:
    """One worker: its own groups, one request after another."""
    chance = random.Random(seed)
    while time.monotonic() < until:
        group, place = chance.choice(groups), chance.randrange(1000)
        if place < SAVES:
            kind, status = "saves", group.save()
        elif place < SAVES + PAGES:
            kind, status = "pages", group.ask("GET", f"sections/{chance.randint(1, 8)}/")[0]
        else:
            kind, status = "sendings", group.send()
        with lock:
            counts[kind] = counts.get(kind, 0) + (3 if kind == "sendings" else 1)
            if status not in (200, 302):
                counts[f"{kind} answered {status}"] = counts.get(f"{kind} answered {status}", 0) + 1


def lost(groups: list[Group], database: Path) -> list[str]:
    """The saves that were answered as saved and are not there."""
    with sqlite3.connect(database) as kept:
        stands = dict(kept.execute(STANDING, (CODE,)))
    told = [one for one in groups if one.acknowledged]
    return [one.acknowledged for one in told if stands[one.known["submission"]] != one.acknowledged]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(env: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """The real server, once it answers."""
    command = [sys.executable, "manage.py", "run", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    give_up = time.monotonic() + 180
    while time.monotonic() < give_up:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.5)
        else:
            return server
    server.terminate()
    raise SystemExit("The server did not start.")


def prepared(env: dict[str, str], count: int) -> list[dict[str, Any]]:
    """A demonstration with as many groups: a fresh one, or a copy of the one that lies in DATA_DIR already."""
    is_there = (Path(env["DATA_DIR"]) / DATABASE).exists()
    for command in (["migrate", "-v0"], ["createcachetable"], *([] if is_there else [["load_demo"]])):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True, capture_output=True)
    make = [sys.executable, "-m", "bench.inside.deadline", "--groups", str(count)]
    said = subprocess.run(make, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE).stdout
    made: list[dict[str, Any]] = json.loads(said)
    return made


def run(env: dict[str, str], folder: Path, count: int, seconds: float) -> bool:
    """The whole story; True when it was carried."""
    known, port = prepared(env, count), free_port()
    server = started(env, port)
    counts: dict[str, int] = {}
    try:
        groups = [Group(one, port) for one in known]
        for group in groups[:WORKERS]:
            group.ask("GET", "sections/1/")
        begun, lock = time.monotonic(), threading.Lock()
        workers = [
            threading.Thread(target=play, args=(groups[number::WORKERS], begun + seconds, number, counts, lock))
            for number in range(WORKERS)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        took = time.monotonic() - begun
    finally:
        server.terminate()
        server.wait(timeout=60)
    return told(counts, took, lost(groups, folder / DATABASE))


def told(counts: dict[str, int], took: float, gone: list[str]) -> bool:
    """Prints what was measured."""
    asked = sum(number for kind, number in counts.items() if " " not in kind)
    errors = {kind: number for kind, number in counts.items() if " " in kind}
    parts = ", ".join(f"{counts.get(one, 0)} {one}" for one in ("saves", "pages", "sendings"))
    print(f"{asked} requests in {took:.0f} s: {parts}; errors: {errors or 'none'}; lost saves: {len(gone)}")
    print(f"carried {asked / took / NEEDED:.2f} × the {NEEDED} requests a second")
    return not errors and not gone and asked / took >= NEEDED


def main() -> int:
    """Returns 0 when it was carried."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--groups", type=int, default=120)
    said.add_argument("--office", type=Path, help="the DATA_DIR of a loaded demonstration, to copy; else one is made")
    said.add_argument("--seconds", type=float, default=30)
    asked = said.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.office:
            shutil.copytree(asked.office, folder, dirs_exist_ok=True)
        env = {**os.environ, "PLOUGHLAND_MODE": "demonstration", "DATA_DIR": folder,
               "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
        return 0 if run(env, Path(folder), asked.groups, asked.seconds) else 1


if __name__ == "__main__":
    sys.exit(main())

"""One command sets up and serves: a real process, asked over a real socket."""

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.conftest import HERE, _template


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def running(tmp_path, port, django_db_setup, django_db_blocker):
    """`manage.py run` on a folder whose database is already migrated, so that the test is short."""
    with django_db_blocker.unblock():
        shutil.copy(_template(), tmp_path / "ploughland.sqlite3")
    env = {
        **os.environ,
        "PLOUGHLAND_MODE": "test",
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "run", "--port", str(port)]
    with subprocess.Popen(command, cwd=HERE, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        yield process
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def answer(port, path, within=90):
    """What the server says once it listens."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:  # it does not listen yet
            select.select([], [], [], 0.2)
    raise AssertionError("It never answered.")


@pytest.mark.sqlite
def test_one_command_serves_pages_with_the_worker_inside(running, port):
    assert answer(port, "/health/live") == (200, "alive\n")
    status, said = answer(port, "/health/ready")
    assert (status, '"worker": "well"' in said) == (200, True), said
    assert answer(port, "/static/ploughland/no-such-file.css")[0] == 404
    running.send_signal(signal.SIGTERM)
    assert running.wait(30) == 0

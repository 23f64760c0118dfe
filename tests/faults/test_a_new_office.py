"""The guide's own commands, followed in their order, make an office in production mode that serves; red when the guide
leaves a command out or names one that fails there."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import _template

ROOT = Path(__file__).resolve().parents[2]
HOST = "grants.example.org"
ANSWERS = ["--no-input", "--administrator", "first@office.example", "--body-name", "Office of the Commissioner",
           "--short-name", "the office", "--holder-title", "Commissioner", "--deputy-title", "Deputy Commissioner",
           "--phone", "01632 960000", "--email", "grants@office.example"]  # fmt: skip


def steps():
    """What the guide tells to run once the environment is filled in, up to the start."""
    guide = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    part = guide.split("Set up the office.")[1].split("Start it,")[0]
    return [line.split()[2:] for line in re.findall(r"^    python manage\.py .+$", part, re.MULTILINE)]


@pytest.fixture
def office(tmp_path):
    """The environment of an office of its own, in production mode, with the tables made beforehand to save time."""
    shutil.copy(_template(), tmp_path / "ploughland.sqlite3")
    told = {"PLOUGHLAND_MODE": "production", "SECRET_KEY": secrets.token_hex(48), "BANK_KEYS": secrets.token_hex(32),
            "ALLOWED_HOSTS": HOST, "SITE_ADDRESS": f"https://{HOST}", "BEHIND_PROXY": "1", "DATA_DIR": str(tmp_path),
            "BACKUP_DIR": str(tmp_path / "back-ups"), "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PYTHONPATH")}
    return {**kept, **told}


def asked(port, path, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": HOST, **headers})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status, answer.headers, answer.read().decode()


@pytest.mark.sqlite
def test_the_guide_makes_an_office_that_serves(office, tmp_path):
    told = steps()
    assert [one[0] for one in told] == ["migrate", "createcachetable", "collectstatic", "set_up_office", "back_up"]
    for command in told:
        answers = ANSWERS if command[0] == "set_up_office" else []
        done = subprocess.run([sys.executable, "manage.py", *command, *answers], env=office, cwd=ROOT, text=True,
                              capture_output=True, timeout=280)  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "back-ups").glob("*/manifest.json"))) == 1

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--workers", "1", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, env=office, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if "Booting worker" in line:
                break
        assert asked(port, "/health/live")[2] == "alive\n"
        status, headers, page = asked(port, "/", **{"X-Forwarded-Proto": "https"})
        assert status == 200
        assert "Office of the Commissioner" in page
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            asked(port, "/demo/", **{"X-Forwarded-Proto": "https"})
    finally:
        server.terminate()
        server.communicate(timeout=30)

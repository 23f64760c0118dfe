"""A machine that nobody configured refuses to start; nothing of the demonstration answers in production."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {"SECRET_KEY": "a-long-secret-of-the-office-" + "0123456789abcdef" * 3, "ALLOWED_HOSTS": "office.example"}
DEMONSTRATION_IS_SHUT = """
import django
django.setup()
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
for name in ("demo", "demo_sign_in", "demo_post"):
    try:
        raise SystemExit(f"{name} is at {reverse(name)}")
    except NoReverseMatch:
        pass
assert not settings.CLOCK_MAY_BE_SET and not settings.DEBUG
"""


def run(tmp_path, *command, **environment):
    """A fresh process in production mode with these variables and no others of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    given = {**kept, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings", **environment}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=given, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("missing", SECRETS)
def test_production_refuses_to_start_without(missing, tmp_path):
    given = {name: value for name, value in SECRETS.items() if name != missing}
    done = run(tmp_path, "-c", "import config.settings", **given)
    assert done.returncode != 0
    assert f"{missing} must be set in production" in done.stderr


def test_production_starts_with_its_secrets_and_passes_djangos_own_checks(tmp_path):
    done = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **SECRETS)
    assert done.returncode == 0, done.stderr


def test_an_unknown_mode_is_refused(tmp_path):
    done = run(tmp_path, "-c", "import config.settings", **SECRETS, PLOUGHLAND_MODE="prod")
    assert "it must be production, demonstration or test" in done.stderr


def test_production_knows_no_personas_and_no_set_clock(tmp_path):
    done = run(tmp_path, "-c", DEMONSTRATION_IS_SHUT, **SECRETS)
    assert done.returncode == 0, done.stderr

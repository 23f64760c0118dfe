"""What every test stands on: a migrated database (made once, then copied), and the set clock."""

import datetime as dt
import fcntl
import functools
import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from office.people.sign_in.second_factor import SET_UP_HERE
from office.records import clock
from office.records.letterhead.reading import forget
from office.submissions.queries import forget as forget_forms

pytest_plugins = ["tests.people", "tests.browsers"]

HERE = Path(__file__).resolve().parent.parent
NOON = dt.datetime(2020, 11, 23, 12, 0, tzinfo=dt.UTC)


def _fingerprint() -> str:
    """Changes with any migration, guard or package, so that a stale template is never used."""
    digest = hashlib.sha256()
    ours = [path for path in HERE.glob("*/**/*.py") if ".venv" not in path.parts]
    watched = [path for path in ours if "migrations" in path.parts]
    watched += [HERE / "requirements-dev.lock", HERE / "config/settings.py", HERE / "office/records/guards.py"]
    for path in sorted(watched):
        digest.update(path.read_bytes())
    for path in sorted(path for path in ours if path.name == "models.py"):
        digest.update("".join(re.findall(r"^only_grows.*$", path.read_text(), re.MULTILINE)).encode())
    return digest.hexdigest()[:16]


@functools.cache
def _template() -> Path:
    cache = HERE / ".cache"
    cache.mkdir(exist_ok=True)
    template = cache / f"test-{_fingerprint()}.sqlite3"
    with (cache / "lock").open("w") as lock:  # of two processes that start together, one makes it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in sorted(cache.glob("test-*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-8]:
                old.unlink()
            making = cache / f"making-{os.getpid()}.sqlite3"
            _use(making)
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA synchronous = OFF")  # a power cut would only cost another making
            call_command("migrate", run_syncdb=True, verbosity=0)
            call_command("createcachetable", verbosity=0)
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connections["default"].close()
            making.rename(template)
    return template


def _use(path: Path) -> None:
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = str(path)
    settings.DATABASES["default"]["NAME"] = str(path)


@pytest.fixture(scope="session")
def django_db_setup(request, tmp_path_factory, django_db_blocker):
    """SQLite: a copy of the migrated template. PostgreSQL: a database of its own, as Django makes it."""
    with django_db_blocker.unblock():
        if connections["default"].vendor == "sqlite":
            place = tmp_path_factory.mktemp("database") / "test.sqlite3"
            shutil.copy(_template(), place)
            _use(place)
            yield
            connections["default"].close()
        else:
            # Tests that run side by side have a database each.
            database, worker = connections["default"].settings_dict, os.environ.get("PYTEST_XDIST_WORKER", "alone")
            database["TEST"]["NAME"] = f"test_{database['NAME']}_{worker}"
            made = setup_databases(verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            name = connections["default"].settings_dict["NAME"]
            connections["default"].close()
            _copy_postgresql(name, f"{name}_template")
            yield
            _copy_postgresql("", f"{name}_template")
            teardown_databases(made, verbosity=0)


def pytest_addoption(parser):
    parser.addoption("--soak", action="store_true", help="Run races, kills and other long tests at full length.")


@pytest.fixture
def length(request):
    """How long a long test runs: `length(5, 200)` is 5, or 200 with --soak."""
    return lambda small, large: large if request.config.getoption("--soak") else small


def pytest_collection_modifyitems(config, items):
    """Tests that mean nothing on this database, or without a broker, are left out, and counted as left out."""
    on_postgresql = connections["default"].vendor == "postgresql"
    other = {"sqlite" if on_postgresql else "postgres"}
    if settings.EMBEDDED_WORKER or not on_postgresql:
        other.add("broker")
    left_out = [item for item in items if any(item.get_closest_marker(one) for one in other)]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def _as_migrated(case) -> None:
    """After a test that commits, the whole database comes back from its template.

    Django would empty each table, which the guards refuse and which loses the public site's first page.
    """
    connection = connections["default"]
    connection.close()
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_template())) as good, closing(sqlite3.connect(name, timeout=20)) as used:
            good.backup(used)
    else:
        _copy_postgresql(f"{name}_template", name)


def _copy_postgresql(source: str, copy: str) -> None:
    """One database made again as a copy of another, whoever was still looking at it."""
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        if source:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{source}"')


_set_up = TransactionTestCase._fixture_setup.__func__


@classmethod
def _on_a_fresh_connection(cls) -> None:
    """A browser's test ends in a context that cannot see the connection of the tests before it, so that the
    copy takes the database from under that one."""
    connections["default"].close()
    _set_up(cls)


TransactionTestCase._fixture_setup = _on_a_fresh_connection
TransactionTestCase._fixture_teardown = _as_migrated


@pytest.fixture
def at_noon():
    """Monday 23 November 2020, noon."""
    with clock.set_to(NOON):
        yield NOON


@pytest.fixture(autouse=True)
def _fresh_letterhead():
    """What is kept in memory must not outlive the test's own rows."""
    forget()
    forget_forms()
    yield
    forget()
    forget_forms()


@pytest.fixture
def sign_in(client):
    """Signs a person in, with the second factor that staff need: `sign_in(officer).get("/portal/")`."""

    def sign_in(user):
        client.force_login(user)
        session = client.session
        session[SET_UP_HERE] = user.pk
        session.save()
        return client

    return sign_in

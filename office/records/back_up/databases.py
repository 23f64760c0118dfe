"""Copying a whole database out and in, as it was at one instant, while people go on working."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from .digests import Contents, contents

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class CopyFailed(Exception):
    """The database's own tool refused; its last words say why."""


def copy_out(folder: Path) -> dict[str, Contents]:
    """Write a consistent copy into the folder. Returns what every table in that copy holds.

    SQLite by its online backup, PostgreSQL by pg_dump in one exported snapshot.
    """
    place = folder / NAMES[connections["default"].vendor]
    if connections["default"].vendor == "sqlite":
        return _copy_sqlite(place)
    with beside() as connection, connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        _run("pg_dump", "--format=custom", f"--snapshot={cursor.fetchone()[0]}", f"--file={place}")
        held = contents(connection)
        cursor.execute("ROLLBACK")
        return held


def copy_in(folder: Path) -> None:
    """Put the copy in the place of the present database, whole or not at all."""
    place = folder / NAMES[connections["default"].vendor]
    if connections["default"].vendor == "sqlite":
        with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(_name(), timeout=20)) as target:
            source.backup(target)
    else:
        with connections["default"].cursor() as cursor:
            tables = connections["default"].introspection.table_names(cursor)
            if tables:  # those of another version too, which the copy would not replace
                quoted = ", ".join(connections["default"].ops.quote_name(table) for table in tables)
                cursor.execute(f"DROP TABLE {quoted} CASCADE")
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
             f"--dbname={_name()}", str(place))  # fmt: skip
    connections["default"].close()


@contextmanager
def beside(**changes: Any) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own, to the present database or with other settings."""
    connection = ConnectionHandler({"default": connections["default"].settings_dict | changes})["default"]
    try:
        yield connection
    finally:
        connection.close()


def held_now() -> dict[str, Contents]:
    """What every table of the present database holds."""
    with beside() as connection:
        return contents(connection)


def _copy_sqlite(place: Path) -> dict[str, Contents]:
    with closing(sqlite3.connect(_name(), timeout=20)) as source, closing(sqlite3.connect(place)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, and none beside it
    with beside(NAME=str(place), OPTIONS={}) as connection:
        return contents(connection)


def _name() -> str:
    return str(connections["default"].settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    """One of PostgreSQL's own tools, told of the database by its environment, so that no list of processes shows it."""
    used = connections["default"].settings_dict
    told = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    environment = os.environ | {name: str(used[key]) for name, key in told.items() if used[key]}
    try:
        subprocess.run([tool, *arguments], env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError:
        raise CopyFailed(f"{tool} is not on this machine. Install PostgreSQL's client programs.") from None
    except subprocess.CalledProcessError as error:
        raise CopyFailed(f"{tool}: {error.stderr.strip()[-500:]}") from None

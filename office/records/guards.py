"""Guards in the database itself: some tables may only grow.

They are put up after every migrate, not in a migration, because SQLite drops a table's triggers
whenever it remakes the table.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections


@dataclass(frozen=True)
class Guard:
    """A table that may only grow; `may_blank` names the one column that may be emptied."""

    label: str
    may_blank: str = ""


_guards: dict[str, Guard] = {}


def only_grows(label: str, may_blank: str = "") -> None:
    """Let a table only grow. Called from a models module, once for each table."""
    _guards[label] = Guard(label, may_blank)


def guarded() -> list[Guard]:
    """Every guard that should stand."""
    return list(_guards.values())


def put_up(using: str = "default", **kwargs: Any) -> None:
    """Put up every guard whose table exists (after migrate)."""
    _each(using, _statements)


def take_down(using: str = "default") -> None:
    """Take the guards down: only for a test that must empty tables or forge a row."""
    _each(using, _removals)


def missing(using: str = "default") -> list[str]:
    """The tables whose guards do not stand."""
    connection = connections[using]
    query = (
        "SELECT name FROM sqlite_master WHERE type='trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    return [
        guard.label
        for guard in guarded()
        for event in _events(connection.vendor)
        if f"{_table(guard)}_no_{event}" not in standing
    ]


def _each(using: str, make: Any) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for guard in guarded():
            if _table(guard) in existing:
                for statement in make(guard, connection.vendor):
                    cursor.execute(statement)


def _table(guard: Guard) -> str:
    return apps.get_model(guard.label)._meta.db_table


def _events(vendor: str) -> list[str]:
    return ["update", "delete"] if vendor == "sqlite" else ["update", "delete", "truncate"]


def _removals(guard: Guard, vendor: str) -> list[str]:
    table = _table(guard)
    on = "" if vendor == "sqlite" else f" ON {table}"
    return [f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}" for event in _events(vendor)]


def _statements(guard: Guard, vendor: str) -> list[str]:
    return _removals(guard, vendor) + (_for_sqlite(guard) if vendor == "sqlite" else _for_postgresql(guard))


def _for_sqlite(guard: Guard) -> list[str]:
    table = _table(guard)
    when = ""
    if guard.may_blank:
        others = [f.column for f in apps.get_model(guard.label)._meta.concrete_fields if f.name != guard.may_blank]
        same = " AND ".join(f"OLD.{c} IS NEW.{c}" for c in others)
        when = f"WHEN NOT (NEW.{guard.may_blank} = '' AND {same})"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
    ]


def _for_postgresql(guard: Guard) -> list[str]:
    table, blank = _table(guard), guard.may_blank
    allow = (
        f"IF TG_OP = 'UPDATE' AND NEW.{blank} = '' AND to_jsonb(OLD) - '{blank}' = to_jsonb(NEW) - '{blank}' "
        "THEN RETURN NEW; END IF; "
        if blank
        else ""
    )
    function = (
        f"CREATE OR REPLACE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{allow}RAISE EXCEPTION '{table} only grows' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    run = f"EXECUTE FUNCTION {table}_only_grows()"
    return [
        function,
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {run}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}",
    ]

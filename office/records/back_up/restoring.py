"""Restoring a back-up into an office that has nobody in it yet."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from .. import clock
from ..outbox.draining import waiting
from . import databases, files
from .manifest import Manifest, Unusable, key_marks, read

HELD = "held since restoring"


def restore(folder: Path) -> tuple[Manifest, int]:
    """Check the back-up, put it in place, and compare every table with the list.

    Everybody signs in again. What waited to leave is held (it may have left after the back-up was made):
    `manage.py outbox --again` lets it go. Returns the list and how many things are held. Raises Unusable
    before anything is touched; afterwards only when the database does not hold what the list says.
    """
    manifest = read(folder)
    if why := obstacles(manifest, folder):
        raise Unusable("\n".join(why))
    databases.copy_in(folder)
    if different := _different(manifest):
        raise Unusable(f"These tables do not hold what was backed up: {', '.join(different)}.")
    files.copy_in(folder, manifest.files)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    Session.objects.all().delete()
    cache.clear()
    return manifest, waiting().update(failed_at=clock.now(), claimed_until=None, last_error=HELD)


def obstacles(manifest: Manifest, folder: Path) -> list[str]:
    """Why this back-up cannot be restored here, in sentences."""
    if manifest.vendor != connection.vendor:
        return [f"The back-up is of {manifest.vendor}, this office runs on {connection.vendor}."]
    why = manifest.faults(folder, databases.NAMES[connection.vendor])
    with connection.cursor() as cursor:
        has_tables = get_user_model()._meta.db_table in connection.introspection.table_names(cursor)
    if has_tables and get_user_model()._default_manager.exists():
        why.append("This office has people in it. Restore into an empty database.")
    ours = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    if newer := sorted(set(manifest.migrations) - ours):
        why.append(f"The back-up is of a newer version: this one does not know {newer[0]}.")
    return why


def unknown_keys(manifest: Manifest) -> int:
    """How many of the keys it was made with this office does not have: what they sealed stays shut."""
    return len(set(manifest.keys) - set(key_marks()))


def _different(manifest: Manifest) -> list[str]:
    now = databases.held_now()
    return sorted(name for name in manifest.tables.keys() | now.keys() if manifest.tables.get(name) != now.get(name))
